"""The branch that holds the published site: which versions it has, which pages each serves, and how files come to it.

The versions themselves are put there by mike, as `versions.json` lists them; a version is a folder.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from mopscert.errors import MopscertError
from mopscert.releases.history import git

LATEST, NEXT = "latest", "dev"
_INDEX = "index.html"


class Version(msgspec.Struct, frozen=True):
    """A published version, as mike writes it: `version` is its folder, `title` what people call it."""

    version: str
    title: str
    aliases: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its numbers, by which versions are compared; none for what is not released."""
        return () if self.version == NEXT else tuple(map(int, self.version.split(".")))


class Branch:
    """A branch of the repository around a folder."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name

    @property
    def exists(self) -> bool:
        """True once something was published; MopscertError where there is no git or no repository."""
        self._git("rev-parse", "--git-dir")
        return bool(self._git("branch", "--list", self.name).strip())

    def versions(self) -> tuple[Version, ...]:
        """The published versions, the newest first, as mike sorts them; MopscertError where its list is damaged."""
        if not self.exists or "versions.json" not in self._names(""):
            return ()
        try:
            return msgspec.json.decode(self._git("show", f"{self.name}:versions.json"), type=tuple[Version, ...])
        except msgspec.DecodeError as error:
            raise MopscertError(
                f"versions.json on the branch {self.name} is damaged ({error}); restore it with: git log -p {self.name}"
            ) from error

    def pages(self, version: str) -> frozenset[str]:
        """Addresses of the pages of a version, below its folder."""
        names = self._names(version)
        return frozenset(name.removesuffix(_INDEX) for name in names if name == _INDEX or name.endswith(f"/{_INDEX}"))

    def write(self, files: Mapping[str, bytes], message: str) -> bool:
        """Commit files to the branch without checking it out; False where they are there already."""
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            self._git("read-tree", self.name, **index)
            for path, content in files.items():
                held = Path(folder) / "content"
                held.write_bytes(content)
                name = self._git("hash-object", "-w", "--", str(held)).strip()
                self._git("update-index", "--add", "--cacheinfo", f"100644,{name},{path}", **index)
            tree = self._git("write-tree", **index).strip()
        if tree == self._git("rev-parse", f"{self.name}^{{tree}}").strip():
            return False
        commit = self._git("commit-tree", tree, "-p", self.name, "-m", message).strip()
        self._git("update-ref", f"refs/heads/{self.name}", commit)
        return True

    def push(self, remote: str) -> None:
        """Push the branch; MopscertError with the words of git where that fails."""
        self._git("push", remote, self.name)

    def _names(self, folder: str) -> list[str]:
        return [
            name for name in self._git("ls-tree", "-rz", "--name-only", f"{self.name}:{folder}").split("\0") if name
        ]

    def _git(self, *arguments: str, **environment: str) -> str:
        return git(self.root, *arguments, environment=environment).stdout.decode()
