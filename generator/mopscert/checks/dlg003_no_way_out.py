"""A part of a dialogue from which no option leads to an end.

### What it does

Looks from each node for a way to an end.

### Why

The learner would go round in circles, and there would be no debrief.

### Example

A node `again` whose three options all lead back to `again`.

### Instead

Let at least one option lead on, to another node or to an end.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues, is_sound, reachable
from mopscert.model import Curriculum

RULE = Rule("DLG003", "no-way-out", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each dialogue with nodes that lead to no end."""
    for _, dialogue in dialogues(curriculum):
        if not is_sound(dialogue):
            continue
        ends = {end.id for end in dialogue.ends}
        caught = [n for n, node in enumerate(dialogue.nodes) if not reachable(dialogue, node.id) & ends]
        if caught:
            first, *others = (dialogue.document.place("nodes", number, "id") for number in caught)
            message = f'no way leads from the node "{dialogue.nodes[caught[0]].id}" to an end'
            yield RULE.at(first, message, "let one of its options lead on, to another node or an end", tuple(others))
