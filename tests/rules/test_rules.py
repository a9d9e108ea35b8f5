"""Each rule on its cases: edits on a copy of the tiny curriculum, and the whole report that they lead to."""

from pathlib import Path

import pytest
import yaml

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.reports import text_report

from .. import editing

HERE = Path(__file__).parent
TINY = HERE.parent / "fixtures" / "tiny"
CASES = sorted(path.relative_to(HERE).as_posix() for path in HERE.glob("*/*.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_case(case, tmp_path):
    code, name = case.split("/")
    asked = yaml.safe_load((HERE / case).read_text())
    assert {"edits", "expect"} <= set(asked) <= {"today", "edits", "expect"}
    editing.apply(asked["edits"], editing.copy(TINY, tmp_path / "copy"))
    assert text_report(check(tmp_path / "copy", asked.get("today")).findings) == asked["expect"]
    if name.startswith("bad-"):
        severity = registry.rules()[code].severity
        assert f": {severity} {code} " in asked["expect"]
        assert asked["expect"].endswith(f"\n\n1 {severity} in 1 file\n"), "one mistake, one finding"
    else:
        assert name.startswith("good-")
        assert asked["expect"] == ""


def test_an_edit_that_finds_nothing_is_an_error(tmp_path):
    editing.copy(TINY, tmp_path / "copy")
    with pytest.raises(AssertionError, match="holds this 0 times, not once: 'no such text'"):
        editing.apply([{"file": "curriculum/glossary.yaml", "replace": "no such text", "with": "x"}], tmp_path / "copy")
