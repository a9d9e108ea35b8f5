"""The wide form of the graph: layers from left to right, or from top to bottom where that leaves wider boxes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from mopscert.pages.figures import shapes
from mopscert.pages.figures.frame import WIDE
from mopscert.pages.figures.layers import Layers, Slot
from mopscert.pages.figures.node import Node, box, box_height
from mopscert.pages.figures.places import packed, places
from mopscert.pages.figures.shapes import Drawing, Point

_BETWEEN = 44
_BESIDE = 14
_PASSING = 12
_WIDEST = 190


class _Plan(msgspec.Struct, frozen=True):
    """Sizes of slots as (width, height), their middles along the layer, and the start and depth of each layer."""

    upright: bool
    sizes: Mapping[Slot, tuple[float, float]]
    middles: Mapping[Slot, float]
    starts: Sequence[float]
    depths: Sequence[float]
    length: float


def flowchart(nodes: Mapping[str, Node], layers: Layers) -> Drawing:
    """Boxes and the curves between them."""
    if not layers.rows:
        return Drawing("", 0)
    along = (WIDE - _BETWEEN * (len(layers.rows) - 1)) / len(layers.rows)
    across = min(_across(row) for row in layers.rows)
    plan = _plan(nodes, layers, min(_WIDEST, max(along, across)), upright=across > along)
    spots = {slot: (rank, slot) for rank, row in enumerate(layers.rows) for slot in row}
    curves = [_curve(plan, [spots[slot] for slot in chain]) for chain in layers.chains]
    boxes = [_box(plan, nodes[slot[0]], rank, slot) for rank, slot in spots.values() if len(slot) == 1]
    height = plan.starts[-1] + plan.depths[-1] if plan.upright else plan.length
    return Drawing("".join(curves + boxes), height + 2)


def _across(row: Sequence[Slot]) -> float:
    """How wide boxes can be when a layer is a row."""
    boxes = sum(len(slot) == 1 for slot in row)
    room = WIDE - _BESIDE * (len(row) - 1) - _PASSING * (len(row) - boxes)
    return room / max(1, boxes)


def _plan(nodes: Mapping[str, Node], layers: Layers, width: float, upright: bool) -> _Plan:
    heights = {name: box_height(node, width) for name, node in nodes.items()}
    sizes, depths = {}, []
    for row in layers.rows:
        boxes = [heights[slot[0]] for slot in row if len(slot) == 1]
        depths.append(max(boxes) if upright else width)
        for slot in row:
            passing = len(slot) > 1
            tall = max(boxes) if upright else heights[slot[0]] if not passing else _PASSING
            sizes[slot] = (_PASSING if passing and upright else width, tall)
    along = {slot: size[0] if upright else size[1] for slot, size in sizes.items()}
    extent = WIDE - 2 if upright else max(packed(row, along, _BESIDE) for row in layers.rows)
    middles = places(layers, along, _BESIDE, extent)
    between = _BETWEEN if upright else (WIDE - 2 - width * len(depths)) / max(1, len(depths) - 1)
    starts = [sum(depths[:rank]) + between * rank for rank in range(len(depths))]
    return _Plan(upright, sizes, middles, starts, depths, extent)


def _box(plan: _Plan, node: Node, rank: int, slot: Slot) -> str:
    width, tall = plan.sizes[slot]
    if plan.upright:
        return box(node, plan.middles[slot] - width / 2 + 1, plan.starts[rank] + 1, width, tall)
    return box(node, plan.starts[rank] + 1, plan.middles[slot] - tall / 2 + 1, width, tall)


def _curve(plan: _Plan, spots: Sequence[tuple[int, Slot]]) -> str:
    """From box to box, straight through the layers that it passes."""
    stops: list[Point] = []
    for rank, slot in spots:
        start, end = plan.starts[rank] + 1, plan.starts[rank] + plan.depths[rank] + 1
        stops += [(start, plan.middles[slot] + 1), (end, plan.middles[slot] + 1)]
    steps = [shapes.points("M", _turned(plan, stops[1]))]
    inner = stops[1:-1]
    for number, (a, b) in enumerate(pairwise(inner)):
        middle = (a[0] + b[0]) / 2
        bend = [(middle, a[1]), (middle, b[1]), b]
        steps.append(
            shapes.points("C", *(_turned(plan, point) for point in bend))
            if number % 2 == 0
            else shapes.points("L", _turned(plan, b))
        )
    tip = _turned(plan, inner[-1])
    return shapes.path("".join(steps), "f-edge") + shapes.head(tip, 1.5708 if plan.upright else 0)


def _turned(plan: _Plan, point: Point) -> Point:
    """Layers follow each other downwards in the upright form."""
    return (point[1], point[0]) if plan.upright else point
