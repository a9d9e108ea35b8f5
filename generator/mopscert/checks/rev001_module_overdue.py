"""A module whose review is due.

### What it does

Compares the `review_by` of each module with the day of the check.

### Why

Laws, thresholds and the rules of mailbox providers change while a lesson stands still. Readers see when a module was
last reviewed, and trust that somebody read it again in time. This is a notice: the calendar caused it, no change did,
so it stops nobody's pull request.

### Example

```yaml
reviewed_on: 2026-11-20
review_by: 2027-11-20     # and today is later
```

### Instead

Read the module against its sources, mend what no longer holds, and set both dates anew.
"""

from collections.abc import Iterator
from datetime import date

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REV001", "module-overdue", Severity.NOTICE, __doc__ or "")


def remind(curriculum: Curriculum, today: date) -> Iterator[Finding]:
    """Yield a finding for each module whose last day of review is over."""
    for module in curriculum.modules:
        last, due = module.reviewed_on, module.review_by
        # A next review that comes before the last one has a finding of its own.
        if last and due and last < due < today:
            message = f"the review of this module was due on {due}"
            mend = f'{module.owner}: read it against its sources, then set "reviewed_on" and "review_by" anew'
            yield RULE.at(module.document.place("review_by"), message, mend)
