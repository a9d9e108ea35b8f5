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
from mopscert.reading.indents import Indent

RULE = Rule("SCH005", "tab", Severity.ERROR, __doc__ or "")


def finding(place: Place, indent: Indent | None) -> Finding:
    """Point at the tab; `indent` is where the line belongs, if its neighbours tell."""
    return RULE.at(place, "a tab indents this line, and YAML counts spaces only", _mend(indent))


def _mend(indent: Indent | None) -> str:
    if indent is None:
        return "put spaces in its place, as many as stand before the lines that this one belongs beside"
    like = f", like line {indent.like}" if indent.like else ""
    if not indent.spaces:
        return f"remove the tab: the line starts at the margin{like}"
    return f"indent the line with {indent.spaces} spaces instead{like}"
