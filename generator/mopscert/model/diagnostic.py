"""Diagnostics: instruments that score a person or an organisation; `presentation` tells apart how results are shown."""

from typing import Literal

import msgspec

from mopscert.findings import Document
from mopscert.model.base import Struct, Waiver


class _Diagnostic(Struct, frozen=True, kw_only=True):
    """What all diagnostics have. `always` are sentences that stand with every result."""

    title: str
    rev: int
    minutes: int
    summary: str
    intro: str
    always: tuple[str, ...]
    modules: tuple[str, ...]
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()


class Move(Struct, frozen=True, kw_only=True):
    """By how many points an answer moves a result, and why."""

    result: str
    by: int
    because: str


class RankedAnswer(Struct, frozen=True, kw_only=True):
    """An answer of a `ranking`, and what it moves."""

    id: str
    text: str
    moves: tuple[Move, ...] = ()


class RankedQuestion(Struct, frozen=True, kw_only=True):
    """A question of a `ranking`; one answer is chosen."""

    id: str
    text: str
    answers: tuple[RankedAnswer, ...]


class RankedResult(Struct, frozen=True, kw_only=True):
    """Something that a `ranking` ranks."""

    id: str
    title: str
    text: str
    modules: tuple[str, ...] = ()


class GateAnswers(Struct, frozen=True, kw_only=True):
    """Answers of one question; a gate applies when one of them is given."""

    question: str
    answers: tuple[str, ...]


class Gate(Struct, frozen=True, kw_only=True):
    """What some answers mean whatever the points say.

    `bar` keeps a result from the first place; `warn` and `offer` speak when it stands there, and `offer` puts the next
    one beside it.
    """

    effect: Literal["bar", "warn", "offer"]
    result: str
    any: tuple[GateAnswers, ...]
    text: str


class Ranking(_Diagnostic, frozen=True, kw_only=True, tag_field="presentation", tag="ranking"):
    """Ranks results by the points of the answers; a lead of less than `close_call` points is a close call."""

    questions: tuple[RankedQuestion, ...]
    results: tuple[RankedResult, ...]
    gates: tuple[Gate, ...] = ()
    close_call: int


class Ends(Struct, frozen=True, kw_only=True):
    """What an axis measures, and its two ends."""

    title: str
    low: str
    high: str


class Corner(Struct, frozen=True, kw_only=True):
    """A corner of the grid."""

    id: str
    title: str
    x: Literal["low", "high"]
    y: Literal["low", "high"]
    text: str
    modules: tuple[str, ...] = ()


class GridStatement(Struct, frozen=True, kw_only=True):
    """A statement to agree with, the corner whose strength it shows, and its weight on each axis."""

    id: str
    text: str
    corner: str
    x: float
    y: float


class Centre(Struct, frozen=True, kw_only=True):
    """The result of those who stand nearer to the middle than `within`, on both axes."""

    within: float
    title: str
    text: str


class Quadrant(_Diagnostic, frozen=True, kw_only=True, tag_field="presentation", tag="quadrant"):
    """Places a person on a grid of two axes by agreement on a scale."""

    x: Ends
    y: Ends
    scale: tuple[str, ...]
    statements: tuple[GridStatement, ...]
    corners: tuple[Corner, ...]
    centre: Centre


class Maturity(Struct, frozen=True, kw_only=True):
    """A step of the scale, from 0 upwards."""

    title: str
    text: str


class GapStatement(Struct, frozen=True, kw_only=True):
    """A statement that is rated as it is now and as it should be."""

    id: str
    text: str


class Dimension(Struct, frozen=True, kw_only=True):
    """A side of an organisation, with the modules to study where it is weak."""

    id: str
    title: str
    statements: tuple[GapStatement, ...]
    modules: tuple[str, ...] = ()


class Band(Struct, frozen=True, kw_only=True):
    """A name for all scores from `at_least` upwards."""

    id: str
    title: str
    at_least: float
    text: str


class Weakest(Struct, frozen=True, kw_only=True):
    """A dimension `below` this score keeps the whole at the band `cap`, and belongs to the first phase."""

    below: float
    cap: str


class GapPhase(Struct, frozen=True, kw_only=True):
    """A phase for all gaps whose priority is `at_least` this."""

    id: str
    title: str
    at_least: float
    text: str


class PlanElement(Struct, frozen=True, kw_only=True):
    """A box that the plan sheet of each phase leaves to fill in."""

    id: str
    title: str
    prompt: str


class TippingPoint(Struct, frozen=True, kw_only=True):
    """Something that is so or not, with a line of evidence."""

    id: str
    text: str


class Verdict(Struct, frozen=True, kw_only=True):
    """What it means that so many tipping points apply."""

    at_least: int
    title: str
    text: str
    modules: tuple[str, ...] = ()


class Barrier(Struct, frozen=True, kw_only=True):
    """Something that can stand in the way, rated by how much it does."""

    id: str
    text: str


class Need(Struct, frozen=True, kw_only=True):
    """A statement that must be rated so high now before a build can begin."""

    statement: str
    at_least: int


class Gateway(Struct, frozen=True, kw_only=True):
    """What must be there before the first phase, and what is said when it is or is not."""

    needs: tuple[Need, ...]
    tipping_points: int
    ready: str
    not_ready: str


class Gaps(_Diagnostic, frozen=True, kw_only=True, tag_field="presentation", tag="gaps"):
    """Rates what is and what should be, and makes a plan of the gaps."""

    maturity: tuple[Maturity, ...]
    importance: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    bands: tuple[Band, ...]
    weakest: Weakest
    phases: tuple[GapPhase, ...]
    plan: tuple[PlanElement, ...]
    tipping_points: tuple[TippingPoint, ...]
    verdicts: tuple[Verdict, ...]
    severities: tuple[str, ...]
    barriers: tuple[Barrier, ...]
    readiness: Gateway


DiagnosticFile = Ranking | Quadrant | Gaps


class Diagnostic(msgspec.Struct, frozen=True):
    """A diagnostic with its place; its id is the name of its file."""

    id: str
    document: Document
    file: DiagnosticFile
