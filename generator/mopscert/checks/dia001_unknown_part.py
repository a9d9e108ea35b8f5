"""A part of a diagnostic that names a result, a question, an answer or another part that it does not have.

### What it does

Looks up, within the file, every `result` of points and gates, the `question` and `answers` of gates, the `corner` of a
statement, the `statement` of a need, and the `cap` of the weakest link.

### Why

The points would go nowhere, or the gate would never close.

### Example

```yaml
          - {result: marketng, by: 3, because: The CMO understands the work.}
```

### Instead

```yaml
          - {result: marketing, by: 3, because: The CMO understands the work.}
```
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Gaps, Quadrant, Ranking

RULE = Rule("DIA001", "unknown-part", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each name that nothing in the file has."""
    for each in curriculum.diagnostics:
        if isinstance(each.file, Ranking):
            yield from _of_ranking(each.document, each.file)
        elif isinstance(each.file, Quadrant):
            uses = _uses(each.document, "statements", (("corner", one.corner) for one in each.file.statements))
            yield from _unknown("corner", uses, _in_list(each.document, ("corners",), each.file.corners))
        else:
            yield from _of_gaps(each.document, each.file)


def _of_ranking(document: Document, ranking: Ranking) -> Iterator[Finding]:
    results = _in_list(document, ("results",), ranking.results)
    uses: list[Use] = []
    for number, asked in enumerate(ranking.questions):
        for place, answer in enumerate(asked.answers):
            for nth, move in enumerate(answer.moves):
                at = ("questions", number, "answers", place, "moves", nth, "result")
                uses.append((move.result, partial(document.place, *at)))
    uses += _uses(document, "gates", (("result", gate.result) for gate in ranking.gates))
    yield from _unknown("result", uses, results)
    yield from _of_gates(document, ranking)


def _of_gates(document: Document, ranking: Ranking) -> Iterator[Finding]:
    numbers = {asked.id: number for number, asked in enumerate(ranking.questions)}
    questions: list[Use] = []
    for number, gate in enumerate(ranking.gates):
        for place, given in enumerate(gate.any):
            at = ("gates", number, "any", place)
            questions.append((given.question, partial(document.place, *at, "question")))
            if given.question in numbers:
                known = numbers[given.question]
                answers = ranking.questions[known].answers
                uses = [(each, partial(document.place, *at, "answers", n)) for n, each in enumerate(given.answers)]
                yield from _unknown("answer", uses, _in_list(document, ("questions", known, "answers"), answers))
    yield from _unknown("question", questions, _in_list(document, ("questions",), ranking.questions))


def _of_gaps(document: Document, gaps: Gaps) -> Iterator[Finding]:
    cap = [(gaps.weakest.cap, partial(document.place, "weakest", "cap"))]
    yield from _unknown("band", cap, _in_list(document, ("bands",), gaps.bands))
    statements: list[Use] = []
    for number, dimension in enumerate(gaps.dimensions):
        statements += _in_list(document, ("dimensions", number, "statements"), dimension.statements)
    needs = [
        (need.statement, partial(document.place, "readiness", "needs", number, "statement"))
        for number, need in enumerate(gaps.readiness.needs)
    ]
    yield from _unknown("statement", needs, statements)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def _in_list(document: Document, keys: tuple[str | int, ...], things: Iterable[_Identified]) -> list[Use]:
    return [(thing.id, partial(document.place, *keys, number, "id")) for number, thing in enumerate(things)]


def _uses(document: Document, key: str, named: Iterable[tuple[str, str]]) -> list[Use]:
    return [(name, partial(document.place, key, number, inner)) for number, (inner, name) in enumerate(named)]


def _unknown(what: str, uses: Iterable[Use], declared: Iterable[Use]) -> Iterator[Finding]:
    yield from undeclared(RULE, uses, declared, f'no {what} here has the id "{{id}}"', "use one of: {ids}")
