"""A way that rises from a start through phases to an end."""

from mopscert.model import Phases
from mopscert.model.figures import Phase, Statement
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import PADDING, Paragraph, card, card_height, flow, height, inner
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import items, plain, strong
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING

_GAP = 12
_RISE = 44
_HOP = 30


def wide(figure: Phases) -> Drawing:
    """Steps beside each other on the ground of the start, each higher than the one before."""
    count = len(figure.phases)
    width = (WIDE - _GAP * (count - 1)) / count
    tall = max(card_height(_content(phase), width) for phase in figure.phases)
    end_width = max(width, 2 * WIDE / 5)
    end = card_height(_statement(figure.end), end_width)
    tops = [end + _HOP + _RISE * (count - 1 - number) for number in range(count)]
    ground = tops[0] + tall + _HOP
    drawn = [card(_statement(figure.end), WIDE - end_width, 0, end_width, end, "gain")]
    for number, (phase, top) in enumerate(zip(figure.phases, tops, strict=True)):
        drawn.append(_step(phase, number * (width + _GAP), top, width, ground - _HOP - top))
    drawn += [_hop(number, tops, width) for number in range(1, count)]
    drawn.append(shapes.arrow((WIDE - width / 2, tops[-1] - 4), (WIDE - width / 2, end + 4)))
    start = card_height(_statement(figure.start), WIDE)
    drawn.append(card(_statement(figure.start), 0, ground, WIDE, start, "neutral"))
    drawn.append(shapes.arrow((width / 2, ground - 4), (width / 2, ground - _HOP + 4)))
    return Drawing("".join(drawn), ground + start)


def narrow(figure: Phases) -> Drawing:
    """Start, phases and end below each other; small stairs show how far each phase rises."""
    drawn, y = [], 0.0
    count = len(figure.phases)
    blocks = [(_statement(figure.start), "neutral"), *((_content(phase), "ink") for phase in figure.phases)]
    for number, (content, tone) in enumerate([*blocks, (_statement(figure.end), "gain")]):
        tall = card_height(content, NARROW)
        drawn.append(card(content, 0, y, NARROW, tall, tone))
        if 0 < number <= count:
            drawn.append(_stairs(number, count, NARROW - PADDING, y + PADDING + 16))
        y += tall
        if number <= count:
            drawn.append(shapes.arrow((24, y + 3), (24, y + _HOP - 4)))
            y += _HOP
    return Drawing("".join(drawn), y)


def text(figure: Phases) -> str:
    """A numbered list from start to end."""
    phases = [strong(phase.heading, phase.text) + items(map(plain, phase.parts)) for phase in figure.phases]
    ends = [strong(each.heading, each.text) for each in (figure.start, figure.end)]
    return items([ends[0], *phases, ends[1]], "ol")


def _statement(statement: Statement) -> list[Paragraph]:
    return [Paragraph(statement.heading, HEADING), Paragraph(statement.text, BODY, 2)]


def _content(phase: Phase) -> list[Paragraph]:
    parts = [Paragraph(part, BODY, 10 if number == 0 else 5, "dot") for number, part in enumerate(phase.parts)]
    return [Paragraph(phase.heading, HEADING), Paragraph(phase.text, BODY, 2), *parts]


def _step(phase: Phase, x: float, y: float, width: float, tall: float) -> str:
    box = shapes.rect(x, y, width, tall, "f-tint", 0)
    tread = shapes.rect(x, y, width, 4, "f-tone", 0)
    return box + tread + flow(_content(phase), x + PADDING + 2, y + PADDING + 4, inner(width))


def _hop(number: int, tops: list[float], width: float) -> str:
    """An arrow from the step before up to this one."""
    x, low, high = number * (width + _GAP), tops[number - 1], tops[number]
    start, tip = (x - _GAP - 24, low - 4), (x + 22, high - 4)
    bow = shapes.points("M", start) + shapes.points(
        "C", (start[0], high - 34), (tip[0] - 6, high - 40), (tip[0], tip[1] - 5)
    )
    return shapes.path(bow, "f-edge") + shapes.head(tip, 1.35)


def _stairs(number: int, count: int, right: float, bottom: float) -> str:
    """Small bars that rise, filled up to this phase."""
    bars = []
    for each in range(1, count + 1):
        tall, x = 4 * each, right - 8 * (count - each + 1)
        bars.append(shapes.rect(x, bottom - tall, 6, tall, "f-tone" if each <= number else "f-hollow", 1))
    return "".join(bars)
