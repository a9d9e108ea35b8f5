"""Values as bars from a common zero, so that lengths may be compared."""

import msgspec

from mopscert.model import Bars
from mopscert.model.figures import Bar
from mopscert.pages import words
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import Paragraph, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import plain, table
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, QUIET, STRONG, width

_THICK = 22
_GAP = 14
_AIR = 8


class _Scale(msgspec.Struct, frozen=True):
    """Where bars begin, how long one unit is, what stands behind each bar, and what must stand above all."""

    left: float
    unit: float
    values: dict[Bar, str]
    above: list[Paragraph]


def wide(figure: Bars) -> Drawing:
    """Labels to the left of the axis."""
    room = min(220, max(width(bar.label, BODY) for bar in figure.bars))
    scale = _scale(figure, room + _AIR, WIDE)
    top = height(scale.above, WIDE)
    drawn, y = [flow(scale.above, 0, 0, WIDE)], top + 4
    for bar in figure.bars:
        high = height([_label(bar)], room)
        tall = max(high, _THICK)
        drawn.append(flow([_label(bar)], room, y + (tall - high) / 2, room, "end"))
        drawn.append(_bar(scale, bar, y + (tall - _THICK) / 2))
        y += tall + _GAP
    bottom = y - _GAP + 4
    return Drawing("".join(drawn) + _axis(scale, top, bottom), bottom)


def narrow(figure: Bars) -> Drawing:
    """Labels above their bars."""
    scale = _scale(figure, 1, NARROW)
    drawn, y = [flow(scale.above, 0, 0, NARROW)], height(scale.above, NARROW)
    for bar in figure.bars:
        drawn.append(flow([_label(bar)], 0, y, NARROW))
        y += height([_label(bar)], NARROW) + 4
        drawn += [_bar(scale, bar, y), _axis(scale, y - 2, y + _THICK + 2)]
        y += _THICK + _GAP
    return Drawing("".join(drawn), y - _GAP + 2)


def text(figure: Bars) -> str:
    """A table of labels and values."""
    rows = [(plain(bar.label), plain(words.amount(bar.value, figure.unit))) for bar in figure.bars]
    return table((words.catalogue()["figure"]["label"], plain(figure.unit)), rows)


def _label(bar: Bar) -> Paragraph:
    return Paragraph(bar.label, BODY)


def _scale(figure: Bars, left: float, whole: float) -> _Scale:
    """The longest bar and its value just fit; a unit too long to stand behind each bar stands above all."""
    values = {bar: words.amount(bar.value, figure.unit) for bar in figure.bars}
    above: list[Paragraph] = []
    if max(width(value, STRONG) for value in values.values()) > whole / 4:
        values = {bar: words.amount(bar.value) for bar in figure.bars}
        above = [Paragraph(figure.unit, QUIET)]
    room = whole - left - _AIR - max(width(value, STRONG) for value in values.values())
    return _Scale(left, max(room, 1) / (max(bar.value for bar in figure.bars) or 1), values, above)


def _bar(scale: _Scale, bar: Bar, y: float) -> str:
    length = bar.value * scale.unit
    value = shapes.text_line(plain(scale.values[bar]), scale.left + length + _AIR, y + 1.5, STRONG)
    return shapes.rect(scale.left, y, length, _THICK, "f-tone", 0) + value


def _axis(scale: _Scale, top: float, bottom: float) -> str:
    return shapes.line((scale.left, top), (scale.left, bottom), "f-edge")
