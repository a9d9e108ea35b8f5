"""A result of a diagnostic that no answers can reach.

### What it does

Looks in a ranking for results that no answer moves, and for those that gates bar whatever is answered; in a quadrant
for a corner that no statement leads to, and for two corners in one place; in gaps for bands, phases and verdicts that
stand out of order, or beyond what can be scored.

### Why

Somebody wrote a result text that nobody will read, and all others share its part.

### Example

```yaml
bands:
  - {id: chaos, title: Chaos, at_least: 2, text: It depends on the day.}
  - {id: defined, title: Defined, at_least: 1, text: It is written down.}
```

### Instead

```yaml
bands:
  - {id: chaos, title: Chaos, at_least: 0, text: It depends on the day.}
  - {id: defined, title: Defined, at_least: 2, text: It is written down.}
```
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.measures.diagnostics import bounds
from mopscert.model import Curriculum, Gaps, Quadrant, Ranking

RULE = Rule("DIA003", "unreachable-result", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each result that cannot be reached."""
    for each in curriculum.diagnostics:
        if isinstance(each.file, Ranking):
            yield from _of_ranking(each.document, each.file)
        elif isinstance(each.file, Quadrant):
            yield from _of_quadrant(each.document, each.file)
        else:
            yield from _of_gaps(each.document, each.file)


def _of_ranking(document: Document, ranking: Ranking) -> Iterator[Finding]:
    moved = {move.result for asked in ranking.questions for answer in asked.answers for move in answer.moves}
    is_known = moved <= {each.id for each in ranking.results}
    for number, result in enumerate(ranking.results):
        place = document.place("results", number, "id")
        low, high = bounds(ranking, result.id)
        if low == high and is_known:
            yield RULE.at(place, f'no answer moves "{result.id}"', 'name it in "moves", or remove it')
        if _is_always_barred(ranking, result.id):
            message = f'gates keep "{result.id}" from the first place whatever is answered'
            yield RULE.at(place, message, "take an answer out of a gate, or remove the result")


def _is_always_barred(ranking: Ranking, result: str) -> bool:
    """True when the bars of a result hold every answer of some question."""
    bars = [given for gate in ranking.gates if (gate.effect, gate.result) == ("bar", result) for given in gate.any]
    return any(
        {answer.id for answer in asked.answers}
        <= {name for given in bars if given.question == asked.id for name in given.answers}
        for asked in ranking.questions
    )


def _of_quadrant(document: Document, quadrant: Quadrant) -> Iterator[Finding]:
    taken: dict[tuple[str, str], int] = {}
    led_to = {each.corner for each in quadrant.statements}
    # A mistyped name has a finding of its own.
    is_known = led_to <= {each.id for each in quadrant.corners}
    for number, corner in enumerate(quadrant.corners):
        place = document.place("corners", number, "id")
        other = taken.setdefault((corner.x, corner.y), number)
        if other != number:
            message = f'"{corner.id}" stands in the same corner as "{quadrant.corners[other].id}"'
            also = (document.place("corners", other, "id"),)
            yield RULE.at(place, message, "change x or y, so that each corner has one", also)
        elif is_known and corner.id not in led_to:
            yield RULE.at(place, f'no statement shows the strength of "{corner.id}"', 'name it as "corner" of some')


class _Step(Protocol):
    @property
    def at_least(self) -> float: ...


def _of_gaps(document: Document, gaps: Gaps) -> Iterator[Finding]:
    top = len(gaps.maturity) - 1
    yield from _rising(document, "bands", gaps.bands, top)
    yield from _rising(document, "verdicts", gaps.verdicts, len(gaps.tipping_points))
    # Phases fall from the most urgent to all the rest.
    yield from _rising(document, "phases", gaps.phases, top * len(gaps.importance), falling=True)


def _rising(
    document: Document, key: str, steps: Sequence[_Step], top: float, falling: bool = False
) -> Iterator[Finding]:
    numbers = range(len(steps))
    floor = 0.0
    for nth, number in enumerate(reversed(numbers) if falling else numbers):
        at_least = steps[number].at_least
        place = document.place(key, number, "at_least")
        if nth == 0 and at_least != 0:
            yield RULE.at(place, "what lies below this has no result", "begin the lowest with at_least: 0")
        elif nth and at_least <= floor:
            order = "from the highest downwards" if falling else "from the lowest upwards"
            yield RULE.at(place, f"nothing can stand between {floor:g} and {at_least:g}", f"list the {key} {order}")
        elif at_least > top:
            yield RULE.at(place, f"nothing can be scored higher than {top:g}", f"use a number up to {top:g}")
        floor = max(floor, at_least)
