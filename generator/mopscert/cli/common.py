"""What the verbs share: the folder they work on, and how a broken surrounding is told."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from mopscert.checking import Checked
from mopscert.errors import MopscertError
from mopscert.reports import coloured, next_step, style_for, text_report


class Failure(click.ClickException):
    """A broken surrounding: exit code 2, as for a misused command."""

    exit_code = 2


def _nearest_root(_context: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    """The folder that was given, or this one, or the nearest above it that holds a curriculum, which is said."""
    here = Path.cwd()
    if given is not None or (here / "curriculum").is_dir():
        return given or Path()
    above = next((folder for folder in here.parents if (folder / "curriculum/programme.yaml").is_file()), None)
    if above is None:
        return Path()
    click.echo(f"Paths start at {above}", err=True)
    return Path(os.path.relpath(above))


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path),
    callback=_nearest_root,
    help="Folder that holds curriculum/ and quizzes/ (this one or the nearest above it, if not given).",
)
colour_option = click.option(
    "--colour",
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the text; auto: on a terminal, unless NO_COLOR is set.",
)


def show(checked: Checked, colour: str = "auto") -> None:
    """Print the text report and what to try next."""
    style = style_for(colour, os.environ, sys.stdout.isatty())
    report = text_report(checked.findings, checked.waived, style)
    click.echo(report + next_step(checked.findings, checked.waived), nl=False, color=style is coloured)


def write_report(path: Path, report: str) -> None:
    """Write a report to a file; MopscertError when that cannot be."""
    try:
        path.write_bytes(report.encode())
    except OSError as error:
        raise MopscertError(f"cannot write {path}: {error.strerror}") from error


@contextmanager
def told() -> Iterator[None]:
    """Tell of an error of the machinery in one sentence."""
    try:
        yield
    except MopscertError as error:
        raise Failure(str(error)) from error
