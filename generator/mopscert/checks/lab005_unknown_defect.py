"""A rule of a lab that names a planted defect which the lab does not have.

### What it does

Looks up each id under `trips` among the `planted` defects of the lab.

### Why

The list says what a rule is for, and the lab's own proof plants each defect and sees which rules it trips.

### Example

```yaml
    trips: [same-person]
```

### Instead

```yaml
    trips: [same-person-twice]
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks import labs
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB005", "unknown-defect", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown defect."""
    for _, lab in labs.labs(curriculum):
        declared = [
            (each.id, partial(lab.document.place, "planted", number, "id")) for number, each in enumerate(lab.planted)
        ]
        message = 'no planted defect has the id "{id}"'
        yield from undeclared(RULE, _uses(lab), declared, message, "use one of: {ids}")


def _uses(lab: Lab) -> Iterator[Use]:
    for rule, pointer in labs.rules(lab):
        for number, name in enumerate(getattr(rule, "trips", ())):
            yield name, partial(lab.document.place, *pointer, "trips", number)
