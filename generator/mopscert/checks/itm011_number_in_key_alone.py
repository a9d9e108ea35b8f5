"""A right option that alone has a number.

### What it does

Looks for numbers in digits that stand in all right options and in no wrong one. Number words in a wrong option count as
numbers too; digits inside a name, as in *B2B*, do not.

### Why

The option that is more exact than the others looks like the one that its author knew to be true.

### Example

```yaml
- {id: figures, text: Show 12 weeks of figures, correct: true, why: ...}
- {id: praise, text: Quote the praise of a customer, why: ...}
```

### Instead

```yaml
- {id: figures, text: Show the figures of the last quarter, correct: true, why: ...}
- {id: praise, text: Quote the praise of a customer, why: ...}
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.amounts import first_number
from mopscert.model import Curriculum

RULE = Rule("ITM011", "number-in-key-alone", Severity.WARNING, __doc__ or "")


_DIGIT = re.compile(r"\d")
_WORDS = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?"
    r"|millions?|half|halve|third|quarter|twice|double)\b",
    re.I,
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question whose right options alone have numbers."""
    for worded, _ in choices(curriculum):
        numbers = [first_number(text) for text in worded.right] if _DIGIT.search(worded.options) else [""]
        if all(numbers) and not any(_WORDS.search(text) for text in worded.wrong):
            message = f'only what is right has a number: "{numbers[0]}"'
            mend = "give a wrong option a number too, or take it out of what is right"
            yield RULE.at(worded.place(*worded.first_right, word=numbers[0]), message, mend)
