"""Options with ranges that have a value in common.

### What it does

Reads options that are ranges (*5 to 10 days*, *under 10%*, *more than 50*) and finds two into which the same value
falls. Ranges that are open to the same side, such as *at least 5* and *at least 10*, are thresholds and may hold each
other.

### Why

A value in both makes two options right, and a learner who sees it has to guess which one is meant.

### Example

```yaml
- {id: low, text: 0 to 10 days, why: ...}
- {id: middle, text: 10 to 20 days, correct: true, why: ...}
```

### Instead

```yaml
- {id: low, text: 0 to 9 days, why: ...}
- {id: middle, text: 10 to 19 days, correct: true, why: ...}
```
"""

from collections.abc import Iterator
from itertools import combinations

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.amounts import Interval, interval
from mopscert.measures.words import plain
from mopscert.model import Curriculum

RULE = Rule("ITM020", "overlapping-ranges", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the first two ranges of each list that overlap."""
    for worded in questions(curriculum):
        for name, entries in worded.lists:
            if name in ("option", "target"):
                amounts = [(pointer, text, amount) for pointer, text in entries if (amount := interval(text))]
                for (_, before, one), (pointer, text, other) in combinations(amounts, 2):
                    if _overlap(one, other):
                        message = f'"{plain(before)}" and "{plain(text)}" have values in common'
                        yield RULE.at(worded.place(*pointer), message, "let each value fall into one range only")
                        break


def _overlap(one: Interval, other: Interval) -> bool:
    thresholds = (one.is_below and other.is_below) or (one.is_above and other.is_above)
    # Two amounts that are the same value are a matter of ITM024.
    return one.overlaps(other) and not thresholds and not (one.is_point and other.is_point)
