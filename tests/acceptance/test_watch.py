"""`mopscert watch` as a real process: edits of files on one side, what it says on the other."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .. import editing
from .test_cli import MODULE, ONE, TINY

LESSON = "curriculum/associate/clean-lists/lesson.md"
START = "Watching curriculum/ and quizzes/; Ctrl-C ends it.\n"
MISTAKE = {"file": MODULE, "replace": "requires: [clean-lists]", "with": "requires: [clean-list]"}
MEND = {"file": MODULE, "replace": "requires: [clean-list]", "with": "requires: [clean-lists]"}
HEADLINE = f'{MODULE}:8:12: error REF001 unknown-module: no module has the id "clean-list"'
NEW = ONE.split("\n\n")[0]
LEFT = "left: 1 error in 1 file\n"


class Watch:
    """The process, and what it has said."""

    def __init__(self, folder):
        program = Path(sys.executable).parent / "mopscert"
        self.folder = folder
        self.process = subprocess.Popen(
            [program, "watch"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def said(self, last):
        """All that it says from here to a line."""
        found = []
        while not found or found[-1] != last:
            found.append(self.lines.get(timeout=60))
        return "".join(found)

    def after(self, *edits, last):
        editing.apply(edits, self.folder)
        return self.said(last)

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@pytest.fixture
def copy(tmp_path):
    return editing.copy(TINY, tmp_path / "copy")


@pytest.fixture
def watch(copy):
    started = []

    def start():
        started.append(Watch(copy))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
        each.process.stdout.close()


def test_a_mistake_and_its_mend(watch):
    process = watch()
    assert process.said(START) == f"Nothing to mend.\n{START}"
    assert process.after(MISTAKE, last=LEFT) == f"\n{NEW}\n\n{LEFT}"
    assert process.after(MEND, last="Nothing left to mend.\n") == f"\nmended: {HEADLINE}\n\nNothing left to mend.\n"
    assert process.end() == 0
    assert process.lines.get(timeout=60) == "\n"


def test_it_begins_with_the_report_and_what_stays_is_not_said_again(watch, copy):
    editing.apply([MISTAKE], copy)
    process = watch()
    assert process.said(START).startswith(ONE)
    tag = {"file": LESSON, "replace": "Keep nothing", "with": "<u>Keep</u> nothing"}
    said = process.after(
        tag, {"file": MODULE, "replace": "title:", "with": "\n\ntitle:"}, last="left: 2 errors in 2 files\n"
    )
    assert "PRO001" in said
    assert "REF001" not in said


def test_what_changes_no_finding_is_silent(watch, copy):
    process = watch()
    process.said(START)
    for name in (".module.yaml.swp", "4913"):
        (copy / "curriculum" / name).write_text("x")
        (copy / "curriculum" / name).unlink()
    os.utime(copy / LESSON)
    shutil.copy(copy / LESSON, copy / "lesson.new")
    (copy / "lesson.new").replace(copy / LESSON)
    with (copy / LESSON).open("a") as lesson:
        for _ in range(20):
            lesson.write("\nMore.\n")
            lesson.flush()
    assert process.after(MISTAKE, last=LEFT) == f"\n{NEW}\n\n{LEFT}"


def test_files_and_folders_that_vanish_and_come_back(watch, copy):
    process = watch()
    process.said(START)
    shutil.move(copy / "curriculum", copy / "elsewhere")
    gone = "there is no folder curriculum; name the folder that holds it with --root; waiting for the next save\n"
    assert process.said(gone) == gone
    shutil.move(copy / "elsewhere", copy / "curriculum")
    (copy / LESSON).rename(copy / "lesson.md")
    assert "SCH015" in process.said(LEFT)
    (copy / "lesson.md").rename(copy / LESSON)
    assert process.said("Nothing left to mend.\n").startswith("\nmended: ")


def test_without_a_curriculum_there_is_nothing_to_watch(command, tmp_path):
    result = command("mopscert", "watch", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "Error: there is no folder curriculum; name the folder that holds it with --root\n"


def test_help_has_an_example(command):
    assert "Example: mopscert watch" in command("mopscert", "watch", "--help").stdout
