"""The curve of adoption with a gap, somebody who stands on both sides of it, and what is true on either side."""

import msgspec

from mopscert.model import Chasm
from mopscert.model.figures import Adopters, Statement
from mopscert.pages import words
from mopscert.pages.figures import markup, shapes
from mopscert.pages.figures.curve import Curve, cuts
from mopscert.pages.figures.flow import Paragraph, card, card_height, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import items, plain, strong, table
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING, STRONG, width

_PERSON = 96
_AIR = 12


def wide(figure: Chasm) -> Drawing:
    """Names stand below the curve."""
    top = _cards_height(figure, 240)
    curve = _curve(figure, WIDE, 200, 58, top)
    labels = [[Paragraph(_share(each.share), STRONG), Paragraph(each.name, BODY)] for each in figure.groups]
    widths = [_label_width(label, span, WIDE / len(labels)) for label, span in zip(labels, _spans(curve), strict=True)]
    middles, below = _apart(_middles(curve), widths, WIDE), curve.ground + 10
    places = list(zip(labels, middles, widths, strict=True))
    names = [flow(label, middle, below, room, "middle") for label, middle, room in places]
    deepest = max(height(label, room) for label, _, room in places)
    return Drawing("".join([*_scene(figure, curve, 240, top), *names]), below + deepest)


def narrow(figure: Chasm) -> Drawing:
    """Names stand in a list, found by their numbers."""
    room = (NARROW - 10) / 2
    top = _cards_height(figure, room)
    curve = _curve(figure, NARROW, 130, 40, top)
    middles = _apart(_middles(curve), [18.0] * len(figure.groups), NARROW)
    y = curve.ground + 6
    drawn = [flow([_number(number)], x, y, 18, "middle") for number, x in enumerate(middles)]
    y += 32
    for number, each in enumerate(figure.groups):
        row, tall = _row(number, each, y)
        drawn.append(row)
        y += tall + 5
    return Drawing("".join([*_scene(figure, curve, room, top), *drawn]), y - 5)


def text(figure: Chasm) -> str:
    """A table of the groups, and the statements on either side of the gap."""
    w = words.catalogue()["figure"]
    rows = []
    for each in figure.groups:
        gap = f" ({w['gap']})" if each.name == figure.gap_after else ""
        rows.append((plain(each.name) + gap, plain(_share(each.share))))
    sides = items(strong(side.heading, side.text) for side in (figure.before, figure.after))
    return table((w["group"], w["share"]), rows) + sides


def _number(number: int) -> Paragraph:
    return Paragraph(str(number + 1), STRONG)


def _row(number: int, group: Adopters, y: float) -> tuple[str, float]:
    """Number, name and share in a line, and how high it is."""
    name, room = [Paragraph(group.name, BODY)], NARROW - 100
    share = flow([Paragraph(_share(group.share), BODY)], NARROW, y, 80, "end")
    return flow([_number(number)], 0, y, 20) + flow(name, 20, y, room) + share, height(name, room)


def _share(share: float) -> str:
    return words.amount(share, "%")


def _curve(figure: Chasm, whole: float, tall: float, gap: float, top: float) -> Curve:
    """The curve, so far below the statements that the person fits between, and the peak too."""
    between = cuts([each.share for each in figure.groups])
    names = [each.name for each in figure.groups]
    edge = between[names.index(figure.gap_after) + 1] if figure.gap_after in names else between[-1]
    flat = Curve(whole, tall, 0, gap, between, edge)
    return msgspec.structs.replace(flat, ground=top + max(tall + 24, _PERSON + 16 - flat.at(edge, False)[1]))


def _scene(figure: Chasm, curve: Curve, room: float, top: float) -> list[str]:
    """Everything but the names: the curve, the person, and the statements above."""
    drawn = [shapes.path(curve.area(*band), "f-band" if band[2] else "f-band f-near") for band in curve.bands()]
    for start, end, far in ((curve.cuts[0], curve.edge, False), (curve.edge, curve.cuts[-1], True)):
        drawn.append(shapes.path(curve.outline(start, end, far), "f-edge"))
        drawn.append(shapes.line(curve.foot(start, far), curve.foot(end, far), "f-edge"))
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
    step = curve.distance(4)
    feet = [(x, y - 3.5) for x, y in (curve.at(curve.edge - step, False), curve.at(curve.edge + step, True))]
    x, y = (feet[0][0] + feet[1][0]) / 2, (feet[0][1] + feet[1][1]) / 2
    hip, shoulder = y - _PERSON * 0.44, y - _PERSON * 0.72
    limbs = shapes.points("M", feet[0], (x - 3, hip)) + shapes.points("M", (x + 3, hip), feet[1])
    limbs += shapes.points("M", (x - 32, shoulder + 13), (x - 6, shoulder), (x + 6, shoulder), (x + 32, shoulder + 13))
    torso = shapes.points("M", (x - 6, shoulder), (x + 6, shoulder), (x + 3, hip), (x - 3, hip)) + "Z"
    head = shapes.circle((x, shoulder - 18), 10.5, "f-tone")
    return shapes.group(shapes.path(limbs, "f-limb") + shapes.path(torso, "f-tone f-body") + head, "f-risk")


def _spans(curve: Curve) -> list[float]:
    return [curve.foot(end, far)[0] - curve.foot(start, far)[0] for start, end, far in curve.bands()]


def _middles(curve: Curve) -> list[float]:
    return [(curve.foot(start, far)[0] + curve.foot(end, far)[0]) / 2 for start, end, far in curve.bands()]


def _label_width(label: list[Paragraph], span: float, limit: float) -> float:
    """As wide as what it names, but never too narrow for its longest word."""
    longest = max(width(word, each.style) for each in label for word in markup.words(each.text))
    return min(limit, max(longest, span - 2))


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
