"""The curve of adoption with a gap, somebody who stands on both sides of it, and what is true on either side."""

from mopscert.model import Chasm
from mopscert.model.figures import Statement
from mopscert.pages.figures import shapes, words
from mopscert.pages.figures.curve import Curve, cuts
from mopscert.pages.figures.flow import Paragraph, card, card_height, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import items, plain, strong, table
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING, QUIET, STRONG, width

_PERSON = 96
_AIR = 12


def wide(figure: Chasm) -> Drawing:
    """Names stand below the curve."""
    top = _cards_height(figure, 240)
    curve = _curve(figure, WIDE, 200, top + _PERSON + 140, 58)
    drawn = _scene(figure, curve, 240, top)
    labels = [[Paragraph(_share(each.share), STRONG), Paragraph(each.name, BODY)] for each in figure.groups]
    widths = [_label_width(label, WIDE / len(labels)) for label in labels]
    middles = _apart(_middles(curve), widths, WIDE)
    below = curve.ground + 10
    drawn += [flow(label, x, below, room, "middle") for label, x, room in zip(labels, middles, widths, strict=True)]
    deepest = max(height(label, room) for label, room in zip(labels, widths, strict=True))
    return Drawing("".join(drawn), below + deepest + 19)


def narrow(figure: Chasm) -> Drawing:
    """Names stand in a list, found by their numbers."""
    room = (NARROW - 10) / 2
    top = _cards_height(figure, room)
    curve = _curve(figure, NARROW, 130, top + _PERSON + 95, 40)
    drawn = _scene(figure, curve, room, top)
    numbers = [str(number) for number in range(1, len(figure.groups) + 1)]
    middles = _apart(_middles(curve), [18.0] * len(numbers), NARROW)
    y = curve.ground + 6
    for number, x in zip(numbers, middles, strict=True):
        drawn.append(flow([Paragraph(number, STRONG)], x, y, 40, "middle"))
    y += 32
    for number, each in zip(numbers, figure.groups, strict=True):
        drawn.append(flow([Paragraph(number, STRONG)], 0, y, 20))
        drawn.append(flow([Paragraph(_share(each.share), BODY)], NARROW, y, 80, "end"))
        name = [Paragraph(each.name, BODY)]
        drawn.append(flow(name, 20, y, NARROW - 100))
        y += height(name, NARROW - 100) + 5
    return Drawing("".join(drawn), y)


def text(figure: Chasm) -> str:
    """A table of the groups, and the statements on either side of the gap."""
    rows = []
    for each in figure.groups:
        gap = f" ({words.GAP})" if each.name == figure.gap_after else ""
        rows.append((plain(each.name) + gap, plain(_share(each.share))))
    sides = items(strong(side.heading, side.text) for side in (figure.before, figure.after))
    return table((words.GROUP, words.SHARE), rows) + sides


def _share(share: float) -> str:
    return words.amount(share, "%")


def _curve(figure: Chasm, whole: float, tall: float, ground: float, gap: float) -> Curve:
    shares = [each.share for each in figure.groups]
    names = [each.name for each in figure.groups]
    between = cuts(shares)
    edge = between[names.index(figure.gap_after) + 1] if figure.gap_after in names else between[-1]
    return Curve(whole, tall, ground, gap, between, edge)


def _scene(figure: Chasm, curve: Curve, room: float, top: float) -> list[str]:
    """Everything but the names: the curve, the person, and the statements above."""
    drawn = [shapes.path(curve.area(*band), "f-band") for band in curve.bands()]
    for start, end, far in ((curve.cuts[0], curve.edge, False), (curve.edge, curve.cuts[-1], True)):
        drawn.append(shapes.path(curve.outline(start, end, far), "f-edge"))
        drawn.append(shapes.line(curve.foot(start, far), curve.foot(end, far), "f-edge"))
    for far in (False, True):
        drawn.append(shapes.line(curve.at(curve.edge, far), curve.foot(curve.edge, far), "f-edge"))
    drawn += [_side(figure.before, curve, room, top, False), _side(figure.after, curve, room, top, True)]
    return [*drawn, _person(curve)]


def _side(statement: Statement, curve: Curve, room: float, top: float, far: bool) -> str:
    """A statement, and a line from it to the ground that it speaks of."""
    middle = curve.at(curve.edge, False)[0] + curve.gap / 2
    left = min(max(middle - 5 - room, 0), curve.width - 2 * room - 10) + (room + 10 if far else 0)
    z = curve.edge + curve.distance(curve.gap * 0.75) * (1 if far else -1)
    x, y = curve.at(z, far)
    start = min(max(x, left + _AIR), left + room - _AIR), top
    pin = shapes.line(start, (x, y), "f-pin") + shapes.circle((x, y), 3.5, "f-tone")
    return pin + card(_content(statement), left, 0, room, top, "ink")


def _content(statement: Statement) -> list[Paragraph]:
    return [Paragraph(statement.heading, HEADING), Paragraph(statement.text, BODY, 2)]


def _cards_height(figure: Chasm, room: float) -> float:
    return max(card_height(_content(side), room) for side in (figure.before, figure.after))


def _person(curve: Curve) -> str:
    """Somebody with a foot on each side."""
    step = curve.distance(9)
    feet = curve.at(curve.edge - step, False), curve.at(curve.edge + step, True)
    x, y = (feet[0][0] + feet[1][0]) / 2, min(feet[0][1], feet[1][1])
    hip, neck = (x, y - _PERSON * 0.44), (x, y - _PERSON * 0.76)
    reach = abs(feet[1][0] - feet[0][0]) / 2 + 6
    hands = (x - reach, neck[1] + 12), (x + reach, neck[1] + 4)
    body = shapes.points("M", feet[0], hip, feet[1]) + shapes.points("M", hip, neck)
    arms = shapes.points("M", hands[0]) + shapes.points("Q", (x - 12, neck[1] + 2), (x, neck[1] + 6))
    arms += shapes.points("Q", (x + 12, neck[1] + 2), hands[1])
    limbs = shapes.path(body + arms, "f-limb")
    return shapes.group(limbs + shapes.circle((x, neck[1] - 13), 10, "f-tone"), "f-risk")


def _middles(curve: Curve) -> list[float]:
    return [(curve.foot(start, far)[0] + curve.foot(end, far)[0]) / 2 for start, end, far in curve.bands()]


def _label_width(label: list[Paragraph], limit: float) -> float:
    """Room for the longest word, and for the usual two lines."""
    longest = max(width(word, each.style) for each in label for word in each.text.split(" "))
    return min(limit, max(longest, 90))


def _apart(middles: list[float], widths: list[float], whole: float) -> list[float]:
    """The middles, moved as little as needed so that nothing overlaps or leaves the drawing."""
    placed: list[float] = []
    for middle, room in zip(middles, widths, strict=True):
        left = placed[-1] + widths[len(placed) - 1] / 2 if placed else 0
        placed.append(max(middle, left + room / 2))
    right = whole
    for number in reversed(range(len(placed))):
        placed[number] = min(placed[number], right - widths[number] / 2)
        right = placed[number] - widths[number] / 2
    return placed
