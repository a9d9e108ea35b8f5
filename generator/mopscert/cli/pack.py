"""`mopscert pack`: all that a release carries, the same bytes from the same commit."""

from datetime import UTC, datetime
from pathlib import Path

import click

from mopscert.cli.common import given_moment, root_option, site_option, sound, told
from mopscert.errors import MopscertError
from mopscert.folders import write_folder
from mopscert.releases.history import git


@click.command(name="pack")
@root_option
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write; new, empty, or an earlier pack."
)
@site_option
def command(root: Path, out: Path, site: str) -> None:
    """Write what a release carries: the site, syllabus, questions, bill of materials and checksums.

    The same commit gives the same bytes. All is dated by SOURCE_DATE_EPOCH, if that is in the environment, or by the
    last commit.

    Example: mopscert pack --out pack --site https://open-mops.example/
    """
    # The libraries take their time to load.
    from mopscert.exports.pack import SUMS, is_pack, pack
    from mopscert.pages.words import size

    with told():
        if out.exists() and not is_pack(out):
            raise MopscertError(f"{out} exists and is no earlier pack; name another folder, or empty it")
        moment = given_moment() or _last_commit(root)
        _warn_of_changes(root)
        checked, programme = sound(root)
        files = pack(checked.curriculum, programme, checked.read, root, site, moment)
        write_folder(out, files)
    for name, content in files.items():
        click.echo(f"{size(len(content)):>8}  {name}")
    click.echo(
        f"{len(files)} files in {out}, as of {moment:%Y-%m-%d %H:%M:%S} UTC; to compare: sha256sum --check {SUMS}"
    )


def _last_commit(root: Path) -> datetime:
    try:
        return datetime.fromtimestamp(int(git(root, "log", "-1", "--format=%ct").stdout), UTC)
    except MopscertError as error:
        raise MopscertError(
            f"a pack is dated by the last commit, but {error}; or put SOURCE_DATE_EPOCH, in seconds since 1970, "
            "in the environment"
        ) from error


def _warn_of_changes(root: Path) -> None:
    """Say on the error output when what is packed is not what was committed; nothing where there is no git to ask."""
    try:
        changed = git(root, "status", "--porcelain").stdout
    except MopscertError:
        return
    if changed:
        click.echo("warning: git status names what is not committed, so no commit will give this pack", err=True)
