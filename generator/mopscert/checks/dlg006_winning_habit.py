"""A dialogue that ends well for anyone who always takes the first option, or the longest.

### What it does

Plays each dialogue twice: with the first option of each node, and with the longest. A run that ends with all meters at
zero or above is reported.

### Why

Learners find such habits quickly, and then no longer read.

### Example

The best option stands first in every node.

### Instead

Change the order of the options in some nodes, and let tempting options take as many words as they would in life.
"""

from collections.abc import Callable, Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import Runs, dialogues, runs
from mopscert.model import Curriculum, Node, Reply

RULE = Rule("DLG006", "winning-habit", Severity.WARNING, __doc__ or "")


def _first(node: Node) -> Reply:
    return node.options[0]


def _longest(node: Node) -> Reply:
    return max(node.options, key=lambda option: len(option.text))


_HABITS: dict[str, tuple[Callable[[Node], Reply], str]] = {
    "first": (_first, "change the order of the options in some nodes"),
    "longest": (_longest, "shorten the good answers, or give the tempting ones their words"),
}


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each habit with which a dialogue ends well."""
    for module, dialogue in dialogues(curriculum):
        if played := runs(curriculum).get(module.id):
            for name, (habit, mend) in _HABITS.items():
                if _ends_well(played, habit):
                    message = f"the dialogue ends well for anyone who always takes the {name} option"
                    yield RULE.at(dialogue.document.place("start"), message, mend)


def _ends_well(played: Runs, habit: Callable[[Node], Reply]) -> bool:
    state = played.first
    # With one habit, a node that comes up again comes up for ever.
    for _ in played.nodes:
        if state[0] in played.ends:
            break
        state = played.step(state, habit(played.nodes[state[0]]))
    return state[0] in played.ends and min(state[1]) >= 0
