"""`mopscert pack`: all that a release carries, the same bytes from the same commit."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import click

from mopscert.cli.common import given_moment, root_option, site_option, sound, told
from mopscert.errors import MopscertError
from mopscert.folders import write_folder


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
        checked, programme = sound(root)
        files = pack(checked.curriculum, programme, checked.read, root, site, moment)
        write_folder(out, files)
    for name, content in files.items():
        click.echo(f"{size(len(content)):>8}  {name}")
    click.echo(
        f"{len(files)} files in {out}, as of {moment:%Y-%m-%d %H:%M:%S} UTC; to compare: sha256sum --check {SUMS}"
    )


def _last_commit(root: Path) -> datetime:
    asked = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 - git is on the path
        return datetime.fromtimestamp(int(done.stdout), UTC)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise MopscertError(
            "a pack is dated by the last commit, and git does not say when that was; "
            "put SOURCE_DATE_EPOCH, in seconds since 1970, in the environment"
        ) from error
