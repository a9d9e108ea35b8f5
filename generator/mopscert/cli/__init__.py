"""The command line: thin, and the only place that prints or exits; one verb a file, loaded when it is called."""

import atexit
import importlib
import io
import os
import sys
import threading
from pathlib import Path
from typing import Any

import click

from mopscert.cli.verbs import Verbs

# What verbs share is no verb.
_SHARED = ("asking", "common", "verbs", "writing")
_VERBS = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py") if path.stem not in _SHARED)


class _Verbs(Verbs):
    """A group that imports a verb only when somebody asks for it, so that `check` starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return _VERBS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """As the program: leave at once, without taking apart all that was read, which takes a while."""
        try:
            return super().__call__(*args, **kwargs)
        except SystemExit as end:
            if threading.active_count() == 1 and (end.code is None or isinstance(end.code, int)):
                _leave(end.code or 0)
            raise


def _leave(code: int) -> None:
    """End the process where all that is to be said can be said; return where it cannot."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mopscert", message="%(prog)s %(version)s")
def main() -> None:
    """Check, edit and render a certification that is kept as code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What authors write is shown on terminals that lack some of its letters too.
            stream.reconfigure(errors="backslashreplace")
