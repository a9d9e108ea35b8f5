"""A link whose form nothing can follow.

### What it does

Asks that each link has one of six forms: `#anchor`, `module:id` (with `#anchor` if wanted), `term:id`, `source:id`,
`diagnostic:id`, or a whole address; the word before the colon in small letters.

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

from mopscert.checks.passages import Passage, passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO006", "link-form", Severity.ERROR, __doc__ or "")


_FORM = re.compile(r"#\S+|[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_FORMS = "use #anchor, module:id, term:id, source:id, diagnostic:id or a whole address"
_CAPITALS = re.compile(r"(?=[a-z]*[A-Z])(?i:https?|mailto|module|term|source|diagnostic):")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each link of another form."""
    for passage in passages(curriculum):
        for link, where in passage.links():
            if not _FORM.fullmatch(link.target):
                shown = f'"{link.target}"' if link.target else "an empty link"
                mend = _meant(passage, link.target, curriculum) or _FORMS
                yield RULE.at(where(), f"{shown} leads nowhere", mend)
            elif match := _CAPITALS.match(link.target):
                message = f'"{match[0]}" is not understood with capitals'
                yield RULE.at(where(), message, f"write {match[0].lower()} in small letters")


def _meant(passage: Passage, target: str, curriculum: Curriculum) -> str:
    """The link to the module that a path leads to, if its last folder or file is one."""
    path, _, anchor = target.partition("#")
    names = [part.removesuffix(".md") for part in path.split("/") if part.strip(".") and part != "lesson.md"]
    name = names[-1] if names else ""
    if name not in curriculum.module_ids:
        return ""
    behind = f"#{anchor}" if anchor else ""
    here = passage.is_lesson and name == passage.module.id and behind
    return f"did you mean {here or f'module:{name}{behind}'}? links lead to ids, wherever the files stand"
