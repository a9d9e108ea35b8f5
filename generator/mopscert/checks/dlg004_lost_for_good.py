"""A single wrong turn in a dialogue that nothing can repair.

### What it does

Plays the options that move the meters furthest up in sum, then a single other one, and looks for a way to go on that
ends with all three meters at zero or above. Turns that end the conversation at once are left alone.

### Why

Recovery is the skill that dialogues train. Who cannot mend a mistake learns only to have made it.

### Example

An option with `governance: -2`, after which no option moves governance up.

### Instead

An option further on that admits the mistake and moves governance up, at a price.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import Runs, State, dialogues, runs
from mopscert.model import METERS, Curriculum, Dialogue

RULE = Rule("DLG004", "lost-for-good", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each dialogue that cannot end well, and for each turn that cannot be repaired."""
    for module, dialogue in dialogues(curriculum):
        if played := runs(curriculum).get(module.id):
            if not played.can_end_well(played.first):
                yield RULE.at(
                    dialogue.document.place("start"),
                    f"no run ends well: {_meters(played, played.first)}",
                    "add options that move the meters up, or let them start higher",
                )
            else:
                yield from _turns(dialogue, played)


def _turns(dialogue: Dialogue, played: Runs) -> Iterator[Finding]:
    """Findings about the wrong turns off a run of best options; one for each option."""
    numbers = {node.id: number for number, node in enumerate(dialogue.nodes)}
    seen, queue = {played.first}, [played.first]
    lost: dict[tuple[int, int], State] = {}
    for state in queue:
        best = played.best(state)
        for place, option in enumerate(played.nodes[state[0]].options):
            after = played.step(state, option)
            if option.next in played.ends:
                continue
            if option in best and after not in seen:
                seen.add(after)
                queue.append(after)
            if option not in best and not played.can_end_well(after):
                lost.setdefault((numbers[state[0]], place), after)
    for (number, place), after in sorted(lost.items()):
        option = dialogue.nodes[number].options[place]
        message = f'nothing repairs the turn "{option.id}": {_meters(played, after)}'
        mend = "add an option further on that moves the meter up, or make its effect smaller"
        yield RULE.at(dialogue.document.place("nodes", number, "options", place, "id"), message, mend)


def _meters(played: Runs, state: State) -> str:
    """Which meters stay below zero from a state on."""
    finals = list(played.finals(state))
    low = [name for number, name in enumerate(METERS) if max(levels[number] for levels in finals) < 0]
    return f"{' and '.join(low)} can only end below zero" if low else "no way of playing on brings all meters to zero"
