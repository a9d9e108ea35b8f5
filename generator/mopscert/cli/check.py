"""`mopscert check`: what is wrong, where, and how to mend it."""

from pathlib import Path

import click

from mopscert.checking import check
from mopscert.cli.common import root_option, told
from mopscert.reports import REPORTS


@click.command(name="check")
@root_option
@click.option("--format", "form", type=click.Choice(sorted(REPORTS)), default="text", help="Form of the report.")
def command(root: Path, form: str) -> None:
    """Say what is wrong with the curriculum, where, and how to mend it.

    Exit code 0: nothing. 1: findings. 2: the command was misused.

    Example: mopscert check --format json
    """
    with told():
        findings = check(root).findings
    click.echo(REPORTS[form](findings), nl=False)
    raise SystemExit(1 if findings else 0)
