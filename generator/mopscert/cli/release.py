"""`mopscert release`: a version, with its catalogue, its notes, and all that names it."""

import calendar
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mopscert.checking import Checked, check
from mopscert.cli.common import Failure, root_option, show, told
from mopscert.model import Catalogue, Status

if TYPE_CHECKING:
    from mopscert.releases.comparison import Comparison

# How many months a version stays when the next one is out.
_KEPT = 18


def _day(_context: click.Context, _option: click.Parameter, given: str | None) -> date:
    """The day that was given, that of the build, or today."""
    if given is None and (epoch := os.environ.get("SOURCE_DATE_EPOCH")):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise click.BadParameter(f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds') from error
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError as error:
        raise click.BadParameter(f'"{given}" is no day; write year-month-day, as in 2027-01-31') from error


@click.command(name="release")
@click.argument("version")
@root_option
@click.option("--date", "day", callback=_day, metavar="DATE", help="Its day, as in 2027-01-31 (today, if not given).")
@click.option(
    "--keep",
    type=click.IntRange(0, 600),
    default=_KEPT,
    show_default=True,
    metavar="MONTHS",
    help="How long the version before stays on the site, where releases/versions.yaml does not say it.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written and what stands in the way; write nothing.")
def command(version: str, root: Path, day: date, keep: int, dry_run: bool) -> None:
    """Cut a release: write its catalogue, its notes, the changelog and the citation file, and set the version.

    Refused on a dirty tree or a detached HEAD, with findings, for a version that exists, and for one that is too small
    a step for what changed. Nothing is committed or tagged; the commands for it are printed.

    \b
    Exit code 0: done. 1: there are findings. 2: refused, or a file cannot be read or written.

    \b
    Examples: mopscert release 1.1.0 --dry-run
              mopscert release 1.1.0 --date 2027-05-31
    """
    # No other verb needs these.
    from mopscert.cli.writing import whole_desk
    from mopscert.releases import gate, history
    from mopscert.releases.comparison import compare
    from mopscert.scaffold import diff, tried
    from mopscert.scaffold.release import Cut, release, settled
    from mopscert.scaffold.writing import write

    with told():
        checked = _sound(root)
        programme = checked.curriculum.programme
        if programme is None:
            raise Failure("curriculum/programme.yaml is missing or unsound, so there is nothing to release")
        gate.refuse_version(root, version, programme.file.version)
        _gate(root, version, dry_run)
        last = checked.curriculum.released.catalogue if checked.curriculum.released else None
        here = settled(history.working_tree(root).catalogue, last, version)
        comparison = compare(last, here) if last else None
        if comparison:
            gate.refuse_size(comparison, version)
        plan = release(whole_desk(root), programme.file, Cut(version, day, _later(day, keep), comparison, here))
        tried(root, plan)
        if dry_run:
            click.echo(_summary(here, comparison), err=True)
            click.echo(diff(plan), nl=False)
            return
        write(root, plan.changes)
    click.echo(_done(version, [change.path for change in plan.changes]))


def _sound(root: Path) -> Checked:
    """The checked curriculum; its report is shown, and the command ends, where it has errors or warnings."""
    checked = check(root)
    if checked.has_errors or checked.has_warnings:
        show(checked)
        click.echo("a release is cut only where there are no errors and no warnings", err=True)
        raise SystemExit(1)
    return checked


def _gate(root: Path, version: str, dry_run: bool) -> None:
    """Refuse what the repository does not allow; a dry run only says it."""
    from mopscert.errors import MopscertError
    from mopscert.releases.gate import refuse_repository

    try:
        refuse_repository(root, version)
    except MopscertError as error:
        if not dry_run:
            raise
        click.echo(f"would be refused: {error}", err=True)


def _summary(here: Catalogue, comparison: "Comparison | None") -> str:
    """What a release would be: its version, how large it is, and how far each level is."""
    size = "the first release" if comparison is None else comparison.size.word if comparison.size else "nothing changed"
    written = {each.id for each in here.modules if each.status != Status.PLANNED}
    lines = [f"{here.version} would be cut ({size}); there are no errors and no warnings"]
    for level in here.levels:
        planned = sum(name not in written for name in level.modules)
        lines.append(f"  {level.title}: modules written {len(level.modules) - planned}, only planned {planned}")
    return "\n".join(lines)


def _later(day: date, months: int) -> date:
    """The end of the month that is so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _done(version: str, paths: list[str]) -> str:
    return "\n".join(
        [
            f"{version} is cut; changed:",
            *(f"  {path}" for path in paths),
            f"Read releases/{version}.md as a learner, and improve its words where you can. Then:",
            f"  git add {' '.join(paths)}",
            f'  git commit -m "Release {version}"',
            f'  git tag -a v{version} -m "Release {version}"',
            f"  git push --atomic origin HEAD v{version}",
        ]
    )
