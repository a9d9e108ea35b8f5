"""What broke a reader of files once, and a few files that reach much of it, break it no more."""

import time
from pathlib import Path

import pytest

from .targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for target in TARGETS for path in (CORPUS / target).iterdir())
PATIENT = 5  # seconds, on a busy machine


def test_there_is_something_for_each_target():
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_kept_files_are_read(path: Path):
    begin = time.monotonic()
    TARGETS[path.parent.name](path.read_bytes())
    assert time.monotonic() - begin < PATIENT
