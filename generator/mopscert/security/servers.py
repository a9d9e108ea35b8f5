"""What the server of a built site should say with its files: samples of its settings, with the policy of that site."""

import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

from mopscert.errors import MopscertError
from mopscert.security.site import policy_of_all

# By what a server is called: the sample, and what it does with a header.
SERVERS = {
    "nginx": ("nginx.conf", 'add_header {name} "{value}" always;'),
    "caddy": ("Caddyfile", '{name} "{value}"'),
    "netlify": ("_headers", "  {name}: {value}"),
    "cloudflare": ("_headers", "  {name}: {value}"),
}
# A theme's file whose name changes with its content need never be asked for again. Braces mean something to Caddy.
FINGERPRINTED = rf"\.{'[0-9a-f]' * 8}\.min\.(js|css)$"
FOREVER = "public, max-age=31536000, immutable"
# How many characters of a line are read, and how many rules. The host passes over what is beyond without a word; nginx
# does not start.
LONGEST = {"nginx": 4095, "cloudflare": 2000}
MOST_RULES = {"cloudflare": 100}
_INDENT = {"nginx": " " * 4, "caddy": "\t\t"}


def headers(site: Path) -> dict[str, str]:
    """What a server says with every file of a built site; MopscertError where a page has no policy."""
    return {
        "Content-Security-Policy": policy_of_all(site).header,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def sample(site: Path, server: str) -> str:
    """Settings for one of SERVERS, for a folder with a built site, or with several versions of one.

    MopscertError where that is more than the server reads.
    """
    name, line = SERVERS[server]
    text = resources.files("mopscert.security").joinpath("samples", name).read_text("utf-8")
    said = [line.format(name=name, value=value) for name, value in headers(site).items()]
    settings = Template(text).substitute(
        headers=f"\n{_INDENT.get(server, '')}".join(said),
        folder=site.resolve().as_posix(),
        fingerprinted=FINGERPRINTED,
        forever=FOREVER,
        lasting="\n".join(f"/{path}\n  Cache-Control: {FOREVER}" for path in lasting(site)),
    )
    lines = settings.splitlines()
    _refuse(server, "characters of a line", LONGEST, max(map(len, lines)))
    _refuse(server, "rules", MOST_RULES, sum(line.startswith("/") for line in lines))
    return settings


def _refuse(server: str, what: str, most: Mapping[str, int], found: int) -> None:
    if found > most.get(server, found):
        raise MopscertError(
            f"{server} reads {most[server]:,} {what}, and these settings need {found:,}, since each version has some "
            "of its own; publish fewer versions there, or no settings: the pages say the policy themselves"
        )


def lasting(site: Path) -> list[str]:
    """The files of a site whose names change with their content, by path."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in found if re.search(FINGERPRINTED, path))
