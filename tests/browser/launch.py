"""A browser for which nothing exists but the sites that it is given."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

from .server import serve

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-proxy-server", "--no-first-run", "--disable-sync")
SWITCHES += ("--disable-background-networking", "--disable-component-update")
PATIENCE = 10_000  # milliseconds; other things may keep the machine busy


@contextlib.contextmanager
def launched(playwright: Playwright, chromium: str, sites: Mapping[str, Path]) -> Iterator[Browser]:
    """Chromium, which finds each site at the host that it is given by."""
    expect.set_options(timeout=PATIENCE)
    with serve(sites) as port:
        rules = ", ".join([*(f"MAP {host} 127.0.0.1:{port}" for host in sites), "MAP * ~NOTFOUND"])
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*SWITCHES, f"--host-resolver-rules={rules}"]
        )
        yield browser
        browser.close()
