"""Nodes of a graph in layers: each behind all that it builds on, in an order with few crossings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Protocol

import msgspec

# A place in a layer: the id of a node, or for an edge that passes the layer its two ends and the layer's number.
Slot = tuple[str, ...]
Edge = tuple[str, str]
Rows = list[list[Slot]]
_SWEEPS = 12


class Boxed(Protocol):
    """Something that stands in a graph as a box."""

    def height(self, width: float) -> float:
        """How high its box must be at a width."""
        ...

    def draw(self, x: float, y: float, width: float, tall: float) -> str:
        """The box as SVG."""
        ...


class Layers(msgspec.Struct, frozen=True):
    """Slots in layers, and for each edge the slots that it runs through."""

    rows: tuple[tuple[Slot, ...], ...]
    chains: tuple[tuple[Slot, ...], ...]


def layered(ids: Sequence[str], edges: Sequence[Edge]) -> Layers:
    """Layers by the longest path, ordered for few crossings; edges that close a circle are left out."""
    kept = _acyclic(ids, edges)
    ranks = _ranks(ids, kept)
    chains = tuple(_chain(edge, ranks) for edge in kept)
    best = _untangled(_rows(ids, ranks, chains), chains)
    fewest, start = crossings(best, chains), 1
    while fewest and start < len(ids):
        rows = _untangled(_rows([*ids[start:], *ids[:start]], ranks, chains), chains)
        if (found := crossings(rows, chains)) < fewest:
            best, fewest = rows, found
        start += 1
    return Layers(tuple(map(tuple, best)), chains)


def neighbours(chains: Iterable[Sequence[Slot]]) -> tuple[Mapping[Slot, list[Slot]], Mapping[Slot, list[Slot]]]:
    """The slots before and the slots behind each slot."""
    before, behind = defaultdict(list), defaultdict(list)
    for chain in chains:
        for start, end in pairwise(chain):
            before[end].append(start)
            behind[start].append(end)
    return before, behind


def crossings(rows: Sequence[Sequence[Slot]], chains: Iterable[Sequence[Slot]]) -> int:
    """How many pairs of edges cross."""
    count, (_, behind) = 0, neighbours(chains)
    for upper, lower in pairwise(rows):
        place = {slot: number for number, slot in enumerate(lower)}
        lines = [(number, place[end]) for number, slot in enumerate(upper) for end in behind[slot]]
        count += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(lines, 2))
    return count


def _acyclic(ids: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges between known nodes, each once, without those that would close a circle."""
    targets: dict[str, list[str]] = {name: [] for name in ids}
    kept = []
    for source, target in dict.fromkeys(edges):
        if source in targets and target in targets and not _leads(targets, target, source):
            targets[source].append(target)
            kept.append((source, target))
    return kept


def _leads(targets: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    waiting, seen = [start], set()
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            waiting += targets[name]
    return False


def _ranks(ids: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """For each node the length of the longest path to it."""
    ranks = dict.fromkeys(ids, 0)
    for _ in ids:
        for source, target in edges:
            ranks[target] = max(ranks[target], ranks[source] + 1)
    return ranks


def _chain(edge: Edge, ranks: Mapping[str, int]) -> tuple[Slot, ...]:
    source, target = edge
    passed = ((source, target, str(rank)) for rank in range(ranks[source] + 1, ranks[target]))
    return ((source,), *passed, (target,))


def _visited(starts: Sequence[Slot], chains: Sequence[Sequence[Slot]]) -> list[Slot]:
    """All slots in the order of a walk along the edges, which keeps together what belongs together."""
    before, behind = neighbours(chains)
    seen: dict[Slot, None] = {}
    waiting = list(reversed(starts))
    while waiting:
        slot = waiting.pop()
        if slot not in seen:
            seen[slot] = None
            waiting += reversed([*behind[slot], *before[slot]])
    return list(seen)


def _rows(ids: Sequence[str], ranks: Mapping[str, int], chains: Sequence[Sequence[Slot]]) -> Rows:
    rows: list[list[Slot]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for slot in _visited([(name,) for name in ids], chains):
        rows[ranks[slot[0]] if len(slot) == 1 else int(slot[2])].append(slot)
    return rows


def _untangled(rows: Rows, chains: Sequence[Sequence[Slot]]) -> Rows:
    """The order with the fewest crossings that barycentre sweeps down and up find, and then exchanges."""
    before, behind = neighbours(chains)
    best, fewest = rows, crossings(rows, chains)
    for sweep in range(_SWEEPS if fewest else 0):
        rows = _sweep(rows, before) if sweep % 2 == 0 else _sweep(rows[::-1], behind)[::-1]
        found = crossings(rows, chains)
        if found < fewest:
            best, fewest = rows, found
    return _exchanged(best, chains)


def _exchanged(rows: Rows, chains: Sequence[Sequence[Slot]]) -> Rows:
    """Neighbours change places wherever that saves a crossing, until no change does."""
    best = [list(row) for row in rows]
    fewest = crossings(best, chains)
    improved = fewest > 0
    while improved:
        improved = False
        for row in best:
            for left in range(len(row) - 1):
                row[left : left + 2] = reversed(row[left : left + 2])
                if (found := crossings(best, chains)) < fewest:
                    fewest, improved = found, True
                else:
                    row[left : left + 2] = reversed(row[left : left + 2])
    return best


def _sweep(rows: Rows, linked: Mapping[Slot, list[Slot]]) -> Rows:
    """Each row ordered by the mean place of its slots' neighbours in the row before."""
    result = rows[:1]
    for row in rows[1:]:
        centres = _centres(row, linked, _shares(result[-1]))
        result.append(sorted(row, key=centres.__getitem__))
    return result


def _centres(row: Sequence[Slot], linked: Mapping[Slot, list[Slot]], place: Mapping[Slot, float]) -> dict[Slot, float]:
    """The mean place of each slot's neighbours; its own place where it has none."""
    own = _shares(row)
    return {
        slot: sum(place[each] for each in linked[slot]) / len(linked[slot]) if linked[slot] else own[slot]
        for slot in row
    }


def _shares(row: Sequence[Slot]) -> dict[Slot, float]:
    """Places in a row from 0 to 1."""
    return {slot: number / max(1, len(row) - 1) for number, slot in enumerate(row)}
