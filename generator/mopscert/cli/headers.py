"""`mopscert headers`: settings for the server of the site."""

from pathlib import Path

import click

from mopscert.cli.common import told
from mopscert.security.servers import SERVERS, sample


@click.command(name="headers")
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--for", "server", type=click.Choice(list(SERVERS)), required=True, help="The server, or the host.")
def command(site: Path, server: str) -> None:
    """Show settings for a server, with the content security policy of a built site.

    The folder may hold one site, or several versions of it beside each other.

    Example: mopscert headers site --for nginx
    """
    with told():
        click.echo(sample(site, server), nl=False)
