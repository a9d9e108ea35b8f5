"""What the points of a diagnostic favour: random answers, and the share of them that each result gets."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mopscert.model import DiagnosticFile, Quadrant, Ranking

# How many sets of answers are drawn, and the seed, so that the figures are the same on every machine.
DRAWS, SEED = 2000, 20261122


class Ranked(msgspec.Struct, frozen=True):
    """Percent of each result in the order of the file; `first` is "" where gates bar every result."""

    percents: tuple[float, ...]
    leader: str
    first: str


class Placed(msgspec.Struct, frozen=True):
    """A point on the grid, each side from -1 to 1; `corners` is empty in the centre and holds two or more on a line."""

    x: float
    y: float
    corners: tuple[str, ...]


class Shares(msgspec.Struct, frozen=True):
    """How many of a number of random answers lead to each result: by points alone, and after the gates."""

    draws: int
    by_points: Mapping[str, int]
    after_gates: Mapping[str, int]


def study(file: DiagnosticFile) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each id of a module that a diagnostic names, and where."""
    for number, name in enumerate(file.modules):
        yield name, ("modules", number)
    for key in ("results", "corners", "dimensions", "verdicts"):
        for number, part in enumerate(getattr(file, key, ())):
            for place, name in enumerate(part.modules):
                yield name, (key, number, "modules", place)


def bounds(ranking: Ranking, result: str) -> tuple[int, int]:
    """The fewest and the most points that a result can get."""
    tables = _tables(ranking, result)
    return sum(min(table.values()) for table in tables), sum(max(table.values()) for table in tables)


def ranked(ranking: Ranking, answers: Mapping[str, str]) -> Ranked:
    """What one answer to each question comes to; among equals the earlier result leads."""
    columns = [[answers[each.id]] for each in ranking.questions]
    return next(_all_ranked(ranking, columns))


def placed(quadrant: Quadrant, answers: Mapping[str, int]) -> Placed:
    """Where agreement, by statement from 1 upwards, puts somebody."""
    return next(_all_placed(quadrant, [[answers[each.id]] for each in quadrant.statements]))


def shares(file: Ranking | Quadrant, draws: int = DRAWS) -> Shares:
    """The share of each result among random answers; "" counts the centre of a grid and the lines between corners."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    if isinstance(file, Ranking):
        columns = [chance.choices([each.id for each in asked.answers], k=draws) for asked in file.questions]
        found = list(_all_ranked(file, columns))
        return Shares(draws, Counter(each.leader for each in found), Counter(each.first for each in found))
    steps = range(1, len(file.scale) + 1)
    points = _all_placed(file, [chance.choices(steps, k=draws) for _ in file.statements])
    corners = Counter(each.corners[0] if len(each.corners) == 1 else "" for each in points)
    return Shares(draws, corners, corners)


def _tables(ranking: Ranking, result: str) -> list[dict[str, int]]:
    """The points of a result by answer, question by question."""
    return [
        {each.id: sum(move.by for move in each.moves if move.result == result) for each in asked.answers}
        for asked in ranking.questions
    ]


def _all_ranked(ranking: Ranking, columns: Sequence[Sequence[str]]) -> Iterator[Ranked]:
    """Results of many people, of whom each column holds the answers to one question."""
    percents = []
    for result in ranking.results:
        tables, (low, high) = _tables(ranking, result.id), bounds(ranking, result.id)
        points = [map(table.__getitem__, column) for table, column in zip(tables, columns, strict=True)]
        totals = map(sum, zip(*points, strict=True))
        percents.append([100 * (total - low) / (high - low) if high > low else 0.0 for total in totals])
    names = [result.id for result in ranking.results]
    for found, kept_out in zip(zip(*percents, strict=True), _all_barred(ranking, columns), strict=True):
        allowed = [percent for name, percent in zip(names, found, strict=True) if name not in kept_out]
        leader = names[found.index(max(found))]
        first = leader if leader not in kept_out else names[found.index(max(allowed))] if allowed else ""
        yield Ranked(found, leader, first)


def _all_barred(ranking: Ranking, columns: Sequence[Sequence[str]]) -> list[set[str]]:
    """Results that the gates keep from the first place, person by person."""
    kept_out: list[set[str]] = [set() for _ in columns[0]]
    places = {asked.id: column for asked, column in zip(ranking.questions, columns, strict=True)}
    for gate in ranking.gates:
        for asked in gate.any if gate.effect == "bar" else ():
            for person, answer in enumerate(places[asked.question]):
                if answer in asked.answers:
                    kept_out[person].add(gate.result)
    return kept_out


def _all_placed(quadrant: Quadrant, columns: Sequence[Sequence[int]]) -> Iterator[Placed]:
    """Points of many people, of whom each column holds the agreement with one statement."""
    sides = []
    for axis in ("x", "y"):
        weights: list[float] = [getattr(each, axis) for each in quadrant.statements]
        middle = (len(quadrant.scale) + 1) / 2
        most = sum(map(abs, weights)) * (middle - 1)
        moved = [
            [weight * (value - middle) for value in column] for weight, column in zip(weights, columns, strict=True)
        ]
        sides.append([total / most if most else 0.0 for total in map(sum, zip(*moved, strict=True))])
    for x, y in zip(*sides, strict=True):
        yield Placed(x, y, _corners(quadrant, x, y))


def _corners(quadrant: Quadrant, x: float, y: float) -> tuple[str, ...]:
    within = quadrant.centre.within
    if abs(x) < within and abs(y) < within:
        return ()
    return tuple(each.id for each in quadrant.corners if _holds(each.x, x) and _holds(each.y, y))


def _holds(end: str, value: float) -> bool:
    """True when a value lies on the side of an end, or on the line."""
    return value <= 0 if end == "low" else value >= 0
