"""The words that figures add to those of authors, and how amounts are written; together, for translators."""

from collections.abc import Sequence

from mopscert.model import Kind
from mopscert.pages.words import catalogue

TONES = {"gain": "gain", "risk": "risk"}
GROUP, SHARE, LABEL = "Group", "Share", "Label"
GAP = "the gap follows"
PARTS = "parts"

PREREQUISITES = "Which module builds on which"
ARROWS = "An arrow leads from a module to each one that builds on it."
DASHED = "A dashed border means that the lesson is still being written."
BARE = "A box without filling stands for a module of another level."
PLANNED, OUTSIDE, FIRST = "being written", "another level", "a place to start"


def text_version() -> str:
    """What opens the text version of a figure."""
    return str(catalogue()["figure"]["text_version"])


def kind_name(kind: Kind) -> str:
    """What a kind of module is called."""
    return str(catalogue()["kind"][kind])


def amount(value: float, unit: str) -> str:
    """A number with up to two decimals and its unit, which stay on one line."""
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{digits}\u00a0{unit}"


def after(titles: Sequence[str]) -> str:
    """What a module comes after."""
    *others, last = titles
    return f"after {', '.join(others)} and {last}" if others else f"after {last}"
