"""YAML nested too deep.

### What it does

Stops at the fortieth level of lists in lists.

### Why

No format here nests deeper than eight levels. A file that does is damaged or hostile.

### Example

```text
[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

### Instead

Flatten the value to the shape that the format reference shows.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH012", "too-deep", Severity.ERROR, __doc__ or "")


def finding(place: Place, limit: int) -> Finding:
    """Point at the first level that is too deep."""
    return RULE.at(
        place,
        f"lists and groups are nested more than {limit} levels deep here",
        "flatten the value to the shape that the format reference shows",
    )
