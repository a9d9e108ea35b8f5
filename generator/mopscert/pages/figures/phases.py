"""A way that rises from a start through phases to an end."""

from collections.abc import Sequence

import msgspec

from mopscert.model import Phases
from mopscert.model.figures import Phase, Statement
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import PADDING, Paragraph, card, card_height, flow, height
from mopscert.pages.figures.frame import NARROW, WIDE
from mopscert.pages.figures.markup import items, plain, strong
from mopscert.pages.figures.shapes import Drawing
from mopscert.pages.figures.text import BODY, HEADING

_GAP = 8
_RISE = 44
_WAY = 30
_ABOVE = 44
_TREAD = 4
_CROWDED = 4
_SMALL = msgspec.structs.replace(HEADING, size=15, leading=20)


class _Stairs(msgspec.Struct, frozen=True):
    """Sizes of the steps, and the upper edge of each."""

    width: float
    padding: float
    tops: Sequence[float]
    bottom: float

    def left(self, number: int) -> float:
        """The left edge of a step."""
        return number * (self.width + _GAP)


def wide(figure: Phases) -> Drawing:
    """Steps on the ground of the start, each higher than the one before, and the end above the last."""
    room = max(_step_width(figure), WIDE * 0.4)
    end, start = card_height(_statement(figure.end), room), card_height(_statement(figure.start), WIDE)
    stairs = _stairs(figure, end + _ABOVE)
    ground = stairs.bottom + _WAY
    drawn = [card(_statement(figure.end), WIDE - room, 0, room, end, "end")]
    drawn += _steps(figure, stairs)
    drawn += [_hop(stairs, number) for number in range(1, len(figure.phases))]
    drawn.append(card(_statement(figure.start), 0, ground, WIDE, start, "neutral"))
    drawn.append(_way(stairs.width / 2, ground, stairs.bottom))
    drawn.append(_way(WIDE - stairs.width / 2, stairs.tops[-1], end))
    return Drawing("".join(drawn), ground + start)


def narrow(figure: Phases) -> Drawing:
    """Start, phases and end below each other; small stairs show how far each phase rises."""
    phases = [(_phase(phase), "ink") for phase in figure.phases]
    blocks = [(_statement(figure.start), "neutral"), *phases, (_statement(figure.end), "end")]
    drawn, y = [], 0.0
    for number, (content, tone) in enumerate(blocks):
        tall = card_height(content, NARROW)
        drawn.append(card(content, 0, y, NARROW, tall, tone))
        if 0 < number <= len(phases):
            drawn.append(_small_stairs(number, len(phases), y))
        if number <= len(phases):
            drawn.append(_way(NARROW / 2, y + tall, y + tall + _WAY))
        y += tall + _WAY
    return Drawing("".join(drawn), y - _WAY)


def text(figure: Phases) -> str:
    """A numbered list from start to end."""
    phases = [strong(phase.heading, phase.text) + items(map(plain, phase.parts)) for phase in figure.phases]
    ends = [strong(each.heading, each.text) for each in (figure.start, figure.end)]
    return items([ends[0], *phases, ends[1]], "ol")


def _statement(statement: Statement) -> list[Paragraph]:
    return [Paragraph(statement.heading, HEADING), Paragraph(statement.text, BODY, 2)]


def _head(phase: Phase, crowded: bool = False) -> list[Paragraph]:
    return [Paragraph(phase.heading, _SMALL if crowded else HEADING), Paragraph(phase.text, BODY, 2)]


def _parts(phase: Phase) -> list[Paragraph]:
    return [Paragraph(part, BODY, 5, "dot") for part in phase.parts]


def _phase(phase: Phase) -> list[Paragraph]:
    first, *others = _parts(phase)
    return [*_head(phase), msgspec.structs.replace(first, before=10), *others]


def _step_width(figure: Phases) -> float:
    count = len(figure.phases)
    return (WIDE - _GAP * (count - 1)) / count


def _stairs(figure: Phases, top: float) -> _Stairs:
    """Steps as high as the fullest phase needs, the highest of them at `top`."""
    count = len(figure.phases)
    width, padding = _step_width(figure), 7 if count > _CROWDED else PADDING
    inner = width - 2 * padding
    tall = _TREAD + 2 * padding + 8 + _head_height(figure, inner)
    tall += max(height(_parts(phase), inner) for phase in figure.phases)
    tops = [top + _RISE * (count - 1 - number) for number in range(count)]
    return _Stairs(width, padding, tops, tops[0] + tall)


def _head_height(figure: Phases, inner: float) -> float:
    return max(height(_head(phase, len(figure.phases) > _CROWDED), inner) for phase in figure.phases)


def _steps(figure: Phases, stairs: _Stairs) -> list[str]:
    """The steps; their parts start equally far below their treads, so that they can be compared."""
    inner = stairs.width - 2 * stairs.padding
    down = _TREAD + stairs.padding
    parts = down + _head_height(figure, inner) + 8
    drawn = []
    for number, (phase, top) in enumerate(zip(figure.phases, stairs.tops, strict=True)):
        x = stairs.left(number)
        box = shapes.rect(x, top, stairs.width, stairs.bottom - top, "f-tint", 0)
        tread = shapes.rect(x, top, stairs.width, _TREAD, "f-tone", 0)
        head = flow(_head(phase, len(figure.phases) > _CROWDED), x + stairs.padding, top + down, inner)
        drawn.append(shapes.group(box + tread + head + flow(_parts(phase), x + stairs.padding, top + parts, inner)))
    return drawn


def _hop(stairs: _Stairs, number: int) -> str:
    """An arrow from the step before up to this one."""
    x, low, high = stairs.left(number), stairs.tops[number - 1] - 5, stairs.tops[number] - 4
    start, tip = (x - 26, low), (x + 22, high)
    bow = shapes.points("C", (start[0], high - 32), (tip[0] - 6, high - 38), (tip[0] - 1, high - 6))
    return shapes.path(shapes.points("M", start) + bow, "f-edge") + shapes.head(tip, 1.4)


def _way(x: float, start: float, end: float) -> str:
    """A straight arrow between two boxes, from edge to edge but for a little air."""
    air = 5 if end > start else -5
    return shapes.arrow((x, start + air), (x, end - air))


def _small_stairs(number: int, count: int, bottom: float) -> str:
    """Small bars that rise, filled up to this phase; they stand on its card."""
    bars = []
    for each in range(1, count + 1):
        tall, x = 4 * each, NARROW - PADDING - 11 * (count - each + 1) + 3
        bars.append(shapes.rect(x, bottom - tall, 8, tall, "f-tone" if each <= number else "f-hollow", 1))
    return "".join(bars)
