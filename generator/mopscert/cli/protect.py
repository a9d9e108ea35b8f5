"""`mopscert protect`: the content security policy in the pages of a site that another builder than MkDocs has made."""

from pathlib import Path

import click

from mopscert.cli.common import told
from mopscert.security.site import protect


@click.command(name="protect")
@click.argument("site", type=click.Path(path_type=Path))
def command(site: Path) -> None:
    """Write the content security policy into all pages of a built site.

    MkDocs does so by itself as it builds. A site that is protected already stays as it is.

    Example: mopscert protect site
    """
    with told():
        count = protect(site)
    click.echo(f"{count} pages in {site} say what may run")
