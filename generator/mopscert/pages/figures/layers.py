"""Nodes of a graph in layers: each behind all that it builds on, in an order with few crossings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import msgspec

# A place in a layer: the id of a node, or for an edge that passes the layer its two ends and the layer's number.
Slot = tuple[str, ...]
Edge = tuple[str, str]
_SWEEPS = 12


class Layers(msgspec.Struct, frozen=True):
    """Slots in layers, and for each edge the slots that it runs through."""

    rows: tuple[tuple[Slot, ...], ...]
    chains: tuple[tuple[Slot, ...], ...]


def layered(ids: Sequence[str], edges: Sequence[Edge]) -> Layers:
    """Layers by the longest path, ordered by barycentre sweeps; edges that close a circle are left out."""
    kept = acyclic(ids, edges)
    ranks = _ranks(ids, kept)
    chains = tuple(_chain(edge, ranks) for edge in kept)
    rows: list[list[Slot]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for name in ids:
        rows[ranks[name]].append((name,))
    for chain in chains:
        for slot in chain[1:-1]:
            rows[int(slot[2])].append(slot)
    return Layers(_ordered(rows, chains), chains)


def acyclic(ids: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges between known nodes, each once, without those that would close a circle."""
    targets: dict[str, list[str]] = {name: [] for name in ids}
    kept = []
    for source, target in dict.fromkeys(edges):
        if source in targets and target in targets and not _leads(targets, target, source):
            targets[source].append(target)
            kept.append((source, target))
    return kept


def neighbours(chains: Iterable[Sequence[Slot]]) -> tuple[dict[Slot, list[Slot]], dict[Slot, list[Slot]]]:
    """The slots before and the slots behind each slot."""
    before, behind = defaultdict(list), defaultdict(list)
    for chain in chains:
        for start, end in pairwise(chain):
            before[end].append(start)
            behind[start].append(end)
    return before, behind


def _leads(targets: dict[str, list[str]], start: str, end: str) -> bool:
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


def _chain(edge: Edge, ranks: dict[str, int]) -> tuple[Slot, ...]:
    source, target = edge
    passed = ((source, target, str(rank)) for rank in range(ranks[source] + 1, ranks[target]))
    return ((source,), *passed, (target,))


def _ordered(rows: list[list[Slot]], chains: Sequence[Sequence[Slot]]) -> tuple[tuple[Slot, ...], ...]:
    """The order with the fewest crossings that sweeps down and up find."""
    before, behind = neighbours(chains)
    best, fewest = rows, _crossings(rows, behind)
    for sweep in range(_SWEEPS):
        rows = _sweep(rows, before) if sweep % 2 == 0 else _sweep(rows[::-1], behind)[::-1]
        found = _crossings(rows, behind)
        if found < fewest:
            best, fewest = rows, found
    return tuple(map(tuple, best))


def _sweep(rows: list[list[Slot]], linked: dict[Slot, list[Slot]]) -> list[list[Slot]]:
    """Each row ordered by the mean place of its slots' neighbours in the row before; others keep their place."""
    result = [rows[0]] if rows else []
    for row in rows[1:]:
        place = {slot: number / max(1, len(result[-1]) - 1) for number, slot in enumerate(result[-1])}
        own = {slot: number / max(1, len(row) - 1) for number, slot in enumerate(row)}
        result.append(sorted(row, key=lambda slot: _mean([place[each] for each in linked[slot]], own[slot])))  # noqa: B023
    return result


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(rows: Sequence[Sequence[Slot]], behind: dict[Slot, list[Slot]]) -> int:
    count = 0
    for upper, lower in pairwise(rows):
        place = {slot: number for number, slot in enumerate(lower)}
        lines = [(number, place[end]) for number, slot in enumerate(upper) for end in behind[slot]]
        count += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(lines, 2))
    return count
