"""Questions and their options; `type` tells the question types apart."""

from typing import Literal

from mopscert.model.base import Cognitive, Pool, Struct


class Option(Struct, frozen=True, kw_only=True):
    """One answer to choose, with the reason (`why`) that a learner reads after choosing it."""

    id: str
    text: str
    correct: Literal[True] | None = None
    why: str
    misconception: str | None = None


class Item(Struct, frozen=True, kw_only=True):
    """What all questions have. `rev` rises when meaning or key change; `learn` is an anchor with its `#`."""

    id: str
    rev: int
    objective: str
    level: Cognitive
    pool: Pool
    stem: str
    order: Literal["shuffle", "fixed"] = "shuffle"
    options: tuple[Option, ...]
    hint: str | None = None
    explanation: str
    learn: str
    sources: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)


class Single(Item, frozen=True, kw_only=True, tag_field="type", tag="single"):
    """A question with exactly one right option."""


class Multiple(Item, frozen=True, kw_only=True, tag_field="type", tag="multiple"):
    """A question of which exactly `choose` options are right."""

    choose: int


Question = Single | Multiple


class QuizFile(Struct, frozen=True, kw_only=True):
    """The file `quizzes/<level>/<module>.yaml`."""

    items: tuple[Question, ...]
