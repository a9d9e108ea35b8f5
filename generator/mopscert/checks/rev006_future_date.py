"""A day in the past tense that has not come yet.

### What it does

Looks for a `reviewed_on` of a module and a `checked_on` of a source that are later than the day of the check.

### Why

Nobody has read what will be read next year. With a mistyped year, a review would not fall due for a decade. This is a
notice, since the day of the check decides whether it is found; a clock that is behind by a day can cause it too.

### Example

```yaml
checked_on: 2062-11-20
```

### Instead

```yaml
checked_on: 2026-11-20
```
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from mopscert.checks.references import Where
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REV006", "future-date", Severity.NOTICE, __doc__ or "")


def remind(curriculum: Curriculum, today: date) -> Iterator[Finding]:
    """Yield a finding for each review that lies ahead."""
    for day, where in _days(curriculum):
        if day is not None and day > today:
            yield RULE.at(where(), f"{day} has not come yet", "write the day on which somebody read it")


def _days(curriculum: Curriculum) -> Iterator[tuple[date | None, Where]]:
    for module in curriculum.modules:
        # A last review that comes after the next one has a finding of its own.
        if module.reviewed_on and module.review_by and module.reviewed_on < module.review_by:
            yield module.reviewed_on, partial(module.document.place, "reviewed_on")
    if curriculum.sources:
        for number, source in enumerate(curriculum.sources.file.sources):
            yield source.checked_on, partial(curriculum.sources.document.place, "sources", number, "checked_on")
