"""A next review that is not after the last one.

### What it does

Asks that a module's `review_by` is later than its `reviewed_on`.

### Why

One of the two dates is mistyped, or only one of them was set anew. The module would be reviewed at once, or never.

### Example

```yaml
reviewed_on: 2026-11-20
review_by: 2026-11-20
```

### Instead

```yaml
reviewed_on: 2026-11-20
review_by: 2027-11-20
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REV005", "review-order", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each module whose next review is no later than its last."""
    for module in curriculum.modules:
        last, due = module.reviewed_on, module.review_by
        if last and due and due <= last:
            message = f"the next review, by {due}, is not after the last one, on {last}"
            also = (module.document.place("reviewed_on"),)
            mend = 'set "review_by" to a later day, for most modules a year after "reviewed_on"'
            yield RULE.at(module.document.place("review_by"), message, mend, also)
