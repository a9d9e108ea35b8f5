"""A YAML anchor, alias or merge key.

### What it does

Refuses `&name`, `*name` and `<<:`.

### Why

They make one part of a file change with another far away, few authors know them, and a few lines of them can grow to
gigabytes when read.

### Example

```text
options: &usual
  - {id: wait, text: Wait, why: ...}
```

### Instead

Write the value out where it belongs. Text that starts with `*` or `&` stands between quotes.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH008", "anchor-or-alias", Severity.ERROR, __doc__ or "")


def finding(place: Place, what: str) -> Finding:
    """Point at the mark; `what` is its name."""
    return RULE.at(
        place,
        f"this is a YAML {what}, which is not used here",
        "write the value out; if it is text, put it between double quotes",
    )
