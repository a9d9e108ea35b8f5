"""`mopscert rename`: another id for a thing, everywhere."""

from pathlib import Path

import click

from mopscert.cli.common import root_option, told
from mopscert.cli.writing import OfThing, carry_out, dry_run_option, kind_option, whole_desk
from mopscert.scaffold import rename


@click.command(name="rename", cls=OfThing)
@click.argument("old")
@click.argument("new")
@kind_option
@dry_run_option
@root_option
def command(old: str, new: str, kind: str | None, dry_run: bool, root: Path) -> None:
    """Give a thing another id, wherever it is named, and keep the former one as an alias.

    OLD is the id of a module, question, term, source, misconception or diagnostic; an objective, a case or a figure has
    the id of its module before it, as in where-mops-sits.recommend-a-home. Folders and files follow their id.

    Example: mopscert rename where-mops-sits home-of-mops
    """
    with told():
        desk = whole_desk(root)
        thing = desk.find(old, kind)
        carry_out(root, rename(desk, thing, new), f'{thing.said} is called "{new}" now', dry_run)
        lab = desk.yaml.get(f"{thing.folder}/lab.yaml") if thing.kind.is_module else None
        for each in (lab.value("walkthroughs") if lab else None) or ():
            click.echo(f"docs/walkthroughs/{each['page']}.md keeps its name, so that links to it hold", err=True)
