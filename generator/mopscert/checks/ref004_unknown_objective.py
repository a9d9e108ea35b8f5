"""A question that asks for an objective its module does not have.

### What it does

Looks up the `objective` of each question among the objectives of its module.

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

from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF004", "unknown-objective", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown objective."""
    for module in curriculum.modules:
        if module.quiz is None:
            continue
        declared = [
            (objective.id, partial(module.document.place, "objectives", number, "id"))
            for number, objective in enumerate(module.objectives)
        ]
        document = module.quiz.document
        uses = (
            (item.objective, partial(document.place, "items", number, "objective"))
            for number, item in enumerate(module.quiz.items)
        )
        message = f'the module "{module.id}" has no objective "{{id}}"'
        yield from undeclared(RULE, uses, declared, message, "use one of: {ids}")
