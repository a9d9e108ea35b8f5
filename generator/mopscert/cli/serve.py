"""`mopscert serve`: the live site, renewed at each save."""

import logging
import sys
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import click
from mkdocs.exceptions import Abort, MkDocsException

from mopscert.cli.common import Failure, root_option, told
from mopscert.live.server import LiveServer, Shown
from mopscert.live.site import LiveSite
from mopscert.tree import config
from mopscert.watching import saves


@click.command(name="serve")
@root_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    help="Port of this machine on which the site is shown; 0 takes a free one.",
)
def command(root: Path, port: int) -> None:
    """Show the site on this machine, with the report on it, and renew both at each save.

    With errors, the last sound state stays. An open page is loaded anew when it has changed. Ctrl-C ends it.

    Example: mopscert serve
    """
    _log_warnings()
    settings = root.resolve() / "mkdocs.yml"
    with told():
        mount = urlsplit(str(config(root).get("site_url") or "/")).path or "/"
    shown = Shown()
    try:
        server = LiveServer(port, mount, shown)
    except OSError as error:
        raise Failure(f"cannot listen on port {port}: {error.strerror}; name another one by --port") from error
    site = LiveSite(settings, server.address)
    with closing(site), suppress(KeyboardInterrupt):
        for changed in saves(site.places):
            if changed:
                _renew(site, changed, shown)
            else:
                _start(site, server, shown)


def _start(site: LiveSite, server: LiveServer, shown: Shown) -> None:
    try:
        site.build()
    except (MkDocsException, Abort) as error:
        raise Failure(str(error)) from error
    shown.show(site.folder)
    server.start()
    click.echo(f"Serving on {server.address} and watching for saves; Ctrl-C ends it.", err=True)


def _renew(site: LiveSite, changed: set[str], shown: Shown) -> None:
    try:
        if site.renew(changed):
            shown.show(site.folder)
    # A hand-written page may make its functions do anything, and the plugin for macros then ends the process.
    except (Exception, SystemExit) as error:
        said = "the site could not be built" if isinstance(error, SystemExit) else str(error) or type(error).__name__
        click.echo(f"{said}; waiting for the next save", err=True)


def _log_warnings() -> None:
    """What MkDocs and its plugins warn of, as `mkdocs serve` would print it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
