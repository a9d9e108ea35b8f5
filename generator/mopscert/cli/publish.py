"""`mopscert publish`: a version of the site beside the others, and all that leads to it."""

from pathlib import Path

import click

from mopscert.checking import check
from mopscert.cli.common import root_option, show, told
from mopscert.errors import MopscertError


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

        checked = check(root)
        if checked.has_errors:
            show(checked)
            raise SystemExit(1)
        programme = checked.curriculum.programme
        if programme is None:
            raise MopscertError("curriculum/programme.yaml is missing, so there is nothing to publish")
        check_version(root, checked.curriculum, programme.file, version)
        branch = Branch(root, name)
        deploy(root, version, branch)
        renew_root(root, checked.curriculum, programme.file, branch)
        if push:
            branch.push(remote)
    click.echo(f"{version} is on the branch {name}" + (f", which is pushed to {remote}" if push else ""))
