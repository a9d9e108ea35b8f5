"""What was released before, and what a folder or a revision of git would release: catalogues by their names."""

import io
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import msgspec

from mopscert.errors import MopscertError
from mopscert.findings import has_errors
from mopscert.model import Catalogue
from mopscert.reading import read
from mopscert.reading.files import RELEASES
from mopscert.releases.catalogue import catalogue, decode
from mopscert.releases.renderings import words
from mopscert.releases.versions import is_version, numbers

# What a revision is read for.
_TOPS = ("curriculum", "quizzes", RELEASES, "docs")


class Side(msgspec.Struct, frozen=True):
    """One side of a comparison: what people call it, and its catalogue."""

    name: str
    catalogue: Catalogue


def released_versions(root: Path) -> list[str]:
    """The versions whose catalogues are kept, from the lowest to the highest."""
    names = [path.stem for path in (root / RELEASES).glob("*.json")]
    return sorted((name for name in names if is_version(name)), key=numbers)


def released(root: Path, version: str) -> Side:
    """A version that was released; MopscertError where its catalogue is missing or cannot be read."""
    path = f"{RELEASES}/{version}.json"
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        raise MopscertError(f"cannot read {path}: {error.strerror}") from error
    return Side(version, decode(data, path))


def last_release(root: Path) -> Side:
    """The highest version that was released; MopscertError where there is none."""
    versions = released_versions(root)
    if not versions:
        raise MopscertError(
            "nothing was released yet, so there is no version to compare with; "
            "to see what changed since an earlier commit, name it: mopscert diff HEAD~1"
        )
    return released(root, versions[-1])


def working_tree(root: Path) -> Side:
    """What is in the folder now; MopscertError where it has errors."""
    return Side(words()["working_tree"], _read(root, "the working tree"))


def find(root: Path, name: str) -> Side:
    """The version, the folder or the revision of git that a name means, in this order; MopscertError where none."""
    if name in released_versions(root):
        return released(root, name)
    if (Path(name) / "curriculum").is_dir():
        return Side(name, _read(Path(name), name))
    return Side(name, _of_revision(root, name))


def _read(root: Path, name: str) -> Catalogue:
    reading = read(root)
    programme = reading.curriculum.programme
    if has_errors(reading.findings) or programme is None:
        raise MopscertError(f'{name} has errors, so it cannot be compared; "mopscert check" there lists them')

    def bytes_of(path: str) -> bytes:
        try:
            return (root / path).read_bytes()
        except OSError as error:
            raise MopscertError(f"cannot read {path}: {error.strerror}") from error

    return catalogue(reading.curriculum, programme.file, bytes_of)


def _of_revision(root: Path, name: str) -> Catalogue:
    revision = _revision(root, name)
    listed = git(root, "ls-tree", "--name-only", "-z", revision, "./").stdout.decode().split("\0")
    tops = [top for top in _TOPS if top in listed]
    if "curriculum" not in tops:
        raise MopscertError(f'the revision "{name}" holds no folder curriculum/ here, so there is nothing to compare')
    archive = git(root, "archive", "--format=zip", revision, *tops)
    with tempfile.TemporaryDirectory() as folder:
        # This kind is unpacked below the folder, whatever the names in it, and links are plain files then.
        ZipFile(io.BytesIO(archive.stdout)).extractall(folder)
        return _read(Path(folder), f'the revision "{name}"')


def _revision(root: Path, name: str) -> str:
    """The full name of a commit; MopscertError that says what the name could not be."""
    versions = released_versions(root)
    known = f"no version in {RELEASES}/ ({', '.join(versions) or 'there is none yet'}) and no folder with a curriculum"
    if not in_repository(root):
        raise MopscertError(f'"{name}" is {known}, and {root.resolve()} is in no git repository')
    for candidate in (name, f"v{name}"):
        # Behind the mark, nothing that starts with a dash is taken for an option.
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{candidate}^{{commit}}")
        result = git(root, *asked, may_fail=True)
        if result.returncode == 0:
            return result.stdout.decode().strip()
    mend = "list revisions with: git log --oneline; tags with: git tag"
    if git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        mend = "this clone has only a part of the history; fetch the rest with: git fetch --unshallow --tags"
    raise MopscertError(f'"{name}" is {known}, and git knows no such revision; {mend}')


def in_repository(root: Path) -> bool:
    """True when a folder is in a git repository; MopscertError without git."""
    return git(root, "rev-parse", "--git-dir", may_fail=True).returncode == 0


def git(
    root: Path, *arguments: str, may_fail: bool = False, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, with variables of the environment besides ours.

    MopscertError with its own words where it fails, and where there is no git.
    """
    command, variables = ["git", *arguments], {**os.environ, **(environment or {})}
    try:
        result = subprocess.run(command, cwd=root, env=variables, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise MopscertError("git is not there, or not where programs are looked for; install it first") from error
    if result.returncode and not may_fail:
        said = " ".join(result.stderr.decode(errors="replace").split())
        raise MopscertError(f"git {arguments[0]} failed: {said}")
    return result
