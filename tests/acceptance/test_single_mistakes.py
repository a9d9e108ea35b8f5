"""The promise: a copy of the curriculum with one mistake gives one finding, at the right line, with a mend."""

import pytest

from mopscert.checking import check
from mopscert.reports import text_report

from .. import editing
from .mistakes import MISTAKES


def test_the_curriculum_itself_has_no_mistake(root):
    assert text_report(check(root).findings) == ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.code}: {mistake.name}")
def test_one_mistake_one_finding(mistake, root, tmp_path):
    copy = editing.copy(root, tmp_path / "copy")
    editing.apply(mistake.edits, copy)
    findings = check(copy).findings
    assert [(each.rule.code, each.place.path) for each in findings] == [(mistake.code, mistake.file)]
    assert findings[0].place.line == (_line(copy / mistake.file, mistake) if mistake.text else 1)
    assert findings[0].help


def _line(path, mistake):
    text = path.read_bytes().decode(errors="replace")
    start = editing.find(text, mistake.text, mistake.after, mistake.file)
    return text.count("\n", 0, start + len(mistake.text.rstrip("\n"))) + 1
