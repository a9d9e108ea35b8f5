"""`mopscert export`: the question bank for other programs."""

import time
from pathlib import Path

import click

from mopscert.checking import check
from mopscert.cli.common import Failure, root_option, told
from mopscert.cli.verbs import Verbs
from mopscert.errors import MopscertError
from mopscert.reports import text_report


@click.group(name="export", cls=Verbs)
def command() -> None:
    """Write the question bank for another program.

    Example: mopscert export anki --out open-mops.apkg
    """


@command.command()
@root_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
@click.option("--site", default="", help="Address of the published site, for links to the lessons.")
def anki(root: Path, out: Path, site: str) -> None:
    """Write all lesson questions as an Anki deck; questions of readiness checks stay out.

    A later deck brings the cards up to date and keeps what Anki knows of your reviews.

    Example: mopscert export anki --out open-mops.apkg --site https://open-mops.example/
    """
    # The library takes its time to load.
    from mopscert.exports.anki import write_anki

    with told():
        checked = check(root)
        if checked.has_errors:
            click.echo(text_report(checked.findings), nl=False)
            raise SystemExit(1)
        programme = checked.curriculum.programme
        if programme is None:
            raise MopscertError("curriculum/programme.yaml is missing or unsound, so there is nothing to export")
    address = f"{site.rstrip('/')}/" if site else ""
    try:
        count = write_anki(checked.curriculum, programme.file, address, out, time.time())
    except OSError as error:
        raise Failure(f"cannot write {out}: {error.strerror}") from error
    click.echo(f"{count} questions in {out}")
