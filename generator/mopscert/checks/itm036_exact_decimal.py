"""A decimal answer that counts only to the last digit.

### What it does

Finds questions of type `number` whose answer has decimals and whose `tolerance` is 0, unless the stem says how to
round.

### Why

A learner who works rightly and rounds elsewhere is marked wrong.

### Example

```yaml
stem: What share of the mails was opened?
answer: 33.33
tolerance: 0
```

### Instead

```yaml
stem: What share of the mails was opened?
answer: 33.33
tolerance: 0.4
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Number

RULE = Rule("ITM036", "exact-decimal", Severity.WARNING, __doc__ or "")


_ROUNDING = re.compile(r"\b(?:round|rounded|decimals?|nearest|digits?)\b", re.I)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each decimal answer without tolerance."""
    for worded in questions(curriculum):
        item = worded.item
        if isinstance(item, Number) and _is_exact(item) and not _ROUNDING.search(item.stem):
            message = f"the answer {item.answer:.12g} has decimals and the tolerance is 0"
            mend = "give a tolerance, or say in the stem how to round"
            yield RULE.at(worded.place("tolerance"), message, mend)


def _is_exact(item: Number) -> bool:
    return item.tolerance == 0 and not float(item.answer).is_integer()
