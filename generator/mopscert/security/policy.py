"""The content security policy of a site: what a browser may run and load for its pages.

The theme has scripts inside its pages, and one of them holds the way to the root of the site, which differs by depth.
Their hashes are computed from a page without any author's text, the one for addresses that lead nowhere: a script that
came into a page by a mistake is never among them. All pages of a site have the same policy, because a page that the
theme shows without loading it whole is under the policy of the page that was opened first.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

import msgspec

# Other parts of the site may be loaded, and nothing else; drawings of the theme stand in its styles as data.
_DIRECTIVES = (
    ("default-src", "'self'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("object-src", "'none'"),
    ("frame-src", "'none'"),
    # The pool of questions of a readiness check names the page that its links start from.
    ("base-uri", "'self'"),
    ("form-action", "'none'"),
)
_STYLES = "'unsafe-inline'"
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SRC = re.compile(r"""\ssrc\s*=""", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s]*)""", re.IGNORECASE)
_RUN = {"", "module", "text/javascript", "application/javascript"}
# Behind what the policy may stand in a page, the first of them that is there.
_BEFORE = [re.compile(each, re.IGNORECASE) for each in (r"<meta charset=[^>]*>", r"<head\b[^>]*>", r"<!doctype[^>]*>")]
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HASH = re.compile(r"'(sha256-[^']+)'")
# What the theme tells its script about the root of the site, in every page.
_BASE = re.compile(r'<script id="__config"[^>]*>\{.*?"base":\s*"([^"]*)"', re.DOTALL)


class Policy(msgspec.Struct, frozen=True):
    """A policy; `hashes` are those of the scripts inside pages that may run, as browsers write them, sorted.

    With `styles`, styles inside pages count, which a theme needs whose script makes them.
    """

    hashes: tuple[str, ...] = ()
    styles: bool = False

    @property
    def text(self) -> str:
        """The policy as browsers read it, of a page."""
        more = {"script-src": [f"'{each}'" for each in self.hashes], "style-src": [_STYLES] * self.styles}
        return "; ".join(" ".join([name, value, *more.get(name, ())]) for name, value in _DIRECTIVES)

    @property
    def header(self) -> str:
        """The policy as a server says it, with what a page cannot say for itself."""
        return f"{self.text}; frame-ancestors 'none'"

    @property
    def meta(self) -> str:
        """The element that says it in a page."""
        return f'<meta http-equiv="Content-Security-Policy" content="{self.text}">'

    def joined(self, other: "Policy") -> "Policy":
        """What allows the scripts of both."""
        return Policy(tuple(sorted({*self.hashes, *other.hashes})), self.styles or other.styles)


def theme_policy(page: str, depth: int, *, styles: bool = False) -> Policy:
    """The policy of a site by its page without author's text, down to a depth: the folders above the deepest page."""
    scripts = set(_inside(page))
    if found := _BASE.search(page):
        roots = [".", *("/".join([".."] * (each + 1)) for each in range(depth))]
        # The first one: a later slash is a slash.
        scripts |= {script.replace(f'"{found[1]}"', f'"{root}"', 1) for script in scripts for root in roots}
    return Policy(tuple(sorted(map(_hash, scripts))), styles)


def protected(page: str, policy: Policy) -> str:
    """A page that says the policy, before anything to which it applies, and no other."""
    head, end, body = unprotected(page).partition("</head>")
    place = next((found.end() for each in _BEFORE if (found := each.search(head))), 0)
    return head[:place] + policy.meta + head[place:] + end + body


def unprotected(page: str) -> str:
    """A page that says no policy."""
    head, end, body = page.partition("</head>")
    return _META.sub("", head) + end + body


def opened_as_file(page: str) -> str:
    """A page whose policy lets it load files, too, where it is one itself."""
    return _META.sub(lambda found: found[0].replace("'self'", "'self' file:"), page, count=1)


def policy_of(page: str) -> Policy | None:
    """The policy that a page says; None where it says none."""
    found = _META.search(page)
    return Policy(tuple(_HASH.findall(found[1])), _STYLES in found[1]) if found else None


def foreign_scripts(page: str, policy: Policy) -> list[str]:
    """The scripts inside a page that the policy keeps from running."""
    return [script for script in _inside(page) if _hash(script) not in policy.hashes]


def _inside(page: str) -> Iterator[str]:
    """The scripts that stand inside a page and run, without those that are data."""
    for attributes, text in _SCRIPT.findall(page):
        kind = _TYPE.search(attributes)
        if not _SRC.search(attributes) and (kind[1].lower() if kind else "") in _RUN:
            yield text


@lru_cache(64)
def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
