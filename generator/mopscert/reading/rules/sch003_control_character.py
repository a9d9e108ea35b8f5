"""A character that cannot be seen and changes how text is read.

### What it does

Refuses control characters, lone carriage returns, Unicode line separators, and the marks that turn the direction
of text; and characters without a shape: spaces without width, fillers and tags, and joiners behind letters of English.
Also where an escape such as `"\\x1b"` makes them. Joiners inside emoji or in other scripts may stand.

### Why

Such characters come in by copying from other programs. They hide text, break lines where no editor shows a break, keep
a search from finding a word, or let a line read differently from what it is.

### Example

A form feed between two paragraphs, copied from a PDF; a space without width in `title:`, copied from a page.

### Instead

Delete the character; the finding gives its number and place.
"""

import unicodedata

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH003", "control-character", Severity.ERROR, __doc__ or "")


def finding(character: str, places: list[Place]) -> Finding:
    """Point at the first of the characters found, and at the others too."""
    return RULE.at(
        places[0],
        f"the character {_named(character)} cannot be seen and is not allowed",
        "delete it (copying text from another program often brings it in)",
        also=tuple(places[1:]),
    )


def escaped(place: Place, character: str) -> Finding:
    """Point at a text between double quotes in which an escape makes such a character."""
    return RULE.at(
        place,
        f"an escape in this text makes the character {_named(character)}, which is not allowed",
        "remove the backslash and what it escapes, or put the text between single quotes to keep it as it stands",
    )


def _named(character: str) -> str:
    """Its number, and its name where it has one, which controls have not."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{name and f' ({name})'}"
