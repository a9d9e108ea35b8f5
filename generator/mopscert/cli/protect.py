"""`mopscert protect`: the content security policy in the pages of a site that another builder than MkDocs has made.

What lets the site be kept for use without network is made here too, since it names the pages as they are at last.
"""

from pathlib import Path

import click

from mopscert.cli.common import told
from mopscert.offline import write_offline
from mopscert.security.site import protect


@click.command(name="protect")
@click.argument("site", type=click.Path(path_type=Path))
def command(site: Path) -> None:
    """Write the content security policy into all pages of a built site, and make it fit to be kept by learners.

    MkDocs does so by itself as it builds. A site that is protected already stays as it is.

    Example: mopscert protect site
    """
    with told():
        count = protect(site)
        write_offline(site)
    click.echo(f"{count} pages in {site} say what may run")
