"""The wide form of the graph: layers from left to right, or from top to bottom where that leaves wider boxes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from mopscert.pages.figures import shapes
from mopscert.pages.figures.layers import Boxed, Layers, Slot
from mopscert.pages.figures.places import packed, places
from mopscert.pages.figures.shapes import Drawing, Point

_BETWEEN = 44
_BESIDE = 8
_BELOW = 14
_PASSING = 8
_WIDEST = 190
_LEAST = 100
# Half of the widest border, which would else be cut off at the edge.
_MARGIN = 1.5

Sizes = Mapping[Slot, tuple[float, float]]


class _Plan(msgspec.Struct, frozen=True):
    """Widths and heights of slots, their middles along the layer, and the start and depth of each layer."""

    upright: bool
    sizes: Sizes
    middles: Mapping[Slot, float]
    starts: Sequence[float]
    depths: Sequence[float]
    extent: float


def flowchart(nodes: Mapping[str, Boxed], layers: Layers, whole: float) -> Drawing | None:
    """Boxes and the curves between them; None where boxes would be too narrow to read."""
    whole -= 2 * _MARGIN
    along = (whole - _BETWEEN * (len(layers.rows) - 1)) / len(layers.rows)
    across = [_across(row, whole) for row in layers.rows]
    upright = min(across) > along
    least = min(across) if upright else along
    if least < _LEAST:
        return None
    widths = [_WIDEST if upright and width > _WIDEST else min(least, _WIDEST) for width in across]
    plan = _plan(layers, _sizes(nodes, layers, widths, upright), upright, whole)
    spots = {slot: (rank, slot) for rank, row in enumerate(layers.rows) for slot in row}
    curves = [_curve(plan, [spots[slot] for slot in chain]) for chain in layers.chains]
    boxes = [_box(plan, nodes[slot[0]], rank, slot) for rank, slot in spots.values() if len(slot) == 1]
    height = plan.starts[-1] + plan.depths[-1] if upright else plan.extent
    return Drawing(shapes.moved("".join(curves + boxes), _MARGIN, _MARGIN), height + 2 * _MARGIN)


def _across(row: Sequence[Slot], whole: float) -> float:
    """How wide boxes can be when a layer is a row."""
    boxes = sum(len(slot) == 1 for slot in row)
    return (whole - _BESIDE * (len(row) - 1) - _PASSING * (len(row) - boxes)) / max(1, boxes)


def _sizes(nodes: Mapping[str, Boxed], layers: Layers, widths: Sequence[float], upright: bool) -> Sizes:
    """Boxes of a row are equally high; edges that pass a layer are as long as it is deep."""
    sizes: dict[Slot, tuple[float, float]] = {}
    for row, width in zip(layers.rows, widths, strict=True):
        heights: dict[Slot, float] = {slot: nodes[slot[0]].height(width) for slot in row if len(slot) == 1}
        tallest = max(heights.values())
        for slot in row:
            if len(slot) > 1:
                sizes[slot] = (_PASSING, tallest) if upright else (width, _PASSING)
            else:
                sizes[slot] = width, tallest if upright else heights[slot]
    return sizes


def _plan(layers: Layers, sizes: Sizes, upright: bool, whole: float) -> _Plan:
    along = {slot: size[0] if upright else size[1] for slot, size in sizes.items()}
    depths = [max(sizes[slot][1 if upright else 0] for slot in row) for row in layers.rows]
    extent = whole if upright else max(packed(row, along, _BELOW) for row in layers.rows)
    between = _BETWEEN if upright else (whole - sum(depths)) / max(1, len(depths) - 1)
    starts = [sum(depths[:rank]) + between * rank for rank in range(len(depths))]
    return _Plan(upright, sizes, places(layers, along, _BESIDE if upright else _BELOW, extent), starts, depths, extent)


def _box(plan: _Plan, node: Boxed, rank: int, slot: Slot) -> str:
    width, tall = plan.sizes[slot]
    if plan.upright:
        return node.draw(plan.middles[slot] - width / 2, plan.starts[rank], width, tall)
    return node.draw(plan.starts[rank], plan.middles[slot] - tall / 2, width, tall)


def _curve(plan: _Plan, spots: Sequence[tuple[int, Slot]]) -> str:
    """From box to box, straight through the layers that it passes."""
    stops: list[Point] = []
    for rank, slot in spots:
        start, middle = plan.starts[rank], plan.middles[slot]
        stops += [(start, middle), (start + plan.depths[rank], middle)]
    stops = stops[1:-1]
    steps = [shapes.points("M", _turned(plan, stops[0]))]
    for number, (a, b) in enumerate(pairwise(stops)):
        half = (a[0] + b[0]) / 2
        bend = [(half, a[1]), (half, b[1])] if number % 2 == 0 else []
        steps.append(shapes.points("C" if bend else "L", *(_turned(plan, point) for point in (*bend, b))))
    angle = 1.5708 if plan.upright else 0
    return shapes.path("".join(steps), "f-edge") + shapes.head(_turned(plan, stops[-1]), angle)


def _turned(plan: _Plan, point: Point) -> Point:
    """Layers follow each other downwards in the upright form."""
    return (point[1], point[0]) if plan.upright else point
