"""Questions and what may be answered; `type` tells the question types apart."""

from typing import Literal

from mopscert.model.base import Cognitive, Pool, Struct, Waiver


class Case(Struct, frozen=True, kw_only=True):
    """A situation that several questions share; `text` is Markdown, `figure` an id of the module's figures."""

    id: str
    title: str
    text: str
    figure: str | None = None


class Item(Struct, frozen=True, kw_only=True):
    """What all questions have. `rev` rises when meaning or key change; `learn` is an anchor with its `#`."""

    id: str
    rev: int
    objective: str
    level: Cognitive
    pool: Pool
    case: str | None = None
    stem: str
    negative: Literal[True] | None = None
    hint: str | None = None
    explanation: str
    learn: str
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()


class Option(Struct, frozen=True, kw_only=True):
    """One answer to choose, with the reason (`why`) that a learner reads after choosing it."""

    id: str
    text: str
    correct: Literal[True] | None = None
    why: str
    misconception: str | None = None


class Choice(Item, frozen=True, kw_only=True):
    """What the questions have that are answered by choosing options."""

    order: Literal["shuffle", "fixed"] = "shuffle"
    options: tuple[Option, ...]

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)


class Single(Choice, frozen=True, kw_only=True, tag_field="type", tag="single"):
    """A question with exactly one right option."""


class Multiple(Choice, frozen=True, kw_only=True, tag_field="type", tag="multiple"):
    """A question of which exactly `choose` options are right."""

    choose: int


class Step(Struct, frozen=True, kw_only=True):
    """A step to put in order, with the reason why it stands where it does."""

    id: str
    text: str
    why: str


class Extra(Struct, frozen=True, kw_only=True):
    """A step that belongs to no place, with the reason why it is left out."""

    id: str
    text: str
    why: str
    misconception: str | None = None


class Inversion(Struct, frozen=True, kw_only=True):
    """A typical wrong order: the step `early` put somewhere before the step `late`, which must come first."""

    early: str
    late: str
    why: str
    misconception: str | None = None


class Order(Item, frozen=True, kw_only=True, tag_field="type", tag="order"):
    """A question whose `steps` stand here in the right order."""

    steps: tuple[Step, ...]
    extras: tuple[Extra, ...] = ()
    inversions: tuple[Inversion, ...] = ()


class Confusion(Struct, frozen=True, kw_only=True):
    """A typical wrong target of a prompt."""

    target: str
    why: str
    misconception: str | None = None


class Prompt(Struct, frozen=True, kw_only=True):
    """One thing to match: `target` is the id of the right target, `why` the reason."""

    id: str
    text: str
    target: str
    why: str
    confusions: tuple[Confusion, ...] = ()


class Target(Struct, frozen=True, kw_only=True):
    """What prompts may be matched to; a target may serve several prompts, or none."""

    id: str
    text: str


class Match(Item, frozen=True, kw_only=True, tag_field="type", tag="match"):
    """A question that gives each of its prompts one of its targets."""

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]


class Miscalculation(Struct, frozen=True, kw_only=True):
    """A typical wrong result, in the unit of the question."""

    value: float
    why: str
    misconception: str | None = None


class Number(Item, frozen=True, kw_only=True, tag_field="type", tag="number"):
    """A question answered by a number: right within `tolerance` of `answer`, both in `unit`. `working` shows how."""

    answer: float
    tolerance: float
    unit: str
    unit_also: tuple[str, ...] = ()
    working: str
    miscalculations: tuple[Miscalculation, ...] = ()


Question = Single | Multiple | Order | Match | Number


class QuizFile(Struct, frozen=True, kw_only=True):
    """The file `quizzes/<level>/<module>.yaml`."""

    cases: tuple[Case, ...] = ()
    items: tuple[Question, ...]
    waive: tuple[Waiver, ...] = ()
