"""A YAML tag or directive.

### What it does

Refuses `!tag`, `!!type` and `%` lines.

### Why

Tags can ask a reader to make any object, even to run code. Curriculum text is data and nothing else.

### Example

```text
title: !!python/name:os.system
```

### Instead

Write the plain value. Text that starts with `!` stands between quotes.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH009", "tag", Severity.ERROR, __doc__ or "")


def finding(place: Place) -> Finding:
    """Point at the tag."""
    return RULE.at(
        place,
        "this is a YAML tag, which is not used here",
        "remove it; if the text starts with an exclamation mark, put it between double quotes",
    )


def directive(place: Place) -> Finding:
    """Point at a directive (a line that starts with a percent sign)."""
    return RULE.at(place, "this is a YAML directive, which is not used here", "remove the line that starts with %")
