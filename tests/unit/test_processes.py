"""Two halves at once come to what one after the other come to."""

import os
import shutil
import sys

import pytest
from benchmarks.curricula import generate

from mopscert import processes
from mopscert.checking import check
from mopscert.checks import ahead
from mopscert.processes import LARGE, both

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@pytest.fixture(autouse=True)
def _copies(monkeypatch):
    """Copies are made on a single processor, too."""
    monkeypatch.setattr(processes, "_can_copy", lambda: True)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A curriculum that is read and checked in two processes, with mistakes of several kinds."""
    root = tmp_path_factory.mktemp("large")
    generate(root, LARGE)
    quizzes = sorted((root / "quizzes").glob("*/*.yaml"))
    texts = [path.read_text() for path in quizzes]
    quizzes[0].write_text(texts[0].replace("rev: 1", "revv: 1", 1))
    quizzes[1].write_text(texts[1] + "not: [closed\n")
    quizzes[2].write_text(texts[2].replace("explanation: ", "explanation: Option B. ", 1))
    quizzes[3].write_text(texts[3].replace("answer: ", "answer: 1e300 # ", 1))
    lesson = next(iter(sorted((root / "curriculum").glob("*/*/lesson.md"))))
    lesson.write_text(lesson.read_text() + "\n<b>bold</b> and [nowhere](module:nowhere)\n")
    shutil.rmtree(next(iter(sorted((root / "curriculum/leader").iterdir()))))
    return root


def test_two_processes_find_what_one_finds(large, monkeypatch):
    together = check(large)
    monkeypatch.setattr(processes, "_can_copy", lambda: False)
    alone = check(large)
    assert len(alone.findings) > 5
    assert together.findings == alone.findings
    assert together.waived == alone.waived
    assert repr(together.curriculum.modules) == repr(alone.curriculum.modules)


def test_two_processes_find_ahead_what_one_finds(large, monkeypatch):
    step_by_step = check(large)
    monkeypatch.setattr(ahead, "MANY", 1)
    monkeypatch.setattr(ahead, "AT_ONCE", 3)
    together = check(large)
    monkeypatch.setattr(processes, "_can_copy", lambda: False)
    alone = check(large)
    assert step_by_step.findings == together.findings == alone.findings
    assert repr(step_by_step.curriculum.modules) == repr(together.curriculum.modules) == repr(alone.curriculum.modules)


def test_halves_are_not_halved_again():
    mine, theirs = both(lambda: both(os.getpid, os.getpid, True), lambda: both(os.getpid, os.getpid, True), True)
    assert mine[0] == mine[1] == os.getpid()
    assert theirs[0] == theirs[1] != os.getpid()
    assert len(set(both(os.getpid, os.getpid, True))) == 2


def test_the_second_half_is_done_by_a_copy():
    mine, theirs = both(os.getpid, os.getpid, True)
    assert mine == os.getpid() != theirs


def test_what_is_not_worth_a_copy_is_done_here():
    assert both(os.getpid, os.getpid, False) == (os.getpid(), os.getpid())


def test_an_error_in_the_copy_is_raised_here(capfd):
    def fail():
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        both(lambda: 1, fail, True)
    assert capfd.readouterr().err == ""


def test_an_error_here_leaves_no_copy_behind(monkeypatch):
    copies = []
    fork = os.fork

    def noted():
        copies.append(fork())
        return copies[-1]

    def fail():
        raise ValueError("broken")

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(ValueError, match="broken"):
        both(fail, lambda: "x" * 10_000_000, True)
    [copy] = copies
    with pytest.raises(ChildProcessError):
        os.waitpid(copy, os.WNOHANG)
