"""A file that starts with a byte order mark.

### What it does

Refuses the three bytes `EF BB BF` at the start of a file.

### Why

The mark is invisible in editors, yet it is part of the first key or word, and tools disagree about it.

### Example

A file saved as "UTF-8 with BOM".

### Instead

Save it as "UTF-8" (without BOM).
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH002", "byte-order-mark", Severity.ERROR, __doc__ or "")


def finding(path: str) -> Finding:
    """Point at the start of the file."""
    return RULE.at(
        Place(path),
        "the file starts with a byte order mark, an invisible character",
        'save the file again with the encoding "UTF-8", not "UTF-8 with BOM"',
    )
