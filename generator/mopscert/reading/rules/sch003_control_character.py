"""A character that cannot be seen and changes how text is read.

### What it does

Refuses control characters, lone carriage returns, Unicode line separators, and the marks that turn the direction
of text.

### Why

Such characters come in by copying from other programs. They hide text, break lines where no editor shows a break, or
let a line read differently from what it is.

### Example

A form feed between two paragraphs, copied from a PDF.

### Instead

Delete the character; the finding gives its number and place.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH003", "control-character", Severity.ERROR, __doc__ or "")


def finding(found: list[tuple[str, Place]]) -> Finding:
    """Point at the first of the characters found, and at the others too."""
    character, place = found[0]
    return RULE.at(
        place,
        f"the character U+{ord(character):04X} cannot be seen and is not allowed",
        "delete it (copying text from another program often brings it in)",
        also=tuple(other for _, other in found[1:]),
    )
