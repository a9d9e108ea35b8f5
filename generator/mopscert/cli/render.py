"""`mopscert render`: the site as plain files, for either builder."""

from pathlib import Path

import click

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.cli.common import root_option, show, told
from mopscert.pages.render import render
from mopscert.tree import Builder, config, write_tree


@click.command(name="render")
@root_option
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write; must be new, empty or ours."
)
@click.option(
    "--builder",
    type=click.Choice([each.value for each in Builder]),
    default=Builder.MKDOCS.value,
    show_default=True,
    help="What makes a site of them.",
)
def command(root: Path, out: Path, builder: str) -> None:
    """Write the site as plain Markdown, assets and a ready mkdocs.yml, for MkDocs or for Zensical.

    Example: mopscert render --out rendered --builder zensical
    """
    with told():
        checked = check(root)
        if checked.has_errors:
            show(checked)
            raise SystemExit(1)
        address = str(config(root).get("site_url") or "")
        site = render(checked.curriculum, registry.rulebook(), checked.waived, checked.read, address)
        count = write_tree(site, root, out, Builder(builder))
    click.echo(f"{count} files in {out}")
