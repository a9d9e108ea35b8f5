"""`mopscert watch`: checks again at each save, and says only what changed."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
from watchdog.utils.dirsnapshot import DirectorySnapshot

from mopscert.checking import Checked, check
from mopscert.cli.common import colour_option, root_option, show, told
from mopscert.errors import MopscertError
from mopscert.reports import coloured, news_report, style_for

# Seconds between two looks; and how long nothing may change before a save counts as finished.
_INTERVAL = 0.3
_QUIET = 0.15
State = dict[str, tuple[int, ...]]


@click.command(name="watch")
@root_option
@colour_option
def command(root: Path, colour: str) -> None:
    """Check, and check again whenever a file is saved: what is mended, what is new, how much is left.

    A save that changes no finding stays without a word. Ctrl-C ends it with exit code 0.

    Example: mopscert watch
    """
    with told(), suppress(KeyboardInterrupt):
        state = _state(root)
        checked = check(root)
        show(checked, colour)
        click.echo("Watching curriculum/ and quizzes/; Ctrl-C ends it.")
        for _ in _saves(root, state):
            checked = _checked_again(root, checked, colour)
    click.echo()


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


def _saves(root: Path, state: State) -> Iterator[None]:
    """Yields after each change of the files, once it is finished.

    Looking again and again works on every disk, in containers and shared folders too, where news of changes do not
    arrive; and it does not mind folders that go and come back.
    """
    while True:
        time.sleep(_INTERVAL)
        if (now := _state(root)) != state:
            while now != state:
                state = now
                time.sleep(_QUIET)
                now = _state(root)
            yield


def _state(root: Path) -> State:
    """Inode, time and size of each file that a check would see; of folders only that they are there."""
    found: State = {}
    for top in ("curriculum", "quizzes"):
        with suppress(OSError):
            # Links are not followed, since they may lead in circles.
            snapshot = DirectorySnapshot(str(root / top), stat=os.lstat)
            names = (os.fsdecode(path) for path in snapshot.paths)
            seen = (name for name in names if not Path(name).name.startswith("."))
            found |= {name: () if snapshot.isdir(name) else _file(snapshot, name) for name in seen}
    return found


def _file(snapshot: DirectorySnapshot, name: str) -> tuple[int, ...]:
    status = snapshot.stat_info(name)
    return status.st_ino, status.st_mtime_ns, status.st_size
