"""A link that could act instead of lead somewhere.

### What it does

Refuses links with `javascript:`, `data:`, `vbscript:`, `file:` or any scheme but `https:`, `http:`, `mailto:` and
our own (`module:`, `term:`, `source:`, `diagnostic:`).

### Why

Such a link can run a program in the reader's browser.

### Example

```text
[Click here](javascript:alert(1))
```

### Instead

A link to a page, a term, a source or a module.
"""

import re
from collections.abc import Iterator

from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO002", "dangerous-link", Severity.ERROR, __doc__ or "")


_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = {"https", "http", "mailto", "module", "term", "source", "diagnostic"}


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each link with another scheme."""
    for passage in passages(curriculum):
        for link, where in passage.links():
            match = _SCHEME.match(link.target)
            if match and match[1].lower() not in _ALLOWED:
                message = f'a link that starts with "{match[1]}:" is not allowed'
                yield RULE.at(where(), message, "link to a page with https://, or with module:, term: or source:")
