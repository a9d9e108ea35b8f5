"""How the parts of a text report look: plainly, or in a terminal's colours."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import click


class Part(Enum):
    """A part of a report that may look different from the rest."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    PLACE = "place"
    CODE = "code"
    MARGIN = "margin"
    LABEL = "label"
    HEADING = "heading"


Style = Callable[[Part, str], str]

# The sixteen colours that every terminal lets its owner choose; nothing is said by colour alone.
_LOOKS: Mapping[Part, Mapping[str, Any]] = {
    Part.ERROR: {"fg": "red", "bold": True},
    Part.WARNING: {"fg": "yellow", "bold": True},
    Part.NOTICE: {"fg": "blue", "bold": True},
    Part.PLACE: {"bold": True},
    Part.CODE: {"fg": "cyan"},
    Part.MARGIN: {"fg": "bright_black"},
    Part.LABEL: {"fg": "green"},
    Part.HEADING: {"bold": True, "underline": True},
}


def plain(part: Part, text: str) -> str:  # noqa: ARG001
    """Leave the text as it is, for files and programs."""
    return text


def coloured(part: Part, text: str) -> str:
    """Colour the text with the escape sequences of terminals."""
    return click.style(text, **_LOOKS[part])


def style_for(wish: str, environment: Mapping[str, str], terminal: bool) -> Style:
    """The style for a wish ("always", "never" or "auto"), an environment, and an output that is a terminal or is not.

    With "auto", the order is that of Python's own interpreter: NO_COLOR, FORCE_COLOR, then the terminal.
    """
    if wish == "auto":
        forced = bool(environment.get("FORCE_COLOR"))
        wanted = not environment.get("NO_COLOR") and (forced or (terminal and environment.get("TERM") != "dumb"))
    else:
        wanted = wish == "always"
    return coloured if wanted else plain
