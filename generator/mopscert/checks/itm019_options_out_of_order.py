"""Options that are amounts, and that do not stand in ascending order.

### What it does

Looks for options that are all numbers, percentages, durations, times, dates or ranges in the same unit, and asks for
`order: fixed` and ascending order. It does the same for the targets of a match, which always stand as they are written.

### Why

Learners look for an amount along the scale. Mixed amounts cost them time that has nothing to do with the matter.

### Example

```yaml
options:
  - {id: sixty, text: 60 days, why: ...}
  - {id: thirty, text: 30 days, correct: true, why: ...}
  - {id: ninety, text: 90 days, why: ...}
```

### Instead

```yaml
order: fixed
options:
  - {id: thirty, text: 30 days, correct: true, why: ...}
  - {id: sixty, text: 60 days, why: ...}
  - {id: ninety, text: 90 days, why: ...}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from mopscert.checks.questions import Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.amounts import Interval, interval
from mopscert.measures.words import plain
from mopscert.model import Choice, Curriculum
from mopscert.model.answers import Pointer

RULE = Rule("ITM019", "options-out-of-order", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each list of amounts that is mixed or not ascending."""
    for worded in questions(curriculum):
        for name, entries in worded.lists:
            if name in ("option", "target"):
                amounts = [(pointer, text, amount) for pointer, text in entries if (amount := interval(text))]
                if len(amounts) == len(entries) and len({amount.unit for _, _, amount in amounts}) == 1:
                    yield from _of_amounts(worded, amounts)


def _of_amounts(worded: Worded, amounts: list[tuple[Pointer, str, Interval]]) -> Iterator[Finding]:
    for (_, before, smaller), (pointer, text, larger) in pairwise(amounts):
        if (smaller.low, smaller.high) > (larger.low, larger.high):
            message = f'"{plain(text)}" stands after "{plain(before)}"'
            fixed = (
                ' and write "order: fixed"' if isinstance(worded.item, Choice) and worded.item.order != "fixed" else ""
            )
            yield RULE.at(worded.place(*pointer), message, f"put the smallest first and the largest last{fixed}")
            return
    if isinstance(worded.item, Choice) and worded.item.order != "fixed":
        mend = 'write "order: fixed", so that the page keeps them in ascending order'
        yield RULE.at(worded.place("options", 0, "text"), "the options are amounts, and the page mixes them", mend)
