"""Writes several files or none, so that a failed or interrupted verb leaves every file as it was."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec

from mopscert.errors import MopscertError

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Change(msgspec.Struct, frozen=True):
    """What a file held when it was read, and what it shall hold; None where there is no file.

    `path` is relative to the root and has forward slashes. Bytes are written as they are: a text keeps its own ends
    of lines. A file that moves is two changes.
    """

    path: str
    old: bytes | None
    new: bytes | None


def line_end(text: str) -> str:
    r"""How most lines of a text end: "\r\n", or "\n" where that is as frequent."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else "\n"


def write(root: Path, changes: Sequence[Change]) -> None:
    """Make all changes to files below `root`, or none of them.

    Missing folders are made, and folders that become empty go. Links are not followed. MopscertError when a change
    is refused or fails; a signal that would end the process is obeyed after every file is as it was.
    """
    effective = [change for change in changes if change.old != change.new]
    for change in effective:
        _refuse(root, change)
    with _signals_held() as received:
        transaction = _Transaction(root)
        try:
            transaction.stage(effective)
            transaction.commit(received)
        except OSError as error:
            transaction.undo()
            raise MopscertError(f"cannot write {error.filename}: {error.strerror}; every file is as it was") from error
        except _InterruptedError as error:
            transaction.undo()
            raise MopscertError("interrupted; every file is as it was") from error
        finally:
            transaction.tidy()


def _refuse(root: Path, change: Change) -> None:
    """MopscertError when the change would leave the root, follow a link, or overwrite what nobody has read."""
    parts = Path(change.path).parts
    if not parts or Path(change.path).is_absolute() or ".." in parts:
        raise MopscertError(f"{change.path} is not a place in {root}")
    for depth in range(1, len(parts) + 1):
        if root.joinpath(*parts[:depth]).is_symlink():
            raise MopscertError(f"{'/'.join(parts[:depth])} is a link, and links are not written through")
    path = root / change.path
    try:
        found = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise MopscertError(f"cannot read {path}: {error.strerror}") from error
    if found != change.old:
        raise MopscertError(f"{change.path} was changed by somebody else meanwhile; nothing was written")


class _InterruptedError(Exception):
    """A signal came before all was done."""


class _Step(msgspec.Struct, frozen=True):
    """A file with its new and its old content beside it; None where there is none."""

    path: Path
    staged: Path | None
    backup: Path | None


class _Transaction:
    """New and old contents lie beside the files before any of them changes, so that changing is only renaming."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: list[_Step] = []
        self.done: list[_Step] = []
        self.folders: list[Path] = []
        self.kept: set[Path] = set()

    def stage(self, changes: Sequence[Change]) -> None:
        """Write new contents and copies of the old ones beside the files."""
        for change in changes:
            path = self.root / change.path
            self._make_folder(path.parent)
            staged = None if change.new is None else _beside(path, "new")
            backup = None if change.old is None else _beside(path, "old")
            self.steps.append(_Step(path, staged, backup))
            if backup:
                shutil.copy2(path, backup)
            if staged and change.new is not None:
                staged.write_bytes(change.new)
                if backup:
                    shutil.copymode(backup, staged)

    def commit(self, received: Sequence[int]) -> None:
        """Put the new contents in place."""
        for step in self.steps:
            if received:
                raise _InterruptedError
            self.done.append(step)
            if step.staged:
                os.replace(step.staged, step.path)  # noqa: PTH105 (tests break this call to see what is left)
            else:
                step.path.unlink()
        if received:
            raise _InterruptedError

    def undo(self) -> None:
        """Put back what was there; MopscertError names the copies of files that cannot be put back."""
        for step in reversed(self.done):
            try:
                if step.backup:
                    step.backup.replace(step.path)
                else:
                    step.path.unlink(missing_ok=True)
            except OSError:
                self.kept.update([step.backup] if step.backup else [])
        if self.kept:
            copies = ", ".join(str(path) for path in sorted(self.kept))
            raise MopscertError(f"could not put back what was there before; it is in {copies}")

    def tidy(self) -> None:
        """Remove what lies beside the files, and folders that hold nothing."""
        for step in self.steps:
            for path in (step.staged, step.backup):
                if path and path not in self.kept:
                    path.unlink(missing_ok=True)
        for folder in {*self.folders, *(step.path.parent for step in self.steps if not step.path.exists())}:
            self._remove_empty(folder)

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir()
            self.folders.append(folder)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _beside(path: Path, purpose: str) -> Path:
    # Names that start with a dot are not read as part of the curriculum, should one ever be left.
    return path.with_name(f".{path.name}.mopscert-{os.getpid()}-{purpose}")


@contextmanager
def _signals_held() -> Iterator[list[int]]:
    """Signals that came meanwhile; at the end they do what they would have done."""
    received: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield received
        return

    def note(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    heeded = [number for number in _SIGNALS if signal.getsignal(number) not in (signal.SIG_IGN, None)]
    before = {number: signal.signal(number, note) for number in heeded}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in received[:1]:
            signal.raise_signal(number)
