"""`mopscert retire`: the end of a thing, with its reason."""

from pathlib import Path

import click

from mopscert.cli.common import root_option, told
from mopscert.cli.writing import OfThing, carry_out, dry_run_option, kind_option, whole_desk
from mopscert.scaffold import retire


@click.command(name="retire", cls=OfThing)
@click.argument("id")
@click.option("--because", required=True, help="Why, in one sentence; readers of old links see it.")
@click.option("--instead", help="The id of the thing of the same kind that takes its place.")
@kind_option
@dry_run_option
@root_option
def command(id: str, because: str, instead: str | None, kind: str | None, dry_run: bool, root: Path) -> None:
    """Take a thing out of the programme and enter its id in curriculum/retired.yaml, so that it is never used again.

    What still names the thing is listed, and nothing is changed until it no longer does. A module goes with its
    objectives and questions.

    Example: mopscert retire erp-year-safeguard --because "It tested a name and not its use."
    """
    with told():
        desk = whole_desk(root)
        thing = desk.find(id, kind)
        carry_out(root, retire(desk, thing, because, instead), f"{thing.said} is retired", dry_run)
