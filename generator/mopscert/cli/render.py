"""`mopscert render`: the site as plain files, for any builder."""

from pathlib import Path

import click

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.cli.common import root_option, show, told
from mopscert.pages.render import render
from mopscert.tree import config, write_tree


@click.command(name="render")
@root_option
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write; must be new, empty or ours."
)
def command(root: Path, out: Path) -> None:
    """Write the site as plain Markdown, assets and a ready mkdocs.yml, for any builder.

    Example: mopscert render --out rendered
    """
    with told():
        checked = check(root)
        if checked.has_errors:
            show(checked)
            raise SystemExit(1)
        address = str(config(root).get("site_url") or "")
        site = render(checked.curriculum, registry.rulebook(), checked.waived, checked.read, address)
        count = write_tree(site, root, out)
    click.echo(f"{count} files in {out}")
