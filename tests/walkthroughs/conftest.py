"""A lab's files in a folder, and its own verdict on what is exported there."""

from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.judging import Given, Judge
from mopscert.pages.lab_sheet import lab_reader, lab_sheet

LAB = "utm-taxonomy"


@pytest.fixture
def folder(root, tmp_path):
    """A folder with the files that a learner downloads."""
    for path in (root / "curriculum/associate" / LAB / "data").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def page(root):
    """The text of a walk-through, by what it is walked through in."""
    return lambda tool: (root / f"docs/walkthroughs/{LAB}-{tool}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="package")
def faults(root):
    """What the lab's page would say of a file: the rules that do not pass, with their messages; none where all do."""
    checked, judge = check(root), Judge()
    module = checked.curriculum.by_id[LAB]
    sheet = lab_sheet(LAB, module.lab, lab_reader(module, checked.read))

    def found(path: Path) -> dict[str, str | None]:
        verdict = judge.verdict(sheet, [Given(path.name, path.read_bytes())])
        wrong = {rule.id: rule.message for rule in verdict.rules if rule.state != "pass"}
        assert verdict.passed or wrong
        assert len(verdict.rules) == len(module.lab.rules)
        return wrong

    return found
