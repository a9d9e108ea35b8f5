"""What the topics share: whole processes and their time and memory, pairs of them, and the curricula they work on."""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.curricula import ROOT, generate

BIN = Path(sys.executable).parent


class MissingError(Exception):
    """A topic needs what this machine has not; the message says how to get it."""


class Run(msgspec.Struct, frozen=True):
    """Wall seconds and peak memory in MB of a process."""

    seconds: float
    memory: float


@cache
def folder() -> Path:
    """A folder of this run for whatever it makes; it is removed at the end."""
    return Path(_temporary().name)


@cache
def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def curriculum(size: int) -> Path:
    """A curriculum of so many modules, made once for all topics, which leave it as they found it."""
    generate(folder() / str(size), size)
    return folder() / str(size)


@cache
def shipped() -> Path:
    """A copy of the curriculum of this repository."""
    copy = folder() / "shipped"
    for name in ("curriculum", "quizzes", "releases", "docs"):
        shutil.copytree(ROOT / name, copy / name)
    return copy


def sizes(*usual: int) -> tuple[int, ...]:
    """Numbers of modules: those that were asked for, as in `python -m benchmarks checks 3000`, or the usual ones."""
    return tuple(map(int, filter(str.isdigit, sys.argv[1:]))) or usual


def needed(name: str, package: str, path: str | None = None) -> str:
    """The path of a program; MissingError where there is none."""
    found = shutil.which(name, path=path)
    if not found:
        raise MissingError(f"it needs {name}; install it (on Debian: sudo apt install {package}).")
    return found


def pairs(ours: Sequence[object], theirs: Sequence[object], count: int) -> tuple[list[Run], list[Run]]:
    """Runs of two commands in turn, so that both meet the same moods of the machine; the first pair warms up."""
    pairs = [(run(ours), run(theirs)) for _ in range(count + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def run(command: Sequence[object], **variables: object) -> Run:
    """Run a command to its end, with variables in its environment; SystemExit with its words where it fails.

    The memory is that of the largest of its processes.
    """
    started = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **{name: str(value) for name, value in variables.items()}}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(list(map(str, command)), stdout=said, stderr=said, env=environment)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.read().decode()}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> float:
    """The median of the seconds."""
    return statistics.median(run.seconds for run in runs)


def ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    """The median of the ratios of pairs."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True))


def compressed(content: bytes) -> float:
    """How many KB of 1,024 bytes are sent of a file, compressed by gzip as well as it can."""
    return len(gzip.compress(content, 9, mtime=0)) / 1024
