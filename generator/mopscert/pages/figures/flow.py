"""Paragraphs set below each other, and the cards that hold them; everything here knows its height beforehand."""

from collections.abc import Sequence

import msgspec

from mopscert.pages.figures import shapes
from mopscert.pages.figures.markup import plain
from mopscert.pages.figures.text import Style, balance, wrap

PADDING = 12
_INDENTS = {"": 0, "dot": 11, "gain": 24, "risk": 24, "neutral": 24}


class Paragraph(msgspec.Struct, frozen=True):
    """A text, the space before it, and the sign that it hangs on: nothing, a dot, or the mark of a tone."""

    text: str
    style: Style
    before: float = 0
    sign: str = ""


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """How high paragraphs stand at a width."""
    return sum(each.before + each.style.leading * len(_lines(each, width, "start")) for each in paragraphs)


def flow(paragraphs: Sequence[Paragraph], x: float, y: float, width: float, anchor: str = "start") -> str:
    """Paragraphs from `y` down; `x` is their left edge, or their middle or right edge as `anchor` says."""
    drawn = []
    for each in paragraphs:
        y += each.before
        drawn.append(_sign(each, x, y + each.style.leading / 2))
        for text in _lines(each, width, anchor):
            drawn.append(shapes.text_line(plain(text), x + _INDENTS[each.sign], y, each.style, anchor))
            y += each.style.leading
    return "".join(drawn)


def card(paragraphs: Sequence[Paragraph], x: float, y: float, width: float, tall: float, tone: str) -> str:
    """Paragraphs on a box tinted in a tone."""
    box = shapes.rect(x, y, width, tall, "f-tint")
    return shapes.group(box + flow(paragraphs, x + PADDING, y + PADDING, inner(width)), f"f-{tone}")


def card_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """How high a card must be."""
    return height(paragraphs, inner(width)) + 2 * PADDING


def inner(width: float) -> float:
    """How wide the text of a card may be."""
    return width - 2 * PADDING


def _lines(paragraph: Paragraph, width: float, anchor: str) -> list[str]:
    set_lines = balance if anchor == "middle" else wrap
    return set_lines(paragraph.text, width - _INDENTS[paragraph.sign], paragraph.style)


def _sign(paragraph: Paragraph, x: float, middle: float) -> str:
    if not paragraph.sign:
        return ""
    if paragraph.sign == "dot":
        return shapes.circle((x + 2.5, middle + 0.5), 2.2, "f-tone")
    return shapes.mark(paragraph.sign, x, middle)
