"""An address that leads somewhere, but not as it should.

### What it does

Looks at links to other sites and at the addresses of sources: for `http://` where `https://` is the norm, for
parameters that track readers (`utm_source`, `gclid` and their kind), and for hosts that only hold a place, such as
`example.com` or `your-company.com`. Hosts that end in `.example` belong to the firms of our examples and may stay.

### Why

A tracked link tells a stranger where our readers come from, and counts them in somebody's campaign. A place that is
only held leads to nothing.

### Example

```text
[The guide](https://permission.example/guide?utm_source=newsletter&page=2)
```

### Instead

```text
[The guide](https://permission.example/guide?page=2)
```
An address that is itself the subject stands in backticks and is no link.
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

from mopscert.checks.links import external
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO010", "address-form", Severity.WARNING, __doc__ or "")


_TRACKING = re.compile(
    r"utm_\w+|gclid|dclid|gbraid|wbraid|fbclid|msclkid|twclid|ttclid|li_fat_id|yclid|igshid|mc_cid|mc_eid|mkt_tok|"
    r"_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(.+\.)?example\.(com|org|net)|(.+\.)?(your|my)-?(company|domain|firm|site|website)\.\w+|(.+\.)?(domain|website)\.com"
    r"|[\d.]+|.+\.(invalid|local|localhost|test)",
    re.IGNORECASE,
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield at most one finding for each address."""
    for address, where in external(curriculum):
        problem = None if address.startswith("mailto:") else _problem(address)
        if problem:
            yield RULE.at(where(), *problem)


def _problem(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None  # a finding of its own says so
    if parts.hostname and _PLACEHOLDER.fullmatch(parts.hostname):
        return f'"{parts.hostname}" only holds a place', "put the real address in, or take the link away"
    if tracking := _tracking(parts):
        return (
            f'"{tracking[0]}" in this address tracks readers',
            f"remove {' and '.join(tracking)}, each with its value",
        )
    if parts.scheme == "http":
        mend = f"write https://{parts.netloc}{parts.path}, if the site answers there"
        return 'this address starts with "http://"', mend
    return None


def _tracking(parts: SplitResult) -> list[str]:
    return [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if _TRACKING.fullmatch(name)]
