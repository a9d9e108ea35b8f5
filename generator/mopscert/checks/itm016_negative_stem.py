"""A question that asks for what is not so.

### What it does

Looks in the last sentence of the stem for *not*, *never*, *except*, *least likely*, *is false* and the like, where they
turn the question round. A question that asks why something is not so, and a *not* in a side clause, are left alone.

### Why

The small word is overlooked, and a learner who knows the matter answers wrongly. To know what is not so is also seldom
what the objective asks for.

### Example

```yaml
stem: Which of these is not a sign of overload?
```

### Instead

```yaml
stem: Which of these is a sign of overload?
```
Where the exception is the point, as in a safety rule, write `negative: true` and put the word in bold.
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.negation import turning_word
from mopscert.model import Curriculum

RULE = Rule("ITM016", "negative-stem", Severity.WARNING, __doc__ or "")

# A quick look; most questions hold no such word.
_SIGN = re.compile(r"n't\b|\b(?:not|never|cannot|except|no|least|worst|false|incorrect|untrue|wrong)\b", re.I)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each negative question that is not declared to be one."""
    for worded in questions(curriculum):
        if not worded.item.negative and _SIGN.search(worded.task) and (word := turning_word(worded.task)):
            message = f'the question asks for what is not so: "{word}"'
            mend = (
                'ask for what is so; where the exception is the point, write "negative: true" and put the word in bold'
            )
            yield RULE.at(worded.place("stem", word=worded.task.split("\n")[-1]), message, mend)
