"""Says when files were saved, on every disk: in containers and shared folders too, where no news of it arrive."""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

# Seconds between two looks, or so many times as long as a look takes, if that is more.
_INTERVAL, _REST = 0.1, 4
# Seconds for which nothing may change before a save counts as finished.
_QUIET = 0.05
State = dict[str, tuple[int, ...]]


def saves(places: Sequence[Path]) -> Iterator[set[str]]:
    """Yield the paths of what changed after each save, once it is finished; an empty set before the first.

    Looking again and again does not mind folders that go and come back.
    """
    before = _state(places)
    yield set()
    while True:
        started = time.monotonic()
        now = _state(places)
        if now == before:
            time.sleep(max(_INTERVAL, _REST * (time.monotonic() - started)))
            continue
        while (later := _settled(places)) != now:
            now = later
        yield {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        before = now


def _settled(places: Sequence[Path]) -> State:
    time.sleep(_QUIET)
    return _state(places)


def _state(places: Sequence[Path]) -> State:
    """Inode, time and size of each file; of folders only that they are there. Names with a dot are left out."""
    found: State = {}
    folders = [str(place) for place in places]
    while folders:
        path = folders.pop()
        with suppress(OSError):
            status = os.lstat(path)
            if not stat.S_ISDIR(status.st_mode):
                found[path] = _file(status)
                continue
            found[path] = ()
            with os.scandir(path) as entries:
                for entry in entries:
                    # Links are not followed, since they may lead in circles.
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        found[entry.path] = _file(entry.stat(follow_symlinks=False))
    return found


def _file(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_mtime_ns, status.st_size
