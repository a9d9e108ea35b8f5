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
    """Name a key that belongs to the group that starts at `line`, inside this one."""
    return RULE.at(
        place,
        f'"{key}" is not a key here, but of the group that starts at line {line}',
        "indent it like the other keys of that group",
    )


def too_deep(place: Place, key: str, line: int) -> Finding:
    """Name a key that belongs to the group that starts at `line`, around this one."""
    return RULE.at(
        place,
        f'"{key}" is not a key here, but of the group around this one, which starts at line {line}',
        "indent it less, like the other keys of that group",
    )


def beside(place: Place, keys: list[str], owner: str, also: tuple[Place, ...]) -> Finding:
    """Name keys that stand beside the empty key to which they belong."""
    are = "is not a key here, but" if len(keys) == 1 else "are not keys here, but"
    return RULE.at(
        place,
        f'{_quoted(keys)} {are} of "{owner}", which is empty',
        f'indent what belongs to "{owner}" by two spaces more than "{owner}" itself',
        also,
    )


def not_with(place: Place, keys: list[str], condition: str, meant: str, also: tuple[Place, ...]) -> Finding:
    """Name keys that another key's value rules out.

    `condition` is that other key and value, and `meant` the one with which all would be right, or "".
    """
    otherwise = f"remove {'it' if len(keys) == 1 else 'them'}, or change {condition.split(':')[0]}"
    do = "does" if len(keys) == 1 else "do"
    mend = f'did you mean "{meant}"? otherwise {otherwise}' if meant else otherwise
    return RULE.at(place, f'{_quoted(keys)} {do} not go with "{condition}"', mend, also)


def _quoted(keys: list[str]) -> str:
    return ", ".join(f'"{key}"' for key in keys)
