"""An objective that serves an outcome which its level does not have.

### What it does

Looks up each of an objective's `serves` among the outcomes of the module's level.

### Why

Outcomes are the promise to an employer; an objective that serves none is there for its own sake.

### Example

```yaml
serves: [place-mops]
```

### Instead

```yaml
serves: [places-mops]
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF006", "unknown-outcome", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown outcome."""
    if curriculum.programme is None:
        return
    if len({level.id for level in curriculum.programme.file.levels}) < len(curriculum.programme.file.levels):
        return  # two levels of one id have a finding already, and nobody knows whose outcomes are meant
    for rank, level in enumerate(curriculum.programme.file.levels):
        declared = [
            (outcome.id, partial(curriculum.programme.document.place, "levels", rank, "outcomes", number, "id"))
            for number, outcome in enumerate(level.outcomes)
        ]
        message = f'the level "{level.id}" has no outcome "{{id}}"'
        yield from undeclared(RULE, _uses(curriculum, level.id), declared, message, "use one of: {ids}")


def _uses(curriculum: Curriculum, level: str) -> Iterator[Use]:
    for module in curriculum.of_level(level):
        for number, objective in enumerate(module.objectives):
            for place, name in enumerate(objective.serves):
                yield name, partial(module.document.place, "objectives", number, "serves", place)
