"""How a dialogue can be played: every state of a conversation and its meters, and which of them can still end well."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mopscert.model import METERS, Curriculum, Dialogue, Module, Node, Reply

Levels = tuple[int, ...]
# A node or an end, and where the three meters stand.
State = tuple[str, Levels]
# Meters are not followed further than this, so that going round in circles comes to an end,
_FAR = 12
# nor are more states than this: no dialogue that can be read has so many.
_MOST = 50_000


class Runs:
    """All runs of one dialogue, whose steps must be `sound`."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.nodes: Mapping[str, Node] = {node.id: node for node in dialogue.nodes}
        self.ends = {end.id for end in dialogue.ends}
        self.first: State = (dialogue.start, tuple(getattr(dialogue.meters, name).start for name in METERS))
        self._after: dict[State, tuple[State, ...]] = {}
        self._well: set[State] = set()
        self.is_whole = self._explore()
        self._look_back()

    def step(self, state: State, option: Reply) -> State:
        """The state after an option."""
        moved = (level + getattr(option.effects, name) for level, name in zip(state[1], METERS, strict=True))
        return option.next, tuple(max(-_FAR, min(_FAR, level)) for level in moved)

    def can_end_well(self, state: State) -> bool:
        """True when some way of playing on ends with all meters at zero or above."""
        return state in self._well

    def best(self, state: State) -> list[Reply]:
        """The options that move the three meters furthest up in sum."""
        options = self.nodes[state[0]].options
        top = max(map(gain, options))
        return [option for option in options if gain(option) == top]

    def finals(self, state: State) -> Iterator[Levels]:
        """Where the meters can stand at the end of the runs that go on from a state."""
        seen, queue = {state}, deque([state])
        while queue:
            each = queue.popleft()
            if each[0] in self.ends:
                yield each[1]
            new = [after for after in self._after.get(each, ()) if after not in seen]
            seen.update(new)
            queue += new

    def ended(self) -> Iterator[State]:
        """All ends with the levels of the meters with which runs come to them."""
        return (state for state in self._after if state[0] in self.ends)

    def _explore(self) -> bool:
        """Find all states; False when there are too many."""
        queue = deque([self.first])
        while queue and len(self._after) < _MOST:
            state = queue.popleft()
            if state in self._after:
                continue
            node = self.nodes.get(state[0])
            after = tuple(self.step(state, option) for option in node.options) if node else ()
            self._after[state] = after
            queue += after
        return not queue

    def _look_back(self) -> None:
        """Mark all states from which a good end can be reached."""
        before: dict[State, list[State]] = {}
        for state, after in self._after.items():
            for each in after:
                before.setdefault(each, []).append(state)
        queue = deque(state for state in self._after if state[0] in self.ends and min(state[1]) >= 0)
        while queue:
            state = queue.popleft()
            if state not in self._well:
                self._well.add(state)
                queue += before.get(state, ())


def gain(option: Reply) -> int:
    """How far an option moves the three meters up, in sum."""
    return sum(getattr(option.effects, name) for name in METERS)


def dialogues(curriculum: Curriculum) -> Iterator[tuple[Module, Dialogue]]:
    """All dialogues with their modules."""
    for module in curriculum.modules:
        if module.dialogue:
            yield module, module.dialogue


def is_sound(dialogue: Dialogue) -> bool:
    """True when every step leads somewhere, and to one place only; other rules report where this is not so."""
    ids = [*(node.id for node in dialogue.nodes), *(end.id for end in dialogue.ends)]
    steps = {option.next for node in dialogue.nodes for option in node.options}
    known = {dialogue.start} <= {node.id for node in dialogue.nodes} and steps <= set(ids)
    return known and len(ids) == len(set(ids))


def reachable(dialogue: Dialogue, start: str) -> set[str]:
    """The nodes and ends to which runs from a node or end can come, that one included."""
    nodes = {node.id: node for node in dialogue.nodes}
    found, queue = {start}, deque([start])
    while queue:
        node = nodes.get(queue.popleft())
        new = {option.next for option in node.options} - found if node else set()
        found |= new
        queue += sorted(new)
    return found


def met(dialogue: Dialogue) -> Iterator[str]:
    """All nodes and ends that runs come to, in the order in which they do."""
    nodes = {node.id: node for node in dialogue.nodes}
    found, queue = {dialogue.start}, deque([dialogue.start])
    while queue:
        name = queue.popleft()
        yield name
        for option in nodes[name].options if name in nodes else ():
            if option.next not in found:
                found.add(option.next)
                queue.append(option.next)


def is_joined(dialogue: Dialogue) -> bool:
    """True when every node and end can be reached, and an end from every node."""
    ends = {end.id for end in dialogue.ends}
    nodes = {node.id for node in dialogue.nodes}
    return reachable(dialogue, dialogue.start) == nodes | ends and all(
        reachable(dialogue, each) & ends for each in nodes
    )


@lru_cache(maxsize=1)
def runs(curriculum: Curriculum) -> Mapping[str, Runs]:
    """The runs of each dialogue that is sound and in one piece, by the id of its module."""
    found = {
        module.id: Runs(dialogue)
        for module, dialogue in dialogues(curriculum)
        if is_sound(dialogue) and is_joined(dialogue)
    }
    return {name: each for name, each in found.items() if each.is_whole}
