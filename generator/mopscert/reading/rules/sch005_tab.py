"""A tab where YAML needs spaces.

### What it does

Points at a tab that indents a line of YAML.

### Why

YAML counts spaces to see what belongs to what; a tab has no agreed width, so YAML forbids it there.

### Example

```text
objectives:
→- id: recommend-a-home
```

### Instead

```yaml
objectives:
  - id: recommend-a-home
```
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH005", "tab", Severity.ERROR, __doc__ or "")


def finding(place: Place) -> Finding:
    """Point at the tab."""
    return RULE.at(
        place,
        "a tab indents this line, and YAML counts spaces only",
        "put two spaces for each tab (in most editors: convert indentation to spaces)",
    )
