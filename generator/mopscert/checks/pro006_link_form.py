"""A link whose form nothing can follow.

### What it does

Asks that each link has one of five forms: `#anchor`, `module:id` (with `#anchor` if wanted), `term:id`, `source:id`, or
a whole address; the word before the colon in small letters.

### Why

Relative paths break as soon as a page moves; ids do not. `Module:` and `HTTPS:` would be shown as text without a link.

### Example

```text
[What MOps is](../what-mops-is/lesson.md)
```

### Instead

```text
[What MOps is](module:what-mops-is)
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO006", "link-form", Severity.ERROR, __doc__ or "")


_FORM = re.compile(r"#\S+|[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_CAPITALS = re.compile(r"(?=[a-z]*[A-Z])(?i:https?|mailto|module|term|source):")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each link of another form."""
    for passage in passages(curriculum):
        for link, where in passage.links():
            if not _FORM.fullmatch(link.target):
                shown = f'"{link.target}"' if link.target else "an empty link"
                mend = "use #anchor, module:id, term:id, source:id or a whole address"
                yield RULE.at(where(), f"{shown} leads nowhere", mend)
            elif match := _CAPITALS.match(link.target):
                message = f'"{match[0]}" is not understood with capitals'
                yield RULE.at(where(), message, f"write {match[0].lower()} in small letters")
