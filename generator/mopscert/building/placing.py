"""Puts files into the folder of a site, and leaves there those of the build before that are what would be written.

MkDocs empties the folder before each build, but for what is hidden in it. So what was there is hidden meanwhile, and
shown again once MkDocs has written its own files: to make all files and folders anew takes many times as long.
"""

import os
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from mopscert.digests import Digest, digest

_HIDDEN = ".mopscert-before"


class Placing:
    """The folder of a site that is being built."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._before = folder, folder / _HIDDEN

    def hide(self) -> None:
        """Hide all files of the build before; those that cannot be hidden are left to MkDocs, which removes them."""
        self._remove()
        with suppress(OSError):
            paths = [path for path in self.folder.iterdir() if not path.name.startswith(".")]
            self._before.mkdir()
            for path in paths:
                path.rename(self._before / path.name)

    def show(self, paths: Collection[str]) -> None:
        """Show the hidden files again that have one of these paths, where there is no new one; remove all others."""
        if _is_folder(self._before):
            self._merge("", paths)
            self._remove()

    def put(self, path: str, expected: Digest, content: Callable[[], bytes]) -> None:
        """Put a file into the folder; `content` is asked only where no file is there that has the same."""
        target = self.folder / path
        try:
            if target.stat().st_size == expected.size and digest(target.read_bytes()) == expected:
                return
            # Never written over: it may have other names elsewhere.
            target.unlink()
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content())

    def _merge(self, folder: str, paths: Collection[str]) -> None:
        """Move what was hidden of a folder to where it was; folders as a whole, where there is no new one."""
        for old in sorted((self._before / folder).iterdir()):
            path = f"{folder}{old.name}"
            new = self.folder / path
            is_new = os.path.lexists(new)
            if not _is_folder(old):
                if path in paths and not is_new and not old.is_symlink():
                    old.rename(new)
            elif not is_new:
                old.rename(new)
                _prune(new, f"{path}/", paths)
            elif _is_folder(new):
                self._merge(f"{path}/", paths)

    def _remove(self) -> None:
        if self._before.is_symlink():
            self._before.unlink()
        shutil.rmtree(self._before, ignore_errors=True)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _prune(place: os.PathLike[str], folder: str, paths: Collection[str]) -> bool:
    """Remove from a place, whose path in the site is `folder`, all that is no file with one of these paths.

    True where something is left in it, so that it stays.
    """
    is_left = False
    with os.scandir(place) as entries:
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                is_left |= _prune(entry, f"{path}/", paths)
            elif path in paths and not entry.is_symlink():
                is_left = True
            else:
                Path(entry).unlink()
    if not is_left:
        Path(place).rmdir()
    return is_left
