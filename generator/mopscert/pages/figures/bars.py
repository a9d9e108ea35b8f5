"""Values as bars from a common zero, so that lengths may be compared."""

from mopscert.model import Bars
from mopscert.model.figures import Bar
from mopscert.pages.figures import shapes, words
from mopscert.pages.figures.flow import Paragraph, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import plain, table
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, STRONG, width

_THICK = 22
_GAP = 14
_AIR = 8


def wide(figure: Bars) -> Drawing:
    """Labels to the left of the axis."""
    room = min(220, max(width(bar.label, BODY) for bar in figure.bars))
    scale, y, drawn = _scale(figure, WIDE - room - _AIR), 4.0, []
    for bar in figure.bars:
        high = height([_label(bar)], room)
        tall = max(high, _THICK)
        drawn.append(flow([_label(bar)], room, y + (tall - high) / 2, room, "end"))
        drawn.append(_bar(figure, bar, room + _AIR, y + (tall - _THICK) / 2, scale))
        y += tall + _GAP
    return Drawing("".join(drawn) + _axis(room + _AIR, 0, y - _GAP + 4), y - _GAP + 4)


def narrow(figure: Bars) -> Drawing:
    """Labels above their bars."""
    scale, y, drawn, axes = _scale(figure, NARROW), 0.0, [], []
    for bar in figure.bars:
        drawn.append(flow([_label(bar)], 0, y, NARROW))
        y += height([_label(bar)], NARROW) + 4
        drawn.append(_bar(figure, bar, 1, y, scale))
        axes.append(_axis(1, y - 2, y + _THICK + 2))
        y += _THICK + _GAP
    return Drawing("".join(drawn + axes), y - _GAP + 2)


def text(figure: Bars) -> str:
    """A table of labels and values."""
    rows = [(plain(bar.label), plain(words.amount(bar.value, figure.unit))) for bar in figure.bars]
    return table((words.LABEL, plain(figure.unit)), rows)


def _label(bar: Bar) -> Paragraph:
    return Paragraph(bar.label, BODY)


def _value(figure: Bars, bar: Bar) -> str:
    return words.amount(bar.value, figure.unit)


def _scale(figure: Bars, room: float) -> float:
    """Length of one unit: the longest bar and its value just fit."""
    room -= _AIR + max(width(_value(figure, bar), STRONG) for bar in figure.bars)
    return max(room, 1) / (max(bar.value for bar in figure.bars) or 1)


def _bar(figure: Bars, bar: Bar, x: float, y: float, scale: float) -> str:
    length = bar.value * scale
    value = shapes.text_line(plain(_value(figure, bar)), x + length + _AIR, y + 1.5, STRONG)
    return shapes.rect(x, y, length, _THICK, "f-bar", 0) + value


def _axis(x: float, top: float, bottom: float) -> str:
    return shapes.line((x, top), (x, bottom), "f-edge")
