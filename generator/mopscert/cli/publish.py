"""`mopscert publish`: a version of the site beside the others, and all that leads to it."""

from pathlib import Path

import click

from mopscert.cli.common import root_option, sound, told


@click.command(name="publish")
@click.argument("version")
@click.option("--branch", "name", default="gh-pages", show_default=True, help="The branch that holds the site.")
@click.option("--push", is_flag=True, help="Push the branch afterwards.")
@click.option("--remote", default="origin", show_default=True, help="Where to push it.")
@root_option
def command(version: str, name: str, push: bool, remote: str, root: Path) -> None:
    """Build the site and commit it to the branch of the published site, as VERSION or as dev.

    A version is published from its own commit, under its first two numbers, and is the latest unless there is a newer
    one; dev is the work towards the next. The pages above all versions are renewed, which find old addresses.

    Example: mopscert publish 1.0.0 --push
    """
    with told():
        # Not at the top: check and the other verbs have no need of the builder.
        from mopscert.publishing.branch import Branch
        from mopscert.publishing.deploy import check_version, deploy, renew_root

        checked, programme = sound(root)
        check_version(root, checked.curriculum, programme, version)
        branch = Branch(root, name)
        deploy(root, version, branch)
        renew_root(root, checked.curriculum, programme, branch)
        if push:
            branch.push(remote)
    click.echo(f"{version} is on the branch {name}" + (f", which is pushed to {remote}" if push else ""))
