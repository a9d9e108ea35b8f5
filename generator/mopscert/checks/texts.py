"""The words of the whole curriculum as a reader sees them, in one shape for the rules about wording."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate

import msgspec

from mopscert import prose
from mopscert.checks.diagnostics import texts as diagnostic_texts
from mopscert.checks.passages import Passage, Pointer, all_passages
from mopscert.findings import Document, Place
from mopscert.model import Curriculum, Figure, Lab, Module
from mopscert.prose import Run

_WORD = re.compile(r"\w+")
# What figures hold that is not read as a sentence.
_NO_WORDS = {"id", "type", "tone", "gap_after", "x", "y"}


class Field(msgspec.Struct, frozen=True):
    """Plain text that is no Markdown; `module` is None in the files that modules share."""

    module: Module | None
    document: Document
    pointer: Pointer
    is_lesson: bool = False

    @property
    def path(self) -> str:
        """Path of the file that has the field."""
        return self.document.path

    def place(self, word: str, _first_line: int, _last_line: int) -> Place:
        """Place of a word of the field."""
        return self.document.place(*self.pointer, word=word)


class Text(msgspec.Struct, frozen=True, eq=False):
    """A run of words and what holds it; two texts of the same words are two."""

    run: Run
    holder: Passage | Field

    @property
    def words(self) -> str:
        """The words on one line; an ellipsis stands for code."""
        return self.run.words

    def place(self, word: str) -> Place:
        """Place of one of the words, or of its line where it runs over several."""
        return self.holder.place(word, self.run.first_line, self.run.last_line)


class Texts(msgspec.Struct, frozen=True, dict=True):
    """All texts in the order of the files, and all their words joined, which is searched much faster than each."""

    each: tuple[Text, ...]

    @cached_property
    def joined(self) -> str:
        """All words, a line for each text."""
        return "\n".join(self._lines)

    @cached_property
    def tokens(self) -> str:
        """Whatever stands between two spaces, once each: a small part of all words, in no order."""
        found: set[str] = set()
        # Text by text: a list of all words would take more memory than the rest of a check.
        for line in self._lines:
            found.update(line.split())
        return " ".join(found)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands somewhere, in small letters."""
        return frozenset(_WORD.findall(self.tokens.lower()))

    def holding(self, phrase: str) -> Iterator[tuple[Text, str]]:
        """Texts that hold a phrase, with capitals or without, and how it stands there; a text for each time."""
        yield from self._found(self.lowered, phrase.lower())

    def holding_name(self, name: str) -> Iterator[tuple[Text, str]]:
        """Texts that hold a name just as it is written; a text for each time."""
        yield from self._found(self.joined, name)

    def at(self, offset: int) -> Text:
        """The text to which a character of the joined words belongs."""
        return self.each[bisect_right(self._starts, offset) - 1]

    @cached_property
    def lowered(self) -> str:
        """All words in small letters, each at the same place."""
        return lowered(self.joined)

    @cached_property
    def _lines(self) -> list[str]:
        return [text.run.words for text in self.each]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def _found(self, haystack: str, phrase: str) -> Iterator[tuple[Text, str]]:
        # Most phrases stand nowhere, and one of their words already says so; a plain search is the quickest for others.
        start = haystack.find(phrase) if self.vocabulary.issuperset(_WORD.findall(phrase.lower())) else -1
        while start >= 0:
            end = start + len(phrase)
            is_whole = not (_in_word(haystack[max(0, start - 1) : start]) or _in_word(haystack[end : end + 1]))
            if is_whole:
                yield self.at(start), self.joined[start:end]
            start = haystack.find(phrase, end if is_whole else start + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character in ("-", "_")


def lowered(text: str) -> str:
    """A text in small letters, as long as it was."""
    # The one letter that becomes two when it is made small would move all that follow. Line by line, since Python sets
    # aside twelve bytes for each letter of a text that it makes small.
    return "\n".join([line.lower() for line in text.replace("\u0130", "I").split("\n")])


@lru_cache(maxsize=1)
def texts(curriculum: Curriculum) -> Texts:
    """All texts that learners read, gathered once for all rules; those of a module start with its lesson."""
    return Texts((*_marked_up(curriculum), *_plain(curriculum)))


def _marked_up(curriculum: Curriculum) -> Iterator[Text]:
    for passage in all_passages(curriculum):
        if passage.has_markup:
            for run in prose.runs(passage.tokens):
                yield Text(run, passage)
        else:
            for words in passage.text.split("\n\n"):
                yield Text(_run(words), passage)


def _run(words: str) -> Run:
    return Run(" ".join(words.split()) if "\n" in words else words, "paragraph", 0, 1)


def _plain(curriculum: Curriculum) -> Iterator[Text]:
    for module, document, pointer, words in _fields(curriculum):
        yield Text(_run(words), Field(module, document, pointer))


_Field = tuple[Module | None, Document, Pointer, str]


def _fields(curriculum: Curriculum) -> Iterator[_Field]:
    for module in curriculum.modules:
        yield module, module.document, ("title",), module.title
        yield module, module.document, ("summary",), module.summary
        for number, objective in enumerate(module.objectives):
            yield module, module.document, ("objectives", number, "text"), objective.text
        if module.figures_document:
            yield from _of_figures(module, module.figures_document, module.figures)
        if module.lab:
            yield from _of_capabilities(module, module.lab)
        for number, case in enumerate(module.quiz.cases if module.quiz else ()):
            assert module.quiz is not None
            yield module, module.quiz.document, ("cases", number, "title"), case.title
    for diagnostic in curriculum.diagnostics:
        for pointer, words in diagnostic_texts(diagnostic.file):
            yield None, diagnostic.document, pointer, words
    if not curriculum.is_part:
        yield from _of_shared(curriculum)


def _of_capabilities(module: Module, lab: Lab) -> Iterator[_Field]:
    """The capability map without its products."""
    for number, row in enumerate(lab.capabilities):
        for key in ("title", "transfers", "stays"):
            yield module, lab.document, ("capabilities", number, key), getattr(row, key)
        for place, kind in enumerate(row.commercial):
            yield module, lab.document, ("capabilities", number, "commercial", place), kind


def _of_figures(module: Module, document: Document, figures: Iterable[Figure]) -> Iterator[_Field]:
    for pointer, words in _strings(msgspec.to_builtins(tuple(figures)), ("figures",)):
        yield module, document, pointer, words


def _strings(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_WORDS or isinstance(inner, dict):
                yield from _strings(inner, (*pointer, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*pointer, number))


def _of_shared(curriculum: Curriculum) -> Iterator[_Field]:
    if curriculum.programme:
        programme, document = curriculum.programme.file, curriculum.programme.document
        yield None, document, ("summary",), programme.summary
        for number, level in enumerate(programme.levels):
            for key in ("motto", "audience", "summary", "entry"):
                yield None, document, ("levels", number, key), getattr(level, key)
            for place, paragraph in enumerate(level.story):
                yield None, document, ("levels", number, "story", place), paragraph
            for place, outcome in enumerate(level.outcomes):
                yield None, document, ("levels", number, "outcomes", place, "text"), outcome.text
        for number, domain in enumerate(programme.domains):
            yield None, document, ("domains", number, "summary"), domain.summary
    if curriculum.glossary:
        for number, term in enumerate(curriculum.glossary.file.terms):
            yield None, curriculum.glossary.document, ("terms", number, "definition"), term.definition
    if ideas := curriculum.misconceptions:
        for number, idea in enumerate(ideas.file.misconceptions):
            yield None, ideas.document, ("misconceptions", number, "idea"), idea.idea
            yield None, ideas.document, ("misconceptions", number, "repair"), idea.repair
