"""Where the slots of layers stand along their layer: near their neighbours, and never upon each other."""

from collections.abc import Mapping, Sequence

from mopscert.pages.figures.layers import Layers, Slot, neighbours

_PASSES = 8


def places(layers: Layers, sizes: Mapping[Slot, float], gap: float, extent: float) -> dict[Slot, float]:
    """The middle of each slot, so that rows fit into `extent` and edges are short and straight."""
    before, behind = neighbours(layers.chains)
    middles: dict[Slot, float] = {}
    for row in layers.rows:
        middles |= _row(row, [extent / 2] * len(row), sizes, gap, extent)
    for number in range(_PASSES):
        linked, rows = (before, layers.rows) if number % 2 == 0 else (behind, layers.rows[::-1])
        for row in rows:
            wanted = [_mean([middles[each] for each in linked[slot]], middles[slot]) for slot in row]
            middles |= _row(row, wanted, sizes, gap, extent)
    return middles


def packed(row: Sequence[Slot], sizes: Mapping[Slot, float], gap: float) -> float:
    """The least length of a row."""
    return sum(sizes[slot] for slot in row) + gap * (len(row) - 1)


def _row(
    row: Sequence[Slot], wanted: Sequence[float], sizes: Mapping[Slot, float], gap: float, extent: float
) -> dict[Slot, float]:
    """The middles nearest to those wanted (least squares) that keep order, distance and extent."""
    starts, reach = [], 0.0
    for slot in row:
        starts.append(reach + sizes[slot] / 2)
        reach += sizes[slot] + gap
    slack = max(0.0, extent - (reach - gap))
    shifts = _rising([middle - start for middle, start in zip(wanted, starts, strict=True)])
    return {slot: start + min(max(shift, 0), slack) for slot, start, shift in zip(row, starts, shifts, strict=True)}


def _rising(values: Sequence[float]) -> list[float]:
    """The never falling sequence nearest to `values`: neighbours that fall are pooled at their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
