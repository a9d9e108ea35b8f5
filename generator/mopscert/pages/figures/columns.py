"""Things side by side: columns of grouped points, one below the other where room is short."""

from mopscert.model import Columns
from mopscert.model.figures import Column, Group
from mopscert.pages import words
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import Paragraph, card, card_height, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import items, plain, strong
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING, LABEL, QUIET

_GAP = 14
_BAR = 13


def wide(figure: Columns) -> Drawing:
    """All columns beside each other; groups of the same rank start at the same height."""
    width = (WIDE - _GAP * (len(figure.columns) - 1)) / len(figure.columns)
    lefts = [number * (width + _GAP) for number in range(len(figure.columns))]
    y = max(_BAR + height(_head(column), width) for column in figure.columns) + _GAP
    drawn = [_heading(column, x, 0, width) for column, x in zip(figure.columns, lefts, strict=True)]
    for rank in range(max(len(column.groups) for column in figure.columns)):
        row = [
            (column.groups[rank], x) for column, x in zip(figure.columns, lefts, strict=True) if column.groups[rank:]
        ]
        tall = max(card_height(_points(group), width) for group, _ in row)
        drawn += [card(_points(group), x, y, width, tall, group.tone) for group, x in row]
        y += tall + _GAP
    return Drawing("".join(drawn), y - _GAP)


def narrow(figure: Columns) -> Drawing:
    """Column below column."""
    drawn, y = [], 0.0
    for column in figure.columns:
        drawn.append(_heading(column, 0, y, NARROW))
        y += _BAR + height(_head(column), NARROW) + 10
        for group in column.groups:
            tall = card_height(_points(group), NARROW)
            drawn.append(card(_points(group), 0, y, NARROW, tall, group.tone))
            y += tall + 10
        y += 20
    return Drawing("".join(drawn), y - 30)


def text(figure: Columns) -> str:
    """A list of columns, their groups and their points."""
    return items(strong(column.heading, column.text) + items(map(_group, column.groups)) for column in figure.columns)


def _group(group: Group) -> str:
    tones = words.catalogue()["figure"]["tones"]
    tone = f" ({tones[group.tone]})" if group.tone in tones else ""
    return plain(group.label) + tone + items(map(plain, group.points))


def _head(column: Column) -> list[Paragraph]:
    return [Paragraph(column.heading, HEADING), *([Paragraph(column.text, QUIET, 2)] if column.text else [])]


def _heading(column: Column, x: float, y: float, width: float) -> str:
    return shapes.rect(x, y, 32, 3, "f-tone", 1.5) + flow(_head(column), x, y + _BAR, width)


def _points(group: Group) -> list[Paragraph]:
    points = [Paragraph(point, BODY, 6, "dot") for point in group.points]
    return [Paragraph(group.label, LABEL, sign=group.tone), *points]
