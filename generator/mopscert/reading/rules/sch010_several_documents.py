"""More than one YAML document in a file.

### What it does

Points at the second document.

### Why

Only one document a file is read; what stands behind `---` would be lost.

### Example

```text
title: Where MOps sits
---
title: What MOps is
```

### Instead

One file for each thing. A text of three dashes stands between quotes.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH010", "several-documents", Severity.ERROR, __doc__ or "")


def finding(place: Place) -> Finding:
    """Point at the line that starts the second document."""
    return RULE.at(
        place,
        "a second YAML document starts here, and only the first is read",
        "remove the line of dashes, or put what follows in a file of its own",
    )
