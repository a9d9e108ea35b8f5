"""`mopscert serve` as a real process: what a browser gets, before and after a save."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

LESSON = "curriculum/associate/clean-lists/lesson.md"


class Served:
    """The process, and what it answers."""

    def __init__(self, folder: Path) -> None:
        command = [Path(sys.executable).parent / "mopscert", "serve", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        self.address = re.match(r"Serving on (\S+) and", self.said("Serving on "))[1]

    def said(self, start: str) -> str:
        """The next line that it says with that beginning."""
        return next(line for line in self.process.stderr if line.startswith(start))

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return answer.read().decode()

    def news(self, page: str) -> str:
        """What a page that waits is told: the number of the next state."""
        version = re.search(r'<script src="/live/reload.js" data-version="(\d+)">', page)[1]
        return self.get(f"live/{version}")


@pytest.fixture
def served(tiny_project, tmp_path):
    found = Served(tiny_project(tmp_path / "project"))
    yield found
    found.process.send_signal(signal.SIGINT)
    assert found.process.wait(timeout=60) == 0
    found.process.stderr.close()


def test_a_save_is_shown_and_open_pages_are_told(served, tmp_path):
    lesson = tmp_path / "project" / LESSON
    before = served.get("modules/clean-lists/")
    assert "Two records of one person" in before
    lesson.write_text(lesson.read_text().replace("Two records of one person", "Two zebras of one person"))
    assert served.news(before) == "2"
    after = served.get("modules/clean-lists/")
    assert "Two zebras of one person" in after
    assert "Two zebras" in served.get("search/search_index.json")
    # The policy of the page lets the script run: it comes from the same place.
    assert "script-src 'self'" in after
    assert "location.reload" in served.get("live/reload.js")
    lesson.write_text(lesson.read_text().replace("(term:duplicate)", "(term:duplicat)"))
    assert "error" in served.said(LESSON)
    assert served.said("The live site shows") == "The live site shows the state before these errors.\n"
    assert "Two zebras" in served.get("modules/clean-lists/")
    lesson.write_text(lesson.read_text().replace("(term:duplicat)", "(term:duplicate)"))
    assert served.said("The errors are mended") == "The errors are mended, and the live site follows again.\n"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        served.get("nowhere/")
