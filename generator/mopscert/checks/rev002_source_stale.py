"""A source that changes often and was last opened more than a year ago.

### What it does

Looks at each source with `volatile: true`, and compares its `checked_on` with the day of the check. Twelve months are
allowed.

### Why

A provider's rules or an amount in a law can change on any day. Whatever rests on such a source may have become wrong
without anybody touching it. This is a notice: the calendar caused it, no change did.

### Example

```yaml
volatile: true
checked_on: 2025-09-30     # and today is a day in November 2026
```

### Instead

Open the source, compare it with what we say, mend what has changed, and set `checked_on` to the day on which you did.
"""

from collections.abc import Iterator
from datetime import date

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REV002", "source-stale", Severity.NOTICE, __doc__ or "")


def remind(curriculum: Curriculum, today: date) -> Iterator[Finding]:
    """Yield a finding for each volatile source that nobody opened for twelve months."""
    if curriculum.sources is None:
        return
    for number, source in enumerate(curriculum.sources.file.sources):
        if source.volatile and source.checked_on and _is_a_year_before(source.checked_on, today):
            message = f'"{source.id}" can change at any time and was last opened on {source.checked_on}'
            mend = 'open it, compare it with what we say, and set "checked_on" to that day'
            yield RULE.at(curriculum.sources.document.place("sources", number, "checked_on"), message, mend)


def _is_a_year_before(day: date, today: date) -> bool:
    # As numbers, since a year after 29 February is no date.
    return (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)
