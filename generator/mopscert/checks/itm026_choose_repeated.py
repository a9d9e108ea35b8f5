"""A stem that says how many options to choose, which the page says too.

### What it does

Looks, in questions of type `multiple`, for *choose two*, *which two* and the like in the last paragraph of the stem.

### Why

The page adds *Choose two* by itself. Said twice, it must be changed twice, and one of the two is forgotten.

### Example

```yaml
stem: Which two lines belong in the split?
choose: 2
```

### Instead

```yaml
stem: Which lines belong in the split?
choose: 2
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.asking import asked_number
from mopscert.model import Curriculum, Multiple

RULE = Rule("ITM026", "choose-repeated", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem that repeats `choose`."""
    for worded, item in choices(curriculum):
        if isinstance(item, Multiple):
            words, number = asked_number(worded.task, is_multiple=True)
            if words and number == item.choose:
                message = f'the stem says "{words}", which the page says too'
                yield RULE.at(worded.place("stem", word=words), message, "take the number out of the stem")
