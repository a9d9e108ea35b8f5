"""`mopscert diff`: what changed between two versions, and how large that is."""

from collections.abc import Callable
from pathlib import Path

import click

from mopscert.cli.common import root_option, told

_FORMS = ("json", "markdown", "text")


@click.command(name="diff")
@root_option
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", help="Form of the list.")
@click.argument("old", metavar="[FROM]", required=False)
@click.argument("new", metavar="[TO]", required=False)
def command(root: Path, form: str, old: str | None, new: str | None) -> None:
    """Name everything that changed between two versions, and the version that it asks for.

    FROM and TO are versions in releases/, folders that hold a curriculum, or revisions of git, looked for in this
    order. Without TO it is this folder as it is now, without FROM the last release; before the first, name FROM.

    \b
    Exit code 0: done. 1: there are changes that no version may have, such as a lost id.
              2: the command was misused, or a side cannot be read.

    \b
    Examples: mopscert diff
              mopscert diff HEAD~1
              mopscert diff 1.0.0 1.1.0
              mopscert diff main --format markdown
    """
    # Most verbs need none of this.
    from mopscert.releases import history, renderings
    from mopscert.releases.comparison import Comparison, compare

    forms: dict[str, Callable[[Comparison, str, str], str]] = {
        "json": renderings.as_json,
        "markdown": renderings.as_markdown,
        "text": renderings.as_text,
    }
    with told():
        before = history.find(root, old) if old else history.last_release(root)
        after = history.find(root, new) if new else history.working_tree(root)
        found = compare(before.catalogue, after.catalogue)
        report = forms[form](found, before.name, after.name)
    # As bytes: programs read UTF-8, whatever the terminal's encoding.
    click.echo(report.encode(), nl=False)
    raise SystemExit(bool(found.errors))
