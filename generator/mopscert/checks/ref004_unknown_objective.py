"""A question, a lab or a dialogue for an objective that its module does not have.

### What it does

Looks up the `objective` of each question, and what a lab or a dialogue `practises`, among the objectives of the module.

### Why

A question without an objective proves nothing, and its objective stays unasked.

### Example

```yaml
objective: recomend-a-home
```

### Instead

```yaml
objective: recommend-a-home
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Module

RULE = Rule("REF004", "unknown-objective", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown objective."""
    for module in curriculum.modules:
        declared = [
            (objective.id, partial(module.document.place, "objectives", number, "id"))
            for number, objective in enumerate(module.objectives)
        ]
        message = f'the module "{module.id}" has no objective "{{id}}"'
        yield from undeclared(RULE, _uses(module), declared, message, "use one of: {ids}")


def _uses(module: Module) -> Iterator[Use]:
    if quiz := module.quiz:
        for number, item in enumerate(quiz.items):
            yield item.objective, partial(quiz.document.place, "items", number, "objective")
    for practice in (module.lab, module.dialogue):
        for number, name in enumerate(practice.practises if practice else ()):
            assert practice is not None
            yield name, partial(practice.document.place, "practises", number)
