"""A module in a domain that the programme does not have.

### What it does

Looks up each of a module's `domains`, and the `domain` of an objective that has one of its own.

### Why

The blueprint counts questions by domain; a module outside all domains would count nowhere.

### Example

```yaml
domains: [strategie]
```

### Instead

```yaml
domains: [strategy]
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF002", "unknown-domain", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown domain."""
    if curriculum.programme is None:
        return
    programme = curriculum.programme
    declared = [
        (domain.id, partial(programme.document.place, "domains", number, "id"))
        for number, domain in enumerate(programme.file.domains)
    ]
    otherwise = "use one of: {ids}"
    yield from undeclared(RULE, _uses(curriculum), declared, 'the programme has no domain "{id}"', otherwise)


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    for module in curriculum.modules:
        for place, name in enumerate(module.domains):
            yield name, partial(module.document.place, "domains", place)
        for place, objective in enumerate(module.objectives):
            if objective.domain:
                yield objective.domain, partial(module.document.place, "objectives", place, "domain")
