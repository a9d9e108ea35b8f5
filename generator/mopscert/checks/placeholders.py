"""What a skeleton left to write: TODO in a text, or an id that starts with todo-; and which warnings it makes idle."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mopscert.findings import Document, Finding, Place, Rule, Severity, TextDocument
from mopscert.model import Curriculum, Module, Question, Status

_MARK = re.compile(r"(?<![\w-])TODO(?![\w-])")
_ID = re.compile(r"todo-[a-z0-9-]+")
_SHOWN = 4


class Unwritten(msgspec.Struct, frozen=True):
    """A file with placeholders, and their places; `is_shown`: learners see it as finished."""

    document: TextDocument
    places: tuple[Place, ...]
    is_shown: bool


def unwritten(curriculum: Curriculum) -> Iterator[Unwritten]:
    """Every file that holds placeholders."""
    for module in curriculum.modules:
        for document in _of_module(module):
            yield from _in(document, is_shown=module.status == Status.PUBLISHED)
        if module.lesson:
            yield from _in_prose(module.lesson.document, is_shown=module.status == Status.PUBLISHED)
    for diagnostic in curriculum.diagnostics:
        yield from _in(diagnostic.document, is_shown=True)
    for shared in (curriculum.programme, curriculum.glossary, curriculum.sources, curriculum.misconceptions):
        if shared and not curriculum.is_part:
            yield from _in(shared.document, is_shown=True)


def is_skeleton(item: Question) -> bool:
    """True for a question whose stem is not written yet."""
    return "TODO" in item.stem and _MARK.search(item.stem) is not None


def finding(rule: Rule, found: Unwritten, otherwise: str) -> Finding:
    """One finding for all placeholders of a file, with the places of the first few; `otherwise`: instead of writing."""
    first, *others = found.places
    count, asked = (f"{len(found.places)} placeholders are", "each of them") if others else ("a placeholder is", "it")
    return rule.at(first, f"{count} left to write", f"write what {asked} asks for, {otherwise}", tuple(others[:_SHOWN]))


def quietened(curriculum: Curriculum, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings without the warnings about text that is not written yet: what replaces it will be another text."""
    warned = {each.place.path for each in findings if each.rule.severity == Severity.WARNING}
    ranges = {
        each.document.path: list(_ranges(each, _lists(curriculum)))
        for each in unwritten(curriculum)
        if each.document.path in warned
    }
    return tuple(each for each in findings if not _is_idle(each, ranges.get(each.place.path, ())))


def _is_idle(finding: Finding, ranges: Iterable[tuple[int, int]]) -> bool:
    is_other = finding.rule.severity == Severity.WARNING and finding.rule.code != "PRO020"
    return is_other and any(first <= finding.place.line <= last for first, last in ranges)


def _ranges(found: Unwritten, lists: dict[str, tuple[Document, str, int]]) -> Iterator[tuple[int, int]]:
    """Lines of the entries that hold placeholders, or all lines of a file that is no list."""
    if found.document.path not in lists:
        yield 1, len(found.document.text)
        return
    document, key, count = lists[found.document.path]
    for number in range(count):
        first, last = document.lines(key, number)
        if any(first <= place.line <= last for place in found.places):
            yield first, last


def _lists(curriculum: Curriculum) -> dict[str, tuple[Document, str, int]]:
    """Files that are lists, by path: their key and the number of entries."""
    found = [(each.quiz.document, "items", len(each.quiz.items)) for each in curriculum.modules if each.quiz]
    if glossary := curriculum.glossary:
        found.append((glossary.document, "terms", len(glossary.file.terms)))
    if sources := curriculum.sources:
        found.append((sources.document, "sources", len(sources.file.sources)))
    return {document.path: (document, key, count) for document, key, count in found}


def _of_module(module: Module) -> Iterator[Document]:
    yield module.document
    for part in (module.quiz, module.lab, module.dialogue):
        if part:
            yield part.document
    if module.figures_document:
        yield module.figures_document


def _in(document: Document, is_shown: bool) -> Iterator[Unwritten]:
    # Few files hold any, so the text as a whole is looked at first.
    if "TODO" not in document.text and "todo-" not in document.text:
        return
    places = []
    for pointer, text in document.strings():
        match = _ID.fullmatch(text) if pointer[-1:] == ("id",) else _MARK.search(text)
        if match:
            first, last = document.lines(*pointer)
            places.append(document.place(*pointer, word=match[0] if first < last else ""))
    if places:
        yield Unwritten(document, tuple(places), is_shown)


def _in_prose(document: TextDocument, is_shown: bool) -> Iterator[Unwritten]:
    if "TODO" in document.text:
        lines = [number for number, line in enumerate(document.text.split("\n"), 1) if _MARK.search(line)]
        if lines:
            yield Unwritten(document, tuple(document.line_place(number, "TODO") for number in lines), is_shown)
