"""A key that the format does not have.

### What it does

Compares the keys of each group with those of its schema, and offers the nearest one.

### Why

A mistyped key would be dropped without a word: `titel` leaves the page without a title.

### Example

```yaml
titel: "Where MOps sits"
```

### Instead

```yaml
title: "Where MOps sits"
```
The format reference lists all keys of each file.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH020", "unknown-key", Severity.ERROR, __doc__ or "")


def finding(place: Place, key: str, near: str | None, known: list[str]) -> Finding:
    """Name the key; `near` is the key that was probably meant."""
    otherwise = f"remove it; the keys here are {', '.join(known)}" if known else "use the id of what it stands for"
    mend = f'did you mean "{near}"?' if near else otherwise
    return RULE.at(place, f'"{key}" is not a key here', mend)


def slipped(place: Place, key: str, line: int) -> Finding:
    """Name a key that is missing in the group that starts at `line`, inside this one."""
    return RULE.at(
        place,
        f'"{key}" is not a key here, but it is missing in the group that starts at line {line}',
        "indent it like the other keys of that group",
    )


def not_with(place: Place, key: str, condition: str, also: tuple[Place, ...]) -> Finding:
    """Name a key that another key's value rules out; `condition` is that other key and value."""
    return RULE.at(
        place,
        f'"{key}" does not go with "{condition}"',
        f"remove it, or change {condition.split(':')[0]}",
        also,
    )
