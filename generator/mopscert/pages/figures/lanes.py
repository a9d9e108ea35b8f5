"""The narrow form of the graph: boxes below each other, and beside them one lane for each box that others build on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mopscert.pages.figures import shapes
from mopscert.pages.figures.layers import Boxed, Layers
from mopscert.pages.figures.shapes import Drawing

_LANE = 10
_ARROW = 16
_GAP = 14
_ENTRY = 9
_BEND = 6
# Boxes of less are hard to read; lanes come closer to each other to leave them so much.
_LEAST = 120


def lanes(nodes: Mapping[str, Boxed], layers: Layers, whole: float) -> Drawing:
    """Boxes in the order of their layers."""
    order = [slot[0] for row in layers.rows for slot in row if len(slot) == 1]
    rows = {name: number for number, name in enumerate(order)}
    reaches: dict[int, list[int]] = defaultdict(list)
    for chain in layers.chains:
        reaches[rows[chain[0][0]]].append(rows[chain[-1][0]])
    lane = _assigned(reaches)
    count = max(lane.values(), default=0) + 1
    apart = min(_LANE, (whole - _LEAST - _ARROW) / count)
    left = apart * count + _ARROW if lane else 1.5
    width = whole - left - 1.5
    tops, drawn, y = [], [], 1.0
    for node in (nodes[name] for name in order):
        tall = node.height(width)
        drawn.append(node.draw(left, y, width, tall))
        tops.append((y, y + tall))
        y += tall + _GAP
    entries = _entries(reaches, lane, tops)
    lines = [
        _lane(left, left - _ARROW - apart * lane[row], tops[row][1] - 12, entries[row])
        for row in sorted(reaches, key=lambda row: -lane[row])
    ]
    return Drawing("".join(lines + drawn), y - _GAP + 1)


def _assigned(reaches: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """The lane of each row that others build on; short ways run close to the boxes."""
    taken: list[list[tuple[int, int]]] = []
    lane: dict[int, int] = {}
    for start, end in sorted(((row, max(ends)) for row, ends in reaches.items()), key=lambda way: way[1] - way[0]):
        free = (number for number, ways in enumerate(taken) if all(end < a or b < start for a, b in ways))
        lane[start] = next(free, len(taken))
        if lane[start] == len(taken):
            taken.append([])
        taken[lane[start]].append((start, end))
    return lane


def _entries(
    reaches: Mapping[int, Sequence[int]], lane: Mapping[int, int], tops: Sequence[tuple[float, float]]
) -> dict[int, list[float]]:
    """The heights at which the lane of each row enters other boxes, so that two never enter at the same one."""
    entries: dict[int, list[float]] = defaultdict(list)
    used: dict[int, int] = defaultdict(int)
    for row in sorted(reaches, key=lambda row: -lane[row]):
        for target in sorted(reaches[row]):
            entries[row].append(tops[target][0] + 14 + _ENTRY * used[target])
            used[target] += 1
    return entries


def _lane(box: float, x: float, leave: float, entries: Sequence[float]) -> str:
    """A line out of a box, down its lane, and into each box that builds on it."""
    out = shapes.points("M", (box, leave)) + shapes.points("L", (x + _BEND, leave))
    out += shapes.points("Q", (x, leave), (x, leave + _BEND)) + shapes.points("L", (x, entries[-1] - _BEND))
    into = [
        shapes.points("M", (x, entry - _BEND))
        + shapes.points("Q", (x, entry), (x + _BEND, entry))
        + shapes.points("L", (box - 4, entry))
        for entry in entries
    ]
    steps = out + "".join(into)
    # The halo lifts the lane above those that it crosses.
    drawn = shapes.path(steps, "f-halo") + shapes.path(steps, "f-edge")
    return drawn + "".join(shapes.head((box, entry), 0) for entry in entries)
