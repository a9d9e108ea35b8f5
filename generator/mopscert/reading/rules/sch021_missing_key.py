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
from typing import Any

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH021", "missing-key", Severity.ERROR, __doc__ or "")


def finding(place: Place, key: str, meaning: str, example: Any) -> Finding:
    """Name the key, what it means, and what it may look like."""
    shown = example if isinstance(example, str) and "\n" not in example else json.dumps(example, ensure_ascii=False)
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    return RULE.at(place, f'the key "{key}" is missing here', f"add it, for example {key}: {shown} ({meaning})")


def needed_by(place: Place, condition: str, keys: list[str]) -> Finding:
    """Name the keys that another key's value asks for; `condition` is that other key and value."""
    names = ", ".join(f'"{key}"' for key in keys)
    message = f'"{condition}" needs {names}, which {"is" if len(keys) == 1 else "are"} missing here'
    return RULE.at(place, message, f"add {names}, or change {condition.split(':')[0]}")
