"""A step of a dialogue that leads nowhere, or a speaker whom nobody introduced.

### What it does

Looks up `start` among the nodes, each `next` among nodes and ends, and each `speaker` among the roles.

### Why

The conversation would stop in the middle, or nobody would know who speaks.

### Example

```yaml
        next: nine-day
```

### Instead

```yaml
        next: nine-days
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues
from mopscert.model import Curriculum, Dialogue

RULE = Rule("DLG001", "unknown-step", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown node, end or role."""
    for _, dialogue in dialogues(curriculum):
        place = dialogue.document.place
        nodes: list[Use] = [(each.id, partial(place, "nodes", n, "id")) for n, each in enumerate(dialogue.nodes)]
        ends: list[Use] = [(each.id, partial(place, "ends", n, "id")) for n, each in enumerate(dialogue.ends)]
        roles: list[Use] = [(each.id, partial(place, "roles", n, "id")) for n, each in enumerate(dialogue.roles)]
        start = [(dialogue.start, partial(place, "start"))]
        speakers = [(each.speaker, partial(place, "nodes", n, "speaker")) for n, each in enumerate(dialogue.nodes)]
        for uses, declared, what in (
            (start, nodes, "node"),
            (list(_steps(dialogue)), [*nodes, *ends], "node and no end"),
            (speakers, roles, "role"),
        ):
            yield from undeclared(RULE, uses, declared, f'no {what} has the id "{{id}}"', "use one of: {ids}")


def _steps(dialogue: Dialogue) -> Iterator[Use]:
    for number, node in enumerate(dialogue.nodes):
        for place, option in enumerate(node.options):
            at = ("nodes", number, "options", place, "next")
            yield option.next, partial(dialogue.document.place, *at)
