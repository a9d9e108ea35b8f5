"""Drawings that pages hold, read again: their texts and boxes, and the room that each takes."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import msgspec

from mopscert.pages.figures.text import Style, width

XLINK = "http://www.w3.org/1999/xlink"


def parsed(html: str) -> ET.Element:
    return ET.fromstring(html.replace("<figure ", f'<figure xmlns:xlink="{XLINK}" ', 1))


def svgs(root: ET.Element) -> list[ET.Element]:
    return root.findall("svg")


class Box(msgspec.Struct, frozen=True):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left + 0.1
            and other.right <= self.right + 0.1
            and self.top <= other.top + 0.1
            and other.bottom <= self.bottom + 0.1
        )

    def meets(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def boxes(element: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[ET.Element, Box, ET.Element]]:
    """Texts and boxes with the room that they take, and their parents."""
    if shift := re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", "")):
        x, y = x + float(shift[1]), y + float(shift[2])
    for child in element:
        if child.tag == "rect":
            left, top, wide, tall = (float(child.attrib[name]) for name in ("x", "y", "width", "height"))
            yield child, Box(x + left, y + top, x + left + wide, y + top + tall), element
        elif child.tag == "text":
            style, line = Style(float(child.attrib["font-size"]), 0, "font-weight" in child.attrib), child.text or ""
            wide = width(line, style)
            left = x + float(child.attrib["x"]) - wide * {"end": 1, "middle": 0.5}.get(child.get("text-anchor", ""), 0)
            base = y + float(child.attrib["y"])
            yield child, Box(left, base - style.size * 0.8, left + wide, base + style.size * 0.25), element
        yield from boxes(child, x, y)
