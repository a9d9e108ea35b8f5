"""What the server of a built site should say with its files: samples of its settings, with the policy of that site."""

import re
from importlib import resources
from pathlib import Path
from string import Template

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
_INDENT = {"nginx": " " * 4, "caddy": " " * 8}


def headers(site: Path) -> dict[str, str]:
    """What a server says with every file of a built site; MopscertError where a page has no policy."""
    return {
        "Content-Security-Policy": policy_of_all(site).header,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def sample(site: Path, server: str) -> str:
    """Settings for one of SERVERS, for a folder with a built site, or with several versions of one."""
    name, line = SERVERS[server]
    text = resources.files("mopscert.security").joinpath("samples", name).read_text("utf-8")
    said = [line.format(name=name, value=value) for name, value in headers(site).items()]
    return Template(text).substitute(
        headers=f"\n{_INDENT.get(server, '')}".join(said),
        folder=site.resolve().as_posix(),
        fingerprinted=FINGERPRINTED,
        forever=FOREVER,
        lasting="\n".join(f"/{path}\n  Cache-Control: {FOREVER}" for path in lasting(site)),
    )


def lasting(site: Path) -> list[str]:
    """The files of a site whose names change with their content, by path."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in found if re.search(FINGERPRINTED, path))
