"""`mopscert export`: what the programme holds, for other programs and for print."""

from datetime import UTC, datetime
from pathlib import Path

import click

from mopscert.cli.common import given_moment, root_option, site_option, sound, told
from mopscert.cli.verbs import Verbs
from mopscert.folders import write_file

_out = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; one that is there is replaced.",
)


@click.group(name="export", cls=Verbs)
def command() -> None:
    """Write the question bank for other programs, or the syllabus for print.

    Example: mopscert export anki --out open-mops.apkg
    """


@command.command()
@root_option
@_out
@site_option
def anki(root: Path, out: Path, site: str) -> None:
    """Write all lesson questions as an Anki deck; questions of readiness checks stay out.

    A later deck brings the cards up to date and keeps what Anki knows of your reviews.

    Example: mopscert export anki --out open-mops.apkg --site https://open-mops.example/
    """
    # The library takes its time to load.
    from mopscert.exports.anki import anki_deck

    with told():
        checked, programme = sound(root)
        deck = anki_deck(checked.curriculum, programme, site, _moment())
        write_file(out, deck.content)
    click.echo(f"{deck.questions} questions in {out}")


@command.command()
@root_option
@_out
def bank(root: Path, out: Path) -> None:
    """Write all questions as JSON; those of readiness checks are encoded, so that nobody sees their keys by chance.

    Example: mopscert export bank --out bank.json
    """
    from mopscert.exports.bank import bank_json

    with told():
        checked, programme = sound(root)
        write_file(out, bank_json(checked.curriculum, programme))
    click.echo(f"{len(checked.curriculum.questions)} questions in {out}")


@command.command()
@root_option
@_out
@site_option
def syllabus(root: Path, out: Path, site: str) -> None:
    """Write the syllabus as a PDF to hand out: tagged, with bookmarks and its own fonts.

    It carries the day of SOURCE_DATE_EPOCH, if that is in the environment, or today.

    Example: mopscert export syllabus --out syllabus.pdf --site https://open-mops.example/
    """
    from mopscert.exports.syllabus import syllabus_pdf

    with told():
        checked, programme = sound(root)
        write_file(out, syllabus_pdf(checked.curriculum, programme, site, _moment()))
    click.echo(f"{len(checked.curriculum.modules)} modules in {out}")


def _moment() -> datetime:
    return given_moment() or datetime.now(UTC)
