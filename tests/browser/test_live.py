"""A live server loads an open page anew at a save: ours, and MkDocs' own, whose script hosted pages forbid."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.serving import free_port
from playwright.sync_api import expect

from .launch import leading

LESSON = "curriculum/associate/clean-lists/lesson.md"
HOST = "live.example"
LATE = 30_000  # milliseconds; a build lies between a save and what is shown


@pytest.fixture
def project(tiny_project, tmp_path) -> Path:
    return tiny_project(tmp_path / "project")


@pytest.fixture(params=["mopscert", pytest.param("mkdocs", marks=pytest.mark.nightly)])
def port(request, project: Path) -> Iterator[int]:
    """Where a live server shows the project, as soon as it says so."""
    number = free_port()
    place = f"--port={number}" if request.param == "mopscert" else f"--dev-addr=127.0.0.1:{number}"
    command = [Path(sys.executable).parent / request.param, "serve", place]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, env=environment)
    assert any("Serving on" in line for line in process.stderr)
    yield number
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def test_a_save_loads_an_open_page_anew(playwright, chromium, project, port):
    lesson, problems = project / LESSON, []
    with leading(playwright, chromium, {HOST: port}) as browser:
        page = browser.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and problems.append(message.text))
        page.goto(f"http://{HOST}/modules/clean-lists/")
        expect(page.get_by_text("Two records of one person").first).to_be_visible()
        lesson.write_text(lesson.read_text().replace("Two records of one person", "Two zebras of one person"))
        expect(page.get_by_text("Two zebras of one person").first).to_be_visible(timeout=LATE)
    assert problems == []
