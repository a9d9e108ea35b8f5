"""A tab, or a blank of another kind, where YAML needs spaces.

### What it does

Points at a tab that indents a line of YAML, and at blanks that look like spaces and are none, such as a no-break space,
where they indent a line, stand behind a dash or the colon of a key, or behind a word that stands alone.

### Why

YAML counts spaces to see what belongs to what; a tab has no agreed width, so YAML forbids it there. A no-break space is
a letter to YAML: with it, `hint:` is no key. It comes by copying from a word processor or a chat, and nobody can see
it. Inside a text it may stand.

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

import unicodedata

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.reading.indents import Indent

RULE = Rule("SCH005", "tab", Severity.ERROR, __doc__ or "")


def finding(place: Place, indent: Indent | None) -> Finding:
    """Point at the tab; `indent` is where the line belongs, if its neighbours tell."""
    return RULE.at(place, "a tab indents this line, and YAML counts spaces only", _mend(indent))


def lookalike(places: list[Place], blank: str, is_needed: bool) -> Finding:
    """Point at the first of the blanks that look like spaces, and at the others too; spaces may be needed there."""
    name = unicodedata.name(blank).lower()
    return RULE.at(
        places[0],
        f"{'an' if name[0] in 'aeio' else 'a'} {name}, which looks like a space, stands here",
        f"{'type an ordinary space in its place' if is_needed else 'remove it'} "
        "(copying text from another program often brings it in)",
        tuple(places[1:]),
    )


def _mend(indent: Indent | None) -> str:
    if indent is None:
        return "put spaces in its place, as many as stand before the lines that this one belongs beside"
    like = f", like line {indent.like}" if indent.like else ""
    if not indent.spaces:
        return f"remove the tab: the line starts at the margin{like}"
    return f"indent the line with {indent.spaces} spaces instead{like}"
