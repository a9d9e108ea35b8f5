"""A key that stands twice in the same group.

### What it does

Points at the second of two equal keys.

### Why

YAML readers keep one of the two and drop the other without a word.

### Example

```text
minutes: 60
kind: conceptual
minutes: 75
```

### Instead

Keep one of them.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH007", "duplicate-key", Severity.ERROR, __doc__ or "")


def finding(place: Place, key: str) -> Finding:
    """Point at the second key."""
    return RULE.at(
        place,
        f'the key "{key}" stands here for the second time',
        "keep one of the two; if a new list item was meant, start it with a dash",
    )
