"""An option of a dialogue that is better than the others in everything.

### What it does

Compares the effects of the three options of each node. One that is at least as good as both others on every meter, and
better than each of them on some meter, is reported.

### Why

A real decision costs something. Where one option wins on all counts, the learner looks for the nice answer, not for
the price that is worth paying.

### Example

```yaml
effects: {outcome: 2, relationship: 1, governance: 1}
effects: {outcome: 0, relationship: -1, governance: 0}
effects: {outcome: -1, relationship: 1, governance: -2}
```

### Instead

Give the tempting options what makes them tempting, or the best one its price.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues
from mopscert.model import METERS, Curriculum, Node, Reply

RULE = Rule("DLG005", "dominating-option", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each option that dominates the others of its node."""
    for _, dialogue in dialogues(curriculum):
        for number, node in enumerate(dialogue.nodes):
            for place, option in enumerate(node.options):
                if _dominates(node, option):
                    message = f'the option "{option.id}" is better than the others on every meter'
                    mend = "give another option something that this one lacks, or let this one cost something"
                    at = dialogue.document.place("nodes", number, "options", place, "effects")
                    yield RULE.at(at, message, mend)


def _dominates(node: Node, option: Reply) -> bool:
    mine = _levels(option)
    others = [_levels(each) for each in node.options if each is not option]
    return all(mine != other and all(a >= b for a, b in zip(mine, other, strict=True)) for other in others)


def _levels(option: Reply) -> tuple[int, ...]:
    return tuple(getattr(option.effects, name) for name in METERS)
