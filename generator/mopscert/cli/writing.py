"""What the verbs that edit files share: the choice of a kind, the dry run, and what they say when they are done."""

from pathlib import Path

import click

from mopscert.scaffold import KINDS, Desk, Plan, diff, refuse_unsound, touched, tried
from mopscert.scaffold.writing import write

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the changes as a diff, and write nothing.")
kind_option = click.option(
    "--kind", type=click.Choice(sorted(KINDS)), help="Kind of the thing, where several have the id."
)


class OfThing(click.Command):
    """A verb about one thing, which says where a kind is named if it stands before the id."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; UsageError with the mend where the first of them is a kind."""
        first = args[0] if args else ""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if first not in KINDS:
                raise
            mend = f'{error.message.rstrip(".")}; leave out "{first}", or write --kind {first}'
            raise click.UsageError(mend, ctx) from error


def whole_desk(root: Path) -> Desk:
    """All files, each of which could be read; RefusedError otherwise."""
    desk = Desk(root)
    refuse_unsound(desk)
    return desk


def carry_out(root: Path, plan: Plan, done: str, dry_run: bool) -> None:
    """Try a plan, then carry it out or show it; say what was done and what is left to do."""
    trial = tried(root, plan)
    if dry_run:
        click.echo(diff(plan), nl=False)
        return
    write(root, plan.changes)
    click.echo(f"{done}; changed:")
    for line in touched(plan):
        click.echo(f"  {line}")
    for finding in trial.warnings:
        click.echo(f"warning: {finding.place}: {finding.rule.code} {finding.message}")
    if trial.has_todos:
        click.echo('each "TODO" and each id that starts with "todo-" waits for you; "mopscert check" lists them')
