"""A link to a diagnostic that does not exist.

### What it does

Looks up every diagnostic that a link of a lesson, a question, a lab or a dialogue names (`diagnostic:`).

### Why

Readers are sent to an instrument and find nothing.

### Example

```text
[Where should it sit?](diagnostic:org-homes)
```

### Instead

```text
[Where should it sit?](diagnostic:org-home)
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.passages import linked
from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF019", "unknown-diagnostic", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown diagnostic."""
    declared = [
        (name, partial(Place, f"curriculum/diagnostics/{name}.yaml")) for name in sorted(curriculum.diagnostic_ids)
    ]
    otherwise = "name a diagnostic that exists, or add curriculum/diagnostics/{id}.yaml"
    uses = linked(curriculum, "diagnostic:")
    yield from undeclared(RULE, uses, declared, 'no diagnostic has the id "{id}"', otherwise)
