"""What is made once for all processes of a run: built sites, which tests only read."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What `make` makes in an empty folder, by the first process that asks; the others wait and take the same."""
    base = factory.getbasetemp()
    # Processes of a run have their folders beside each other.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"made-{name}"
    told = folder.with_suffix(".path")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what another process had begun when it failed
            folder.mkdir()
            told.write_text(str(make(folder)), "utf-8")
    return Path(told.read_text("utf-8"))
