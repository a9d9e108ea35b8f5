"""Two axes that cross, and what stands in each of the four corners."""

from collections.abc import Sequence

import msgspec

from mopscert.model import Grid
from mopscert.model.figures import Axis, Cell
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import Paragraph, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import plain, strong, table
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING, STRONG, balance, width

_LINE = STRONG.leading
_AIR = 8


class _Plan(msgspec.Struct, frozen=True):
    """Where things stand: corners of `wide` by `tall`, `gap` apart, with the axes between them."""

    whole: float
    wide: float
    tall: float
    top: float
    gap: float
    padding: float

    @property
    def middle(self) -> shapes.Point:
        """Where the axes cross."""
        return self.whole / 2, self.top + self.tall + self.gap / 2


def wide(figure: Grid) -> Drawing:
    """Corners with much room."""
    return _draw(figure, WIDE, 36, 28)


def narrow(figure: Grid) -> Drawing:
    """Corners close to each other."""
    return _draw(figure, NARROW, 28, 8)


def text(figure: Grid) -> str:
    """A table with the axes as its heads."""
    rows = []
    for label, cells in zip((figure.y.high, figure.y.low), _rows(figure), strict=True):
        rows.append((plain(label), *(strong(cell.heading, cell.text) for cell in cells)))
    return table(("", plain(figure.x.low), plain(figure.x.high)), rows)


def _rows(figure: Grid) -> tuple[list[Cell], list[Cell]]:
    """Cells from the upper left to the lower right, however the author ordered them."""
    cells = sorted(figure.cells, key=lambda cell: cell.x == "high")
    return [cell for cell in cells if cell.y == "high"], [cell for cell in cells if cell.y == "low"]


def _draw(figure: Grid, whole: float, apart: float, padding: float) -> Drawing:
    ends = _ends(figure.x, whole)
    gap = _LINE * max(map(len, ends)) + 2 * _AIR
    corner = (whole - apart) / 2
    tall = max(height(_content(cell), corner - 2 * padding) for cell in figure.cells) + 2 * max(padding, 18)
    top, bottom = (balance(label, whole, STRONG) for label in (figure.y.high, figure.y.low))
    plan = _Plan(whole, corner, tall, len(top) * _LINE + _AIR, gap, padding)
    below = plan.top + 2 * tall + gap + _AIR
    drawn = [_corner(cell, plan, row) for row, cells in enumerate(_rows(figure)) for cell in cells]
    drawn += [*_label(top, whole / 2, 0, "middle"), *_label(bottom, whole / 2, below, "middle")]
    drawn += [_across(ends, plan), _upright(plan, below)]
    return Drawing("".join(drawn), below + len(bottom) * _LINE)


def _ends(axis: Axis, whole: float) -> tuple[list[str], list[str]]:
    return balance(axis.low, whole * 0.36, STRONG), balance(axis.high, whole * 0.36, STRONG)


def _content(cell: Cell) -> list[Paragraph]:
    return [Paragraph(cell.heading, HEADING), Paragraph(cell.text, BODY, 4)]


def _corner(cell: Cell, plan: _Plan, row: int) -> str:
    x = plan.whole - plan.wide if cell.x == "high" else 0
    y = plan.top + row * (plan.tall + plan.gap)
    content = _content(cell)
    down = (plan.tall - height(content, plan.wide - 2 * plan.padding)) / 2
    petal = _petal(plan, -1 if cell.x == "high" else 1, -1 if row else 1)
    words = flow(content, x + plan.wide / 2, y + down, plan.wide - 2 * plan.padding, "middle")
    return shapes.moved(petal, x + plan.wide / 2, y + plan.tall / 2) + words


def _petal(plan: _Plan, right: int, down: int) -> str:
    """A box around the origin whose corner towards the crossing is rounder than the others."""
    w, h, small, large = plan.wide / 2, plan.tall / 2, 10, 40
    steps = [
        shapes.points("M", (right * (small - w), -down * h)),
        shapes.points("L", (right * (w - small), -down * h)),
        shapes.points("Q", (right * w, -down * h), (right * w, down * (small - h))),
        shapes.points("L", (right * w, down * (h - large))),
        shapes.points("Q", (right * w, down * h), (right * (w - large), down * h)),
        shapes.points("L", (right * (small - w), down * h)),
        shapes.points("Q", (-right * w, down * h), (-right * w, down * (h - small))),
        shapes.points("L", (-right * w, down * (small - h))),
        shapes.points("Q", (-right * w, -down * h), (right * (small - w), -down * h)),
    ]
    return shapes.path("".join(steps) + "Z", "f-tint")


def _across(ends: tuple[list[str], list[str]], plan: _Plan) -> str:
    x, y = plan.middle
    reach = [max(width(line, STRONG) for line in lines) + _AIR for lines in ends]
    labels = [
        *_label(ends[0], 0, y - len(ends[0]) * _LINE / 2, "start"),
        *_label(ends[1], plan.whole, y - len(ends[1]) * _LINE / 2, "end"),
    ]
    arrows = shapes.arrow((x, y), (reach[0], y)) + shapes.arrow((x, y), (plan.whole - reach[1], y))
    return arrows + "".join(labels)


def _upright(plan: _Plan, below: float) -> str:
    x, y = plan.middle
    return shapes.arrow((x, y), (x, plan.top - _AIR / 2)) + shapes.arrow((x, y), (x, below - _AIR / 2))


def _label(lines: Sequence[str], x: float, y: float, anchor: str) -> list[str]:
    return [shapes.text_line(plain(line), x, y + number * _LINE, STRONG, anchor) for number, line in enumerate(lines)]
