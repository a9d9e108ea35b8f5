"""A block of a lesson that is not closed.

### What it does

Looks for the end of each titled block (`:::`) and of each fenced block (three backticks), and for a block that starts
before the one around it has ended.

### Why

Everything behind it would become part of the block: headings, questions and figures. So the rest of the lesson is
not checked until it is mended.

### Example

```text
::: example Larkspur's web integration
The team joins two systems.

## Choose a home {#choose}
```

### Instead

```text
::: example Larkspur's web integration
The team joins two systems.
:::

## Choose a home {#choose}
```
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("PRO008", "unclosed-block", Severity.ERROR, __doc__ or "")


def finding(place: Place, end: str) -> Finding:
    """Point at the line that starts the block; `end` is what would close it."""
    message = "the block that starts here is not closed before the next one or the end"
    return RULE.at(place, message, f"put a line with {end} behind its last line")


def without_start(place: Place, end: str) -> Finding:
    """Point at a bare line of backticks; it was probably meant to close a block."""
    return RULE.at(
        place,
        "this line starts a block that is not closed, or it ends one whose start is missing",
        f"put the line that starts the block above it, such as {end}self-check, or remove this one",
    )
