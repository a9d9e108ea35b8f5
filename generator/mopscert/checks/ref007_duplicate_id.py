"""Two things with the same id.

### What it does

Compares the ids of questions across the whole bank; of objectives and figures within a module; of cases within a bank;
of options, steps, prompts and targets within a question; of planted defects, rules, capabilities and prompts within a
lab; of roles, nodes and ends, options and criteria within a dialogue; of terms, sources, products, misconceptions,
levels, domains and outcomes within their file; and of modules across levels.

### Why

Learners' answers are kept by id. Two questions with one id would share one answer.

### Example

Two questions with `id: who-decides`, in two banks.

### Instead

Rename the newer one. An id is never used again for something else.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol

from mopscert.checks.diagnostics import ids
from mopscert.checks.questions import Worded, questions
from mopscert.checks.references import Use, Where
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Module

_GROUPS: dict[str | int, str] = {
    "options": "option",
    "steps": "step",
    "extras": "step",
    "prompts": "prompt",
    "targets": "target",
}
# Lists of a lab, by the word for their entries.
_PARTS = {"defect": "planted", "rule": "rules", "row": "capabilities", "prompt": "transfer_log"}

RULE = Rule("REF007", "duplicate-id", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each id of a question that was declared before, in whatever module."""
    yield from _repeated("question", _questions(curriculum))


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each other id that was declared before in its file."""
    for module in curriculum.modules:
        objectives = enumerate(module.objectives)
        yield from _repeated(
            "objective", ((o.id, partial(module.document.place, "objectives", n, "id")) for n, o in objectives)
        )
        if document := module.figures_document:
            yield from _repeated(
                "figure", ((f.id, partial(document.place, "figures", n, "id")) for n, f in enumerate(module.figures))
            )
        if quiz := module.quiz:
            cases = ((case.id, partial(quiz.document.place, "cases", n, "id")) for n, case in enumerate(quiz.cases))
            yield from _repeated("case", cases)
        yield from _practice(module)
    for worded in questions(curriculum):
        yield from _answers(worded)
    for diagnostic in curriculum.diagnostics:
        for what, names in ids(diagnostic.file):
            yield from _repeated(what, ((name, partial(diagnostic.document.place, *at)) for name, at in names))
    if not curriculum.is_part:
        yield from _shared(curriculum)


def _repeated(what: str, declared: Iterable[Use]) -> Iterator[Finding]:
    first: dict[str, Where] = {}
    for name, where in declared:
        if name in first:
            message = f'the {what} id "{name}" is taken'
            yield RULE.at(where(), message, "give the newer of the two an id of its own", (first[name](),))
        first.setdefault(name, where)


def _questions(curriculum: Curriculum) -> Iterator[Use]:
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            yield item.id, partial(module.quiz.document.place, "items", number, "id")


def _answers(worded: Worded) -> Iterator[Finding]:
    names = [answer.id for answer in worded.answers if answer.id]
    if len(set(names)) == len(names):
        return
    named: dict[str, list[Use]] = {}
    for answer in worded.answers:
        if answer.id:
            # The targets of a match may have the names of its prompts; steps and extras are told apart by name.
            group = _GROUPS[answer.pointer[0]]
            named.setdefault(group, []).append((answer.id, partial(worded.place, *answer.pointer, "id")))
    for group, uses in named.items():
        yield from _repeated(group, uses)


def _practice(module: Module) -> Iterator[Finding]:
    if lab := module.lab:
        for what, key in _PARTS.items():
            yield from _repeated(what, _in_list(lab.document, key, getattr(lab, key)))
    if dialogue := module.dialogue:
        document = dialogue.document
        yield from _repeated("role", _in_list(document, "roles", dialogue.roles))
        steps = [*_in_list(document, "nodes", dialogue.nodes), *_in_list(document, "ends", dialogue.ends)]
        yield from _repeated("node or end", steps)
        for number, node in enumerate(dialogue.nodes):
            at = partial(document.place, "nodes", number, "options")
            yield from _repeated("option", ((o.id, partial(at, n, "id")) for n, o in enumerate(node.options)))
        yield from _repeated("criterion", _in_list(document, "rubric", dialogue.rubric))


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def _in_list(document: Document, key: str, things: Iterable[_Identified]) -> Iterator[Use]:
    for number, thing in enumerate(things):
        yield thing.id, partial(document.place, key, number, "id")


def _shared(curriculum: Curriculum) -> Iterator[Finding]:
    for shared, key in (
        (curriculum.programme, "levels"),
        (curriculum.programme, "domains"),
        (curriculum.glossary, "terms"),
        (curriculum.sources, "sources"),
        (curriculum.vendors, "products"),
        (curriculum.misconceptions, "misconceptions"),
    ):
        if shared is not None:
            entries = enumerate(getattr(shared.file, key))
            yield from _repeated(
                key.removesuffix("s"), ((e.id, partial(shared.document.place, key, n, "id")) for n, e in entries)
            )
    if curriculum.programme:
        document = curriculum.programme.document
        yield from _repeated(
            "outcome",
            (
                (outcome.id, partial(document.place, "levels", rank, "outcomes", number, "id"))
                for rank, level in enumerate(curriculum.programme.file.levels)
                for number, outcome in enumerate(level.outcomes)
            ),
        )
