"""A module as a box of the graph: its kind, its title, and the link to it."""

from collections.abc import Sequence

import msgspec

from mopscert.model import Kind
from mopscert.pages import words
from mopscert.pages.figures import shapes
from mopscert.pages.figures.markup import element, plain
from mopscert.pages.figures.text import BODY, QUIET, STRONG, Style, balance

PADDING = 10
_SIGN = 18


class Node(msgspec.Struct, frozen=True):
    """A module in a graph; `outside` means that it belongs to another level."""

    id: str
    title: str
    kind: Kind
    href: str
    planned: bool
    outside: bool

    def height(self, width: float) -> float:
        """How high its box must be."""
        kind, title = _lines(self, width)
        return len(kind) * QUIET.leading + len(title) * BODY.leading + 2 * PADDING

    def draw(self, x: float, y: float, width: float, tall: float) -> str:
        """A linked box around kind and title."""
        classes = " ".join(["f-box", *["f-planned"] * self.planned, *["f-outside"] * self.outside])
        drawn = [shapes.rect(x, y, width, tall, classes), kind_sign(self.kind, x + PADDING + 5, y + PADDING + 9)]
        top = y + PADDING
        kind, title = _lines(self, width)
        for lines, style, indent in ((kind, QUIET, _SIGN), (title, _style(self), 0)):
            for line in lines:
                drawn.append(shapes.text_line(plain(line), x + PADDING + indent, top, style))
                top += style.leading
        label = f"{self.title} ({facts(self)})"
        return element("a", "".join(drawn), xlink_href=self.href, aria_label=" ".join(label.split()))


def facts(node: Node) -> str:
    """Kind and state of a module in words."""
    w = words.catalogue()
    states = [*[w["graph"]["planned"]] * node.planned, *[w["graph"]["outside"]] * node.outside]
    return ", ".join([w["kind"][node.kind], *states])


def _lines(node: Node, width: float) -> tuple[Sequence[str], Sequence[str]]:
    room = width - 2 * PADDING
    return balance(words.catalogue()["kind"][node.kind], room - _SIGN, QUIET), balance(node.title, room, _style(node))


def _style(node: Node) -> Style:
    return QUIET if node.outside else STRONG


def kind_sign(kind: Kind, x: float, y: float) -> str:
    """Ideas are a ring, practice is a full square, conversation is a bubble."""
    if kind == Kind.CONCEPTUAL:
        return shapes.circle((x, y), 4.5, "f-edge")
    if kind == Kind.HANDS_ON:
        return shapes.rect(x - 5, y - 5, 10, 10, "f-tone", 1.5)
    bubble = shapes.points("M", (x - 6, y - 5)) + "h12v8h-6l-4 4v-4h-2z"
    return shapes.path(bubble, "f-tone f-round")
