"""Questions as they are worded, for the rules about item writing: their task, their texts, their lists of answers."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TypeGuard

import msgspec

from mopscert.findings import Document, Place
from mopscert.measures.words import paragraphs
from mopscert.model import Answer, Choice, Curriculum, Match, Multiple, Number, Option, Order, Question, answers
from mopscert.model.answers import Pointer

Text = tuple[Pointer, str]
# What closes a sentence behind its last mark.
_CLOSING = "\"'”’)*_ \n"


class Worded(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A question and where it stands; `about` is the text of the case that it belongs to, if any."""

    document: Document
    number: int
    item: Question
    about: str = ""

    def place(self, *pointer: str | int, word: str = "") -> Place:
        """Place of a value of the question, or of a word in it."""
        return self.document.place("items", self.number, *pointer, word=word)

    @cached_property
    def task(self) -> str:
        """The last paragraph of the stem, which is the question itself, without what closes it after its last mark."""
        return (self.paragraphs or [""])[-1].rstrip(_CLOSING)

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the stem."""
        return paragraphs(self.item.stem)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Everything that may be answered, in file order."""
        return tuple(answers(self.item))

    def texts(self) -> Iterator[Text]:
        """All that learners read of the question, with pointers; the stem comes first."""
        item = self.item
        yield ("stem",), item.stem
        for answer in self.answers:
            if answer.text:
                yield (*answer.pointer, "text"), answer.text
            if answer.why:
                yield (*answer.pointer, "why"), answer.why
        if isinstance(item, Number):
            yield ("working",), item.working
        if item.hint:
            yield ("hint",), item.hint
        yield ("explanation",), item.explanation

    @cached_property
    def everything(self) -> str:
        """All texts in one, in small letters, for a quick look: most rules find nothing in most questions."""
        return "\n".join([text for _, text in self.texts()]).lower()

    def matches(
        self, pattern: re.Pattern[str], *signs: str, beside: re.Pattern[str] | None = None
    ) -> Iterator[tuple[Pointer, re.Match[str]]]:
        """The first place of a pattern in each text that has it.

        Where it matches, one of `signs` is there in small letters, or a match of `beside`, which is quickly looked for.
        """
        if any(map(self.everything.__contains__, signs)) or (beside and beside.search(self.everything)):
            for pointer, text in self.texts():
                if found := pattern.search(text):
                    yield pointer, found

    @cached_property
    def right(self) -> tuple[str, ...]:
        """Texts of the right options."""
        return tuple(option.text for option in self._options if option.correct)

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """Texts of the wrong options."""
        return tuple(option.text for option in self._options if not option.correct)

    @cached_property
    def options(self) -> str:
        """Texts of all options in one, for a quick look."""
        return "\n".join(option.text for option in self._options)

    @property
    def first_right(self) -> Pointer:
        """Pointer of the text of the first right option."""
        return ("options", next(n for n, option in enumerate(self._options) if option.correct), "text")

    @property
    def _options(self) -> tuple[Option, ...]:
        return self.item.options if isinstance(self.item, Choice) else ()

    @cached_property
    def lists(self) -> tuple[tuple[str, tuple[Text, ...]], ...]:
        """What stands side by side in the question, each list with the name of one of its entries."""
        match self.item:
            case Choice():
                return (("option", self._list("options")),)
            case Order():
                return (("step", self._list("steps", "extras")),)
            case Match():
                return (("prompt", self._list("prompts")), ("target", self._list("targets")))
            case Number():
                return ()

    def _list(self, *keys: str) -> tuple[Text, ...]:
        return tuple(
            ((*answer.pointer, "text"), answer.text)
            for answer in self.answers
            if answer.text is not None and answer.pointer[0] in keys
        )


@lru_cache(maxsize=1)
def questions(curriculum: Curriculum) -> tuple[Worded, ...]:
    """All questions of all sound banks, in the order of modules and files."""
    found: list[Worded] = []
    for module in curriculum.modules:
        if quiz := module.quiz:
            cases = {case.id: case.text for case in quiz.cases}
            found += [
                Worded(quiz.document, number, item, cases.get(item.case or "", ""))
                for number, item in enumerate(quiz.items)
            ]
    return tuple(found)


@lru_cache(maxsize=1)
def choices(curriculum: Curriculum) -> tuple[tuple[Worded, Choice], ...]:
    """The questions with options whose right options are sound; the others have findings of their own."""
    return tuple((worded, item) for worded in questions(curriculum) if _is_sound_choice(item := worded.item))


def _is_sound_choice(item: Question) -> TypeGuard[Choice]:
    if not isinstance(item, Choice):
        return False
    asks = item.choose if isinstance(item, Multiple) else 1
    return len(item.keys) == asks < len(item.options)
