"""Every passage of Markdown that authors write, wherever it stands, in one shape for the rules about prose."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache, partial

import msgspec
from markdown_it.token import Token

from mopscert import prose
from mopscert.checks.practice_texts import practice_texts
from mopscert.checks.references import Use, Where
from mopscert.findings import Document, Place
from mopscert.model import Curriculum, Lesson, LinkUse, Module, Number, Question, answers
from mopscert.prose import Link

Pointer = tuple[str | int, ...]


class Passage(msgspec.Struct, frozen=True, dict=True):
    """Markdown of a module, and where its words stand: in a lesson, or in the value of a file at `pointer`.

    `has_markup` is False for plain text, which most passages are; `is_inline`: a run of text in which there are no
    blocks.
    """

    module: Module
    source: Document | Lesson
    has_markup: bool
    pointer: Pointer = ()
    text: str = ""
    is_inline: bool = False

    @property
    def is_lesson(self) -> bool:
        """True for the whole prose of a module."""
        return isinstance(self.source, Lesson)

    @property
    def written(self) -> str:
        """The Markdown as it was written, for a quick look."""
        return self.source.document.text if isinstance(self.source, Lesson) else self.text

    @property
    def path(self) -> str:
        """Path of the file that has the passage."""
        return self.source.document.path if isinstance(self.source, Lesson) else self.source.path

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """What the parser finds; lessons were parsed when they were read."""
        if isinstance(self.source, Lesson):
            return self.source.tokens
        return prose.parse_inline(self.text) if self.is_inline else prose.parse(self.text)

    def place(self, word: str, first_line: int, last_line: int) -> Place:
        """Place of a word of the passage; the lines are those of the parser, counted from 0."""
        if isinstance(self.source, Lesson):
            return self.source.document.line_place(first_line + 1, word, last_line)
        return self.source.place(*self.pointer, word=word)

    def line(self, number: int) -> str:
        """A whole line, counted from 0."""
        if isinstance(self.source, Lesson):
            return self.source.document.line_place(number + 1).excerpt
        return self.text.split("\n")[number]

    def links(self) -> Iterator[tuple[Link, Where]]:
        """The links of the passage and their places."""
        for link in self._links:
            yield link, partial(self.place, link.target, link.first_line, link.last_line)

    @cached_property
    def _links(self) -> Sequence[Link]:
        # Many rules look at them.
        return tuple(prose.links(self.tokens))


@lru_cache(maxsize=1)
def passages(curriculum: Curriculum) -> tuple[Passage, ...]:
    """The passages that hold more than plain text, module by module."""
    return tuple(passage for passage in all_passages(curriculum) if passage.has_markup)


def linked(curriculum: Curriculum, scheme: str) -> Iterator[Use]:
    """What links of a scheme such as `term:` lead to, and where they stand."""
    for _, link, where in all_links(curriculum):
        if link.target.startswith(scheme):
            yield link.target.removeprefix(scheme), where


def all_links(curriculum: Curriculum) -> Iterator[tuple[Module, LinkUse, Where]]:
    """All links and their places, module by module; texts are looked into only where links are not known already."""
    known = links(curriculum) if curriculum.links is None else curriculum.links
    for module in curriculum.modules:
        for link in known.get(module.id, ()):
            yield module, link, partial(_place, module, link)


@lru_cache(maxsize=1)
def links(curriculum: Curriculum) -> dict[str, tuple[LinkUse, ...]]:
    """The links of each module, looked up in its texts."""
    found: dict[str, list[LinkUse]] = {}
    for passage in passages(curriculum):
        found.setdefault(passage.module.id, []).extend(
            LinkUse(link.target, passage.path, passage.pointer, link.first_line, link.last_line)
            for link, _ in passage.links()
        )
    return {name: tuple(uses) for name, uses in found.items()}


def _place(module: Module, link: LinkUse) -> Place:
    source = module.lesson if module.lesson and module.lesson.document.path == link.path else None
    documents = [part.document for part in (module, module.quiz, module.lab, module.dialogue) if part]
    document = next((each for each in documents if each.path == link.path), module.document)
    passage = Passage(module, source or document, True, link.pointer)
    return passage.place(link.target, link.first_line, link.last_line)


@lru_cache(maxsize=1)
def all_passages(curriculum: Curriculum) -> tuple[Passage, ...]:
    """All passages, module by module; each is parsed once for all rules."""
    return tuple(passage for module in curriculum.modules for passage in _of_module(module))


def _of_module(module: Module) -> Iterator[Passage]:
    if module.lesson:
        yield Passage(module, module.lesson, True)
    for number, takeaway in enumerate(module.takeaways):
        yield from _inline(module, module.document, ("takeaways", number), takeaway)
    if module.quiz:
        for number, case in enumerate(module.quiz.cases):
            yield from _block(module, module.quiz.document, ("cases", number, "text"), case.text)
        for number, item in enumerate(module.quiz.items):
            yield from _of_question(module, module.quiz.document, number, item)
    for each in practice_texts(module):
        passage = _block if each.blocks else _inline
        yield from passage(module, each.document, each.pointer, each.text)


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
    if text:
        yield Passage(module, document, prose.has_markup(text), pointer, text)


def _inline(module: Module, document: Document, pointer: Pointer, text: str) -> Iterator[Passage]:
    if text:
        yield Passage(module, document, prose.has_markup(text), pointer, text, is_inline=True)
