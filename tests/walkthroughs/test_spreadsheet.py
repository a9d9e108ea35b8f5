"""The walk-through in a spreadsheet, followed to the letter by one that runs without a window."""

import csv
import re
import shlex
import subprocess

import pytest

from .typed import opened, placed, typed, workbook

pytestmark = pytest.mark.spreadsheet
SHEETS = ("links_raw", "taxonomy", "campaigns")


def run(command, folder):
    program, *rest = shlex.split(command)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run([program, own, *rest], cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_a_learner_who_follows_it_sees_what_it_says_and_passes(page, folder, faults):
    text = page("spreadsheet")
    open_files, export = re.search(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[1].splitlines()
    run(open_files, folder)
    cells, told = {}, typed(text)
    for name in SHEETS:
        rows = opened((folder / f"{name}.fods").read_bytes())
        assert rows == rows_of(folder / f"{name}.csv")
        cells.update(placed(name, rows))
    (folder / "tag-links.fods").write_bytes(workbook(cells | told.cells))
    run(export.replace("tag-links.ods", "tag-links.fods"), folder)
    exported = {sheet: rows_of(folder / f"tag-links-{sheet}.csv") for sheet in ("links_raw", "links_tagged", "checks")}
    seen = {(sheet, row, column): exported[sheet][row - 1][column - 1] for sheet, row, column in told.shown}
    assert seen == told.shown
    result = folder / "tag-links-links_tagged.csv"
    first_lines = re.search(r"^```text\n(link_id,.*?)^```", text, re.MULTILINE | re.DOTALL)[1]
    assert result.read_text(encoding="utf-8").startswith(first_lines)
    assert faults(result) == {}
