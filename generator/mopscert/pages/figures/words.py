"""The interface's own words in figures, and how numbers are written; together, so that they can be translated."""

from collections.abc import Sequence

from mopscert.model import Kind

TEXT_VERSION = "Text version"
TONES = {"gain": "gain", "risk": "risk"}
LEFT, RIGHT, BOTTOM, TOP = "Left", "Right", "Bottom", "Top"
GROUP, SHARE, LABEL = "Group", "Share", "Label"
GAP = "Here is the gap."
BEFORE_GAP, AFTER_GAP = "Before the gap", "After the gap"
START, END = "Start", "End"

PREREQUISITES = "Which module builds on which"
ARROWS = "An arrow leads from a module to each module that builds on it."
DASHED = "A dashed border marks a module that is planned."
BARE = "A box without filling is a module of another level."
KINDS = {Kind.CONCEPTUAL: "Conceptual", Kind.HANDS_ON: "Hands-on", Kind.SOFT_SKILL: "Soft skill"}
PLANNED, OUTSIDE = "planned", "another level"


def number(value: float) -> str:
    """A number with up to two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str) -> str:
    """A number and its unit, which stay on one line."""
    return f"{number(value)}\u00a0{unit}"


def after(titles: Sequence[str]) -> str:
    """What a module comes after."""
    *others, last = titles
    return f"after {', '.join(others)} and {last}" if others else f"after {last}"
