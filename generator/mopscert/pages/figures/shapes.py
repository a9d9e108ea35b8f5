"""What drawings are made of: lines, boxes, arrows and marks as SVG, with classes that give them colour."""

import math

import msgspec

from mopscert.pages.figures.markup import element, number
from mopscert.pages.figures.text import Style

Point = tuple[float, float]


class Drawing(msgspec.Struct, frozen=True):
    """Something drawn from the origin to its height."""

    markup: str
    height: float


def rect(x: float, y: float, width: float, height: float, classes: str, radius: float = 8) -> str:
    """A box."""
    return element("rect", x=x, y=y, width=width, height=height, rx=radius or None, class_=classes)


def circle(center: Point, radius: float, classes: str) -> str:
    """A circle."""
    return element("circle", cx=center[0], cy=center[1], r=radius, class_=classes)


def path(steps: str, classes: str) -> str:
    """A path of steps that `move` and `points` wrote."""
    return element("path", d=steps, class_=classes)


def points(command: str, *through: Point) -> str:
    """A step of a path: a command and its points."""
    return command + " ".join(f"{number(x)} {number(y)}" for x, y in through)


def line(start: Point, end: Point, classes: str) -> str:
    """A straight line."""
    return path(points("M", start) + points("L", end), classes)


def group(markup: str, classes: str | None = None, transform: str | None = None) -> str:
    """Things that share a tone or a place."""
    return element("g", markup, class_=classes, transform=transform)


def moved(markup: str, x: float, y: float) -> str:
    """Things drawn at the origin, at another place."""
    return group(markup, transform=f"translate({number(x)} {number(y)})")


def text_line(text: str, x: float, y: float, style: Style, anchor: str = "start") -> str:
    """One line of ready text whose upper edge is at `y`."""
    return element(
        "text",
        text,
        x=x,
        y=y + style.leading / 2 + style.size * 0.36,
        font_size=style.size,
        font_weight=700 if style.bold else None,
        text_anchor=anchor if anchor != "start" else None,
        class_=style.ink,
    )


def arrow(start: Point, end: Point) -> str:
    """A straight arrow."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    return line(start, _before(end, angle), "f-edge") + head(end, angle)


def head(tip: Point, angle: float, size: float = 9) -> str:
    """The head of an arrow that points to `tip`."""
    sides = [(tip[0] - size * math.cos(angle + turn), tip[1] - size * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    return path(points("M", sides[0], tip, sides[1]) + "Z", "f-tone")


def _before(tip: Point, angle: float) -> Point:
    # The line ends within the head, or its blunt end would show beside the tip.
    return tip[0] - 4 * math.cos(angle), tip[1] - 4 * math.sin(angle)


def mark(tone: str, x: float, y: float) -> str:
    """The sign of a tone, 16 wide: it tells gains from risks without colour."""
    center = (x + 8, y)
    if tone == "gain":
        cross = points("M", (x + 4.5, y)) + "h7" + points("M", (x + 8, y - 3.5)) + "v7"
        return circle(center, 8, "f-tone") + path(cross, "f-cut")
    if tone == "risk":
        triangle = points("M", (x + 8, y - 8), (x + 16.5, y + 7), (x - 0.5, y + 7)) + "Z"
        return path(triangle, "f-tone f-round") + path(points("M", (x + 8, y - 2.5)) + "v4m0 3v.1", "f-cut")
    return circle(center, 6, "f-edge") + circle(center, 2, "f-tone")
