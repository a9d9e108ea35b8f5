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

    def news(self, page: str) -> bool:
        """Whether a page that waits is told of another state."""
        version = re.search(r'<script src="/live/reload.js" data-version="(\d+)">', page)[1]
        return self.get(f"live/{version}") != version


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
    assert served.news(before)
    after = served.get("modules/clean-lists/")
    assert "Two zebras of one person" in after
    assert "Two zebras" in served.get("search/search_index.json")
    # The policy of the page lets the script run: it comes from the same place.
    assert "script-src 'self'" in after
    lesson.write_text(lesson.read_text().replace("(term:duplicate)", "(term:duplicat)"))
    assert "error" in served.said(LESSON)
    assert served.said("The live site shows") == "The live site shows the state before these errors.\n"
    assert "Two zebras" in served.get("modules/clean-lists/")
    lesson.write_text(lesson.read_text().replace("(term:duplicat)", "(term:duplicate)"))
    assert served.said("The errors are mended") == "The errors are mended, and the live site follows again.\n"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        served.get("nowhere/")


def test_what_goes_wrong_in_a_page_of_docs_does_not_end_it(served, tmp_path):
    about = tmp_path / "project/docs/about.md"
    sound = about.read_text()
    about.write_text("---\nrender_macros: true\n---\n# About\n\n{{ nothing.of_that() }}\n")
    assert served.said("the site could not be built") == "the site could not be built; waiting for the next save\n"
    assert "A page of the real site" in served.get("about/")
    before = served.get("about/")
    about.write_text(sound.replace("A page of the real site", "A page of this site"))
    assert served.news(before)
    assert "A page of this site" in served.get("about/")


def test_a_folder_without_a_site_and_a_wrong_port_are_told(command, tmp_path):
    result = command("mopscert", "serve", "--root", str(tmp_path))
    assert (result.returncode, result.stderr.startswith("Error: ")) == (2, True), result.stderr
    assert "Traceback" not in result.stderr
    result = command("mopscert", "serve", "--port", "70000")
    assert (result.returncode, "70000 is not in the range 0<=x<=65535" in result.stderr) == (2, True), result.stderr
