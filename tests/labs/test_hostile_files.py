"""Whatever is handed in, there is a verdict or a sentence about it, and soon.

The same each time; `make fuzz` goes on with others.
"""

import re
import time

import pytest

from mopscert.checking import check
from mopscert.judging import Given, Judge
from mopscert.pages.lab_sheet import lab_reader, lab_sheet

from ..seeds import SEED
from . import hostile

COUNT = 520 if SEED else 130
LAB, EXPORT = "utm-taxonomy", "links_tagged.csv"
# The sentence that is said when the checker itself has failed.
CATCH_ALL = re.compile("cannot be read. Expected is one of")


@pytest.fixture(scope="module")
def sheet(root):
    checked = check(root)
    module = checked.curriculum.by_id[LAB]
    read = lab_reader(module, checked.read)
    return lab_sheet(LAB, module.lab, read), read(f"key/{EXPORT}")


@pytest.fixture(scope="module")
def judge():
    return Judge()


def _tried(judge, sheet, name, content):
    """The verdict on a file, and how long it took; what is said is fit to be shown."""
    begin = time.monotonic()
    verdict = judge.verdict(sheet, [Given(name, content)])
    [file] = verdict.files
    assert file.trouble or (file.taken_as and file.rows is not None and file.columns)
    states = {rule.state for rule in verdict.rules}
    assert states == {"not-reached"} or not file.trouble
    for sentence in (file.trouble or "", file.note or "", *(rule.message or "" for rule in verdict.rules)):
        assert len(sentence) < 1500
        assert re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", sentence) is None
    assert not CATCH_ALL.search(file.trouble or "")
    return verdict, time.monotonic() - begin


def test_hostile_files(judge, sheet):
    known, sound = sheet
    passed = []
    for name, content in hostile.files(COUNT, sound, SEED):
        verdict, seconds = _tried(judge, known, EXPORT if len(content) % 3 else "export.dat", content)
        assert seconds < 5, name
        passed += [name] if verdict.passed else []
    # A mark in a value that no rule looks at, or none at all behind the last row, may do no harm.
    assert len(passed) < 20, passed


def test_enormous_files(judge, sheet):
    known, sound = sheet
    for name, content in hostile.enormous(sound):
        verdict, seconds = _tried(judge, known, EXPORT, content)
        assert not verdict.passed
        assert seconds < 10, name
