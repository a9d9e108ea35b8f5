"""Puts a version of the site onto the branch: the version by mike, and what stands above all versions after it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from mopscert.errors import MopscertError
from mopscert.model import Curriculum, Programme, ReleasedVersion
from mopscert.publishing.branch import LATEST, NEXT, Branch, Version
from mopscert.publishing.root import Published, folder, root_files
from mopscert.releases.gate import refuse_changes
from mopscert.releases.versions import numbers
from mopscert.tree import config


def deploy(root: Path, version: str, branch: Branch) -> None:
    """Build the site of the working tree and commit it to the branch as a version, or as what comes next (`dev`).

    MopscertError with the last words of the builder where that fails; the branch is then as it was.
    """
    place = version if version == NEXT else folder(version)
    before = branch.versions()
    aliases = [LATEST] if is_newest(Version(place, version), before) else []
    command = ["mike", "deploy", "--branch", branch.name, "--update-aliases", "--title", version, place, *aliases]
    # Mike calls mkdocs by its name, which need not be on the path of those who call us.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PATH": path, **named(version, before)}
    result = subprocess.run(  # noqa: S603
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise MopscertError(f"mike could not publish this: {(result.stderr or result.stdout).strip()}")


def renew_root(root: Path, curriculum: Curriculum, programme: Programme, branch: Branch) -> bool:
    """Write what stands above the versions, as they are on the branch now; False where nothing of it changes."""
    versions = branch.versions()
    if not versions:
        raise MopscertError(f"the branch {branch.name} has no version yet; publish one first")
    published = Published(versions, {each.version: branch.pages(each.version) for each in versions})
    files = root_files(published, programme, _releases(curriculum), _site(root))
    return branch.write(files, "What stands above the versions fits them")


def check_version(root: Path, curriculum: Curriculum, programme: Programme, version: str) -> None:
    """MopscertError where a version is not what the working tree holds, or was not released."""
    if version == NEXT:
        return
    numbers(version)
    if version != programme.version:
        raise MopscertError(
            f"this working tree holds version {programme.version}; check out what is to be published: "
            f"git checkout v{version}"
        )
    if all(each.version != version for each in _releases(curriculum)):
        raise MopscertError(f"version {version} was not released; cut it first: mopscert release {version}")
    refuse_changes(root, "a version is published as it was committed")


def is_newest(version: Version, versions: Sequence[Version]) -> bool:
    """True for a release than which no published one is newer."""
    return version.version != NEXT and all(each.numbers <= version.numbers for each in versions)


def named(version: str, versions: Sequence[Version]) -> dict[str, str]:
    """The variables by which `mkdocs.yml` lets a version know its name.

    Before the first release, what comes next is all there is: it needs no selector, and no banner that leads elsewhere.
    """
    if version == NEXT and not any(LATEST in each.aliases for each in versions):
        return {}
    return {"PUBLISHED_BY": "mike", "PUBLISHED_VERSION": version}


def _releases(curriculum: Curriculum) -> tuple[ReleasedVersion, ...]:
    return curriculum.versions.file.versions if curriculum.versions else ()


def _site(root: Path) -> str:
    site = str(config(root).get("site_url") or "")
    if "://" not in site:
        raise MopscertError("mkdocs.yml has no site_url; set SITE_URL to the address at which the site is published")
    return f"{site.rstrip('/')}/"
