"""Puts files into the folder of a site, and takes those of the build before again where they are what would be written.

MkDocs empties the folder before each build, but for what is hidden in it. So what was there is hidden meanwhile, and
each file is moved back whose digest is the one of the new content: to write all files anew takes many times as long.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mopscert.digests import Digest, digest

_HIDDEN = ".mopscert-before"


class Placing:
    """The folder of a site that is being built."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._before = folder, folder / _HIDDEN

    def hide(self) -> None:
        """Hide all files of the build before; those that cannot be hidden are left to MkDocs, which removes them."""
        self.forget()
        with suppress(OSError):
            paths = [path for path in self._folder.iterdir() if not path.name.startswith(".")]
            self._before.mkdir()
            for path in paths:
                path.rename(self._before / path.name)

    def put(self, path: str, expected: Digest, content: Callable[[], bytes]) -> None:
        """Put a file into the folder; `content` is asked only where the build before had another one."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _taken(self._before / path, target, expected):
            target.write_bytes(content())

    def forget(self) -> None:
        """Remove what was not taken again."""
        shutil.rmtree(self._before, ignore_errors=True)


def _taken(old: Path, target: Path, expected: Digest) -> bool:
    try:
        if old.is_symlink() or old.stat().st_size != expected.size or digest(old.read_bytes()) != expected:
            return False
        old.rename(target)
    except OSError:
        return False
    return True
