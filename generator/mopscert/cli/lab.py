"""`mopscert lab`: what belongs to a hands-on lab."""

from pathlib import Path

import click

from mopscert.cli.common import root_option, told
from mopscert.cli.verbs import Verbs
from mopscert.labs import write


@click.group(name="lab", cls=Verbs)
def command() -> None:
    """Write the files of a lab.

    Example: mopscert lab data utm-taxonomy
    """


@command.command()
@click.argument("id")
@root_option
def data(id: str, root: Path) -> None:
    """Write the inputs of a lab and its answer key anew, by the lab's generator.

    They come out the same on every machine, so that nothing changes unless the generator did.

    Example: mopscert lab data utm-taxonomy
    """
    with told():
        for path in write(id, root):
            click.echo(path)
