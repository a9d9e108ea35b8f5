"""Two halves of a long work at the same time, where the system can copy a process and has a second processor."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

# Held while there are two: what is one of two halves is not halved again.
_HALVED = threading.Lock()
# From so many modules on, a copy takes less time than it saves.
LARGE = 20

Mine = TypeVar("Mine")
Theirs = TypeVar("Theirs")


def both(mine: Callable[[], Mine], theirs: Callable[[], Theirs], worthwhile: bool) -> tuple[Mine, Theirs]:
    """The results of two works; the second is done by a copy of this process, and its result must be picklable.

    Where it is not `worthwhile`, where the copy cannot be made, or where it fails, both are done here, one after the
    other: an error is then raised as if there had been no copy. So are the halves of a half.
    """
    if not (worthwhile and _can_copy() and _HALVED.acquire(blocking=False)):
        return mine(), theirs()
    try:
        return _both(mine, theirs)
    finally:
        _HALVED.release()


def _both(mine: Callable[[], Mine], theirs: Callable[[], Theirs]) -> tuple[Mine, Theirs]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(theirs, writing)
    os.close(writing)
    try:
        # Closed when anything goes wrong here, so that the copy never waits for somebody to listen.
        with os.fdopen(reading, "rb") as answer:
            result, told = mine(), answer.read()
    finally:
        _, status = os.waitpid(child, 0)
    return result, pickle.loads(told) if status == 0 else theirs()  # noqa: S301 - written by our own copy


def _can_copy() -> bool:
    # A copy has none of the other threads, and would wait for ever for what one of them holds. On macOS, libraries of
    # the system do not bear to be copied.
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _answer(theirs: Callable[[], object], writing: int) -> None:
    """Do the work in the copy, hand its result over, and leave without doing what only the original should."""
    status = 1
    try:
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(theirs(), answer, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
