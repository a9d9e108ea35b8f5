"""An address that no browser can open.

### What it does

Takes links to other sites and the addresses of sources apart: each has `https://`, a host with a dot in it, a port that
is a number if any, and neither a user name nor a password. A mail address has a name, `@` and a host. It also finds
links that are read as text, because a space stands in their address. A bracket behind a backslash is meant as text.

### Why

The reader clicks, and nothing happens. A password in an address is a password for everybody.

### Example

```text
[The guide](https:/permission.example/guide)
```

### Instead

```text
[The guide](https://permission.example/guide)
```
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from markdown_it.token import Token

from mopscert.checks.links import external
from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO009", "address", Severity.ERROR, __doc__ or "")


_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s]+@([^@\s?]+)(\?\S*)?")
_LOST_LINK = re.compile(r"\]\([^)]*")
_ESCAPED = re.compile(r"\\[\\\[\]()]")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each address that cannot be opened, and for each link that is read as text."""
    for address, where in external(curriculum):
        if problem := _problem(address):
            yield RULE.at(where(), *problem)
    for passage in passages(curriculum):
        for token in (token for token in passage.tokens if "](" in token.content):
            if lost := _lost_link(token):
                first, last = token.map or [0, 1]
                mend = "take the spaces out of the address, and close its bracket"
                yield RULE.at(passage.place(lost, first, last), "this link is read as text", mend)


def _lost_link(token: Token) -> str | None:
    shown = "".join(child.content for child in token.children or () if child.type == "text")
    if "](" not in shown:
        return None
    # A bracket behind a backslash was meant as text.
    written = _ESCAPED.sub("", token.content)
    for match in _LOST_LINK.finditer(written):
        before = written[: match.start()]
        if match[0] in shown and before.count("[") > before.count("]"):
            return match[0]
    return None


def _problem(address: str) -> tuple[str, str] | None:
    if address.startswith("mailto:"):
        match = _MAIL.fullmatch(address)
        is_sound = match is not None and _HOST.fullmatch(match[1])
        return None if is_sound else ("this is no mail address", "write it as in mailto:editors@larkspur.example")
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None or not parts.netloc.rpartition("@")[2].endswith(":")
    except ValueError:
        return "this address has no sound host or port", "compare it with the address bar of your browser"
    return _of_parts(parts) if has_port else ("this address has no port behind its colon", "take the colon away")


def _of_parts(parts: SplitResult) -> tuple[str, str] | None:
    if not parts.netloc and parts.path.strip("/"):
        return f'"{parts.scheme}:" without "//" leads nowhere', f"write {parts.scheme}://{parts.path.lstrip('/')}"
    if "@" in parts.netloc:
        return "this address holds a user name or a password", "remove what stands before the @, and the @"
    if not parts.hostname or not _HOST.fullmatch(parts.hostname):
        shown = f'"{parts.hostname}" is' if parts.hostname else "this address has"
        return f"{shown} no host on the web", "write the whole host, as in www.larkspur.example"
    return None
