"""What the verbs share: the folder they work on, and how a broken surrounding is told."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from mopscert.checking import Checked, check
from mopscert.errors import MopscertError
from mopscert.model import Programme
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


site_option = click.option(
    "--site",
    default="",
    envvar="SITE_URL",
    callback=lambda _context, _option, given: f"{given.rstrip('/')}/" if given else "",
    help="Address of the published site, for links to it (SITE_URL in the environment, if not given).",
)
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


def sound(root: Path) -> tuple[Checked, Programme]:
    """A curriculum without errors and its programme; with errors, their report is printed, and the exit code is 1."""
    checked = check(root)
    if checked.has_errors:
        show(checked)
        raise SystemExit(1)
    programme = checked.curriculum.programme
    if programme is None:
        raise MopscertError("curriculum/programme.yaml is missing or unsound, so there is nothing to work with")
    return checked, programme.file


def given_moment() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH in the environment gives to what is made; MopscertError where it is none."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        moment = None
    # Zip archives cannot say what was before, or comes after.
    if moment is None or not 1980 <= moment.year < 2108:
        raise MopscertError(
            f'SOURCE_DATE_EPOCH is "{given}"; give it seconds since 1970, for a day from 1980 to 2107, or leave it out'
        )
    return moment


@contextmanager
def told() -> Iterator[None]:
    """Tell of an error of the machinery in one sentence."""
    try:
        yield
    except MopscertError as error:
        raise Failure(str(error)) from error
