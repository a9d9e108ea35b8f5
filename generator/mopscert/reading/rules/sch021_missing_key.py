"""A key that the format needs.

### What it does

Names each required key that is absent, with an example of what it holds.

### Why

Pages are made from these keys; without one of them there is nothing to show.

### Example

A module without `minutes`.

### Instead

```yaml
minutes: 75
```
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from mopscert.findings import Finding, Place, Rule, Severity

_CUT = "..."
# A text that needs no quotes.
_PLAIN = re.compile(r"\.\.\.|[A-Za-z0-9][^\n:#]*")

RULE = Rule("SCH021", "missing-key", Severity.ERROR, __doc__ or "")


def finding(place: Place, schemas: dict[str, Any]) -> Finding:
    """Name the missing keys of an object; `schemas` say of each what it means and what it may look like."""
    if len(schemas) > 1:
        message = f"the keys {_quoted(schemas)} are missing here"
        return RULE.at(place, message, "add them, or remove the line that starts this group if it is left over")
    [(key, schema)] = schemas.items()
    mend = f"add it, for example {key}: {_example(schema)} ({sentence(schema)})"
    return RULE.at(place, f'the key "{key}" is missing here', mend)


def broken_off(place: Place, keys: list[str]) -> Finding:
    """Say that a file ends in the middle; `keys` are still to come."""
    mend = f"write what is still to come ({_quoted(keys)}), or take the file from the last version that was whole"
    return RULE.at(place, "the file ends here, in the middle of things", mend)


def needed_by(
    place: Place,
    condition: str,
    keys: list[str],
    unfit: list[str],
    meant: str,
    also: tuple[Place, ...],
    schema: dict[str, Any] | None = None,
) -> Finding:
    """Name the keys that another key's value asks for, and those that it rules out (`unfit`, which stand at `also`).

    `condition` is that other key and value, and `meant` the one with which all would be right, or "". `schema` says
    of a key that is needed alone what it may look like.
    """
    message = f'"{condition}" needs {_quoted(keys)}, which {"is" if len(keys) == 1 else "are"} missing here'
    example = _example(schema) if schema else _CUT
    what = _quoted(keys)
    if schema and not example.endswith(_CUT):
        what = f"it, for example {keys[0]}: {example} ({sentence(schema)})"
    mend = f"add {what}, or change {condition.split(':')[0]}"
    if unfit:
        message += f", and does not go with {_quoted(unfit)}"
    if meant:
        mend = f'did you mean "{meant}"? otherwise {mend}'
    return RULE.at(place, message, mend, also)


def sentence(schema: dict[str, Any]) -> str:
    """First sentence of a schema's description."""
    text: str = schema.get("description", "see the format reference")
    return text.split(". ")[0].rstrip(".")


def _example(schema: dict[str, Any]) -> str:
    example = (schema.get("examples") or [_CUT])[0]
    plain = isinstance(example, str) and _PLAIN.fullmatch(example)
    shown = example if plain else json.dumps(example, ensure_ascii=False)
    return shown if len(shown) <= 80 else shown[:77] + _CUT


def _quoted(keys: Iterable[str]) -> str:
    return ", ".join(f'"{key}"' for key in keys)
