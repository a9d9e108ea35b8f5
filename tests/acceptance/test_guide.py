"""The author's guide: its examples are put into a copy of a curriculum, and its reports are those of the check."""

import re
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mopscert import addresses
from mopscert.checking import check
from mopscert.reports import next_step, text_report
from mopscert.scaffold.formatting import formatted_files

from .. import editing

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "contribute"
TINY = ROOT / "tests" / "fixtures" / "tiny"
# A line that announces a block, and the block behind it.
BLOCK = re.compile(r"^(?P<lead>[^\n]*:)\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`((?:curriculum|quizzes)/[\w./-]+)`:$")
REPORT = re.compile(r"check(?: --on (\d{4}-\d\d-\d\d)`)? says:$")
CLEAN = "Nothing to mend"


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_the_reports_of_a_page_are_those_of_the_check(page, tmp_path, request):
    text = (PAGES / page).read_text()
    copy = editing.copy(TINY, tmp_path / "copy")
    mended = BLOCK.sub(lambda block: _followed(block, copy), text)
    if request.config.getoption("--update-golden"):
        (PAGES / page).write_text(mended)
    assert (PAGES / page).read_text() == mended


@pytest.mark.parametrize("page", [page.removeprefix("contribute/") for page in addresses.GUIDE])
def test_each_worked_example_goes_from_findings_to_none(page):
    sections = re.split(r"^## .* \{ #", (PAGES / page).read_text(), flags=re.MULTILINE)
    found = [[block["text"] for block in BLOCK.finditer(part) if REPORT.search(block["lead"])] for part in sections]
    examples = [reports for reports in found if reports]
    assert examples
    for reports in examples:
        assert not any(report.startswith(CLEAN) for report in reports[:-1])
        assert len(reports) > 1
        assert reports[-1].startswith(CLEAN)


def test_the_question_to_begin_with_brings_no_finding(tmp_path):
    [question] = re.findall(r"^```yaml\n(  - id: .*?)^```$", (PAGES / "index.md").read_text(), re.MULTILINE | re.DOTALL)
    copy = editing.copy(ROOT, tmp_path / "copy")
    before = {finding.message for finding in check(copy).findings}
    bank = copy / "quizzes" / "associate" / "where-mops-sits.yaml"
    bank.write_text(f"{bank.read_text()}\n{question}")
    [layout] = formatted_files(copy, ["quizzes/associate/where-mops-sits.yaml"])
    assert layout.change is None
    after = check(copy)
    assert _name(question).split()[-1] in after.curriculum.questions
    assert {finding.message for finding in after.findings} <= before


def _followed(block, folder):
    """The block as it should stand: an example is put into its file, a report is made anew."""
    if named := FILE.search(block["lead"]):
        for part in _parts(block["text"]):
            _put(folder / named[1], part)
    elif report := REPORT.search(block["lead"]):
        found = check(folder, date.fromisoformat(report[1]) if report[1] else None)
        text = text_report(found.findings, found.waived) + next_step(found.findings, found.waived)
        return block[0][: block.start("text") - block.start()] + text + block["fence"]
    return block[0]


def _parts(text):
    """A text as it is, or, where it begins with a key of the whole file, its keys one by one."""
    return re.split(r"\n(?=\w+:)", text) if re.match(r"\w+:", text) else [text]


def _put(path, text):
    """Put a text in the place of what begins like it; otherwise a new key at the top, all else at the end."""
    lines = path.read_text().splitlines(keepends=True)
    text = text.rstrip("\n") + "\n"
    first = next((number for number, line in enumerate(lines) if _name(line) == _name(text)), None)
    if first is None:
        first = 1 if re.match(r"\w+:", text) else len(lines)
        last = first
    else:
        depth = partial(_depth, is_lesson=path.suffix == ".md")
        last = next((n for n in range(first + 1, len(lines)) if depth(lines[n]) <= depth(text)), len(lines))
        text += "\n" * (last < len(lines) and not lines[last - 1].strip())
    path.write_text("".join([*lines[:first], text, *lines[last:]]))


def _name(text):
    """What a part is known by: the anchor of its heading, its id, or its key."""
    line = text.split("\n", 1)[0]
    return re.search(r"\{#[\w-]+\}$|^ *- id: \S+|^\w+:|$", line)[0] or line


def _depth(line, is_lesson):
    """How deep a line stands: the number of its # in a lesson, else of the spaces before it; all else is deepest."""
    mark = re.match(r"#+(?= )", line) if is_lesson else re.match(r" *(?=\S)", line)
    return len(mark[0]) if mark else sys.maxsize
