"""`mopscert check`: what is wrong, where, and how to mend it."""

import gc
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import click

from mopscert import addresses
from mopscert.checking import check, without_collection
from mopscert.cli.common import colour_option, root_option, show, told, write_report
from mopscert.findings import Rule
from mopscert.reports import REPORTS, Report, github_report


def _day(_context: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise click.BadParameter(f'"{given}" is no day; write year-month-day, as in 2027-01-31') from error


@click.command(name="check")
@root_option
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="Form of the report.")
@click.option("--output", type=click.Path(path_type=Path), help="File for the report; the terminal then shows text.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--on",
    callback=_day,
    metavar="DATE",
    help="The day for which reviews fall due, as in 2027-01-31 (today, if not given).",
)
@click.option(
    "--site",
    envvar="SITE_URL",
    metavar="ADDRESS",
    help="Address of the published site, to whose rule pages the annotations of the form github lead. "
    "Also read from SITE_URL, as in mkdocs.yml.",
)
@colour_option
def command(
    root: Path, form: str, output: Path | None, strict: bool, on: date | None, site: str | None, colour: str
) -> None:
    """Say what is wrong with the curriculum, where, and how to mend it.

    \b
    Exit code 0: no errors. 1: errors; with --strict, warnings too, but never notices.
              2: the command was misused, or a file cannot be read or written.

    \b
    Examples: mopscert check
              mopscert check --strict --format sarif --output findings.sarif
              mopscert check --on 2027-01-31
              mopscert check --format github --site https://open-mops.example/
    """
    with told(), without_collection():
        checked = check(root, on or date.today())
        report = _reports(site)[form](checked.findings, checked.waived)
        if output:
            write_report(output, report)
        # The process ends soon: looking for circles among all that was read would take half a second of a large one.
        gc.freeze()
    if output or form == "text":
        show(checked, colour)
    else:
        # As bytes: programs read UTF-8, whatever the terminal's encoding.
        click.echo(report.encode(), nl=False)
    raise SystemExit(bool(checked.has_errors or (strict and checked.has_warnings)))


def _reports(site: str | None) -> Mapping[str, Report]:
    """All forms of the report, with links to the rules' pages where the site is known."""
    if not site:
        return REPORTS

    def page(rule: Rule) -> str:
        return f"{site.rstrip('/')}/{addresses.address(addresses.rule_page(rule.code[:3]))}#{rule.code.lower()}"

    return {**REPORTS, "github": partial(github_report, see=page)}
