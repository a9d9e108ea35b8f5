"""Every passage of Markdown that authors write, wherever it stands, in one shape for the rules about prose.

Plain text is left out: it holds nothing that these rules look for.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

import msgspec
from markdown_it.token import Token

from mopscert import prose
from mopscert.checks.references import Where
from mopscert.findings import Document, Place, TextDocument
from mopscert.model import Curriculum, Module, Number, Question, answers
from mopscert.prose import Link

Pointer = tuple[str | int, ...]


class Passage(msgspec.Struct, frozen=True):
    """Markdown of a module, and where its words stand."""

    module: Module
    tokens: Sequence[Token]
    locate: Callable[[str, int, int], Place]
    is_lesson: bool = False

    def place(self, word: str, first_line: int, last_line: int) -> Place:
        """Place of a word of the passage; the lines are those of the parser, counted from 0."""
        return self.locate(word, first_line, last_line)

    def links(self) -> Iterator[tuple[Link, Where]]:
        """The links of the passage and their places."""
        for link in prose.links(self.tokens):
            yield link, partial(self.place, link.target, link.first_line, link.last_line)


@lru_cache(maxsize=1)
def passages(curriculum: Curriculum) -> tuple[Passage, ...]:
    """All passages of Markdown, module by module; parsed once for all rules."""
    return tuple(passage for module in curriculum.modules for passage in _of_module(module))


def _of_module(module: Module) -> Iterator[Passage]:
    if module.lesson:
        yield Passage(module, module.lesson.tokens, partial(_in_lesson, module.lesson.document), is_lesson=True)
    for number, takeaway in enumerate(module.takeaways):
        yield from _inline(module, module.document, ("takeaways", number), takeaway)
    if module.quiz:
        for number, case in enumerate(module.quiz.cases):
            yield from _block(module, module.quiz.document, ("cases", number, "text"), case.text)
        for number, item in enumerate(module.quiz.items):
            yield from _of_question(module, module.quiz.document, number, item)


def _of_question(module: Module, document: Document, number: int, item: Question) -> Iterator[Passage]:
    for key, text in (("stem", item.stem), ("explanation", item.explanation)):
        yield from _block(module, document, ("items", number, key), text)
    for answer in answers(item):
        at = ("items", number, *answer.pointer)
        yield from _inline(module, document, (*at, "text"), answer.text or "")
        yield from _inline(module, document, (*at, "why"), answer.why or "")
    if isinstance(item, Number):
        yield from _inline(module, document, ("items", number, "working"), item.working)
    if item.hint:
        yield from _inline(module, document, ("items", number, "hint"), item.hint)


def _block(module: Module, document: Document, pointer: Pointer, text: str) -> Iterator[Passage]:
    if prose.has_markup(text):
        yield Passage(module, prose.parse(text), partial(_in_value, document, pointer))


def _inline(module: Module, document: Document, pointer: Pointer, text: str) -> Iterator[Passage]:
    if prose.has_markup(text):
        yield Passage(module, prose.parse_inline(text), partial(_in_value, document, pointer))


def _in_lesson(document: TextDocument, word: str, first_line: int, last_line: int) -> Place:
    return document.line_place(first_line + 1, word, last_line)


def _in_value(document: Document, pointer: Pointer, word: str, _first_line: int, _last_line: int) -> Place:
    return document.place(*pointer, word=word)
