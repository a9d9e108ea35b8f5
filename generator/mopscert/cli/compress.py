"""`mopscert compress`: compressed copies beside the files of a built site, for servers that send them."""

from pathlib import Path

import click

from mopscert.cli.common import told
from mopscert.exports.compressed import compress


@click.command(name="compress")
@click.argument("site", type=click.Path(path_type=Path))
def command(site: Path) -> None:
    """Put a gzip copy beside each text file of a built site, which a server such as nginx then sends as it is.

    Run it after each build.

    Example: mopscert compress site
    """
    with told():
        count = compress(site)
    click.echo(f"{count} files in {site} have a compressed copy")
