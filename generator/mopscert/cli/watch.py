"""`mopscert watch`: checks again at each save, and says only what changed."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from mopscert.checking import Checked, check
from mopscert.cli.common import colour_option, root_option, show, told
from mopscert.errors import MopscertError
from mopscert.reports import coloured, news_report, style_for
from mopscert.watching import saves


@click.command(name="watch")
@root_option
@colour_option
def command(root: Path, colour: str) -> None:
    """Check, and check again whenever a file is saved: what is mended, what is new, how much is left.

    A save that changes no finding stays without a word. Ctrl-C ends it with exit code 0.

    Example: mopscert watch
    """
    with told(), suppress(KeyboardInterrupt):
        checked = None
        for _ in saves([root / "curriculum", root / "quizzes"]):
            checked = _checked_again(root, checked, colour) if checked else _checked(root, colour)
    click.echo()


def _checked(root: Path, colour: str) -> Checked:
    checked = check(root)
    show(checked, colour)
    click.echo("Watching curriculum/ and quizzes/; Ctrl-C ends it.")
    return checked


def _checked_again(root: Path, before: Checked, colour: str) -> Checked:
    try:
        after = check(root)
    except MopscertError as error:
        click.echo(f"{error}; waiting for the next save")
        return before
    style = style_for(colour, os.environ, sys.stdout.isatty())
    if news := news_report(before.findings, after.findings, style):
        click.echo(f"\n{news}", nl=False, color=style is coloured)
    return after
