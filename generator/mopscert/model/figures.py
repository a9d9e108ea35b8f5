"""Figures as data; `type` tells apart how they are drawn."""

from typing import Literal

from mopscert.model.base import Struct


class Drawing(Struct, frozen=True, kw_only=True):
    """What all figures have."""

    id: str
    title: str
    caption: str


class Group(Struct, frozen=True, kw_only=True):
    """Labelled points of a column; `tone` says whether they are a gain, a risk, or neither."""

    label: str
    tone: Literal["gain", "risk", "neutral"]
    points: tuple[str, ...]


class Column(Struct, frozen=True, kw_only=True):
    """One of the things that a `columns` figure compares."""

    heading: str
    text: str | None = None
    groups: tuple[Group, ...]


class Columns(Drawing, frozen=True, kw_only=True, tag_field="type", tag="columns"):
    """Two to four things side by side."""

    columns: tuple[Column, ...]


class Axis(Struct, frozen=True, kw_only=True):
    """The two ends of an axis."""

    low: str
    high: str


class Cell(Struct, frozen=True, kw_only=True):
    """One corner of a grid."""

    x: Literal["low", "high"]
    y: Literal["low", "high"]
    heading: str
    text: str


class Grid(Drawing, frozen=True, kw_only=True, tag_field="type", tag="grid"):
    """Two axes and the four corners between them."""

    x: Axis
    y: Axis
    cells: tuple[Cell, ...]


class Adopters(Struct, frozen=True, kw_only=True):
    """A group of adopters and its share in percent."""

    name: str
    share: float


class Statement(Struct, frozen=True, kw_only=True):
    """A heading and a sentence."""

    heading: str
    text: str


class Chasm(Drawing, frozen=True, kw_only=True, tag_field="type", tag="chasm"):
    """An adoption curve with a gap after one group, and what stands on either side."""

    groups: tuple[Adopters, ...]
    gap_after: str
    before: Statement
    after: Statement


class Phase(Struct, frozen=True, kw_only=True):
    """A phase and the parts that it contains."""

    heading: str
    text: str
    parts: tuple[str, ...]


class Phases(Drawing, frozen=True, kw_only=True, tag_field="type", tag="phases"):
    """A way from a start through phases to an end."""

    start: Statement
    phases: tuple[Phase, ...]
    end: Statement


class Bar(Struct, frozen=True, kw_only=True):
    """A labelled value."""

    label: str
    value: float


class Bars(Drawing, frozen=True, kw_only=True, tag_field="type", tag="bars"):
    """Values compared by length."""

    unit: str
    bars: tuple[Bar, ...]


Figure = Columns | Grid | Chasm | Phases | Bars


class Figures(Struct, frozen=True, kw_only=True):
    """The file `curriculum/<level>/<id>/figures.yaml`."""

    figures: tuple[Figure, ...]
