"""A node or an end of a dialogue that no run can reach.

### What it does

Follows all options from `start`, and names each node and end to which none of them leads. What comes only behind such
a node is not named again.

### Why

Nobody will ever read it.

### Example

An end `a-date-that-held`, and no option with `next: a-date-that-held`.

### Instead

Let an option lead to it, or remove it.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues, is_sound, reachable
from mopscert.model import Curriculum, Dialogue

RULE = Rule("DLG002", "unreachable", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each part that cannot be reached."""
    for _, dialogue in dialogues(curriculum):
        if is_sound(dialogue):
            yield from _unreachable(dialogue)


def _unreachable(dialogue: Dialogue) -> Iterator[Finding]:
    found = reachable(dialogue, dialogue.start)
    named = {option.next for node in dialogue.nodes if node.id not in found for option in node.options}
    parts = [("nodes", n, each.id) for n, each in enumerate(dialogue.nodes)]
    parts += [("ends", n, each.id) for n, each in enumerate(dialogue.ends)]
    # What no other unreachable node leads to comes first; what is left then goes round in circles.
    for key, number, name in sorted(parts, key=lambda part: part[2] in named):
        if name not in found:
            found |= reachable(dialogue, name)
            what = "node" if key == "nodes" else "end"
            message = f'no run can reach the {what} "{name}"'
            yield RULE.at(dialogue.document.place(key, number, "id"), message, "let an option lead to it, or remove it")
