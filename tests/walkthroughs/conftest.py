"""A lab's files in a folder, and its own verdict on what is exported there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mopscert.checking import Checked, check
from mopscert.judging import Given, Judge
from mopscert.pages.lab_sheet import lab_reader, lab_sheet

Faults = dict[str, str | None]


@pytest.fixture(scope="session")
def checked(root: Path) -> Checked:
    """The curriculum."""
    return check(root)


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A folder with the files of a lab that a learner downloads."""

    def filled(lab: str) -> Path:
        for path in (root / "curriculum/associate" / lab / "data").iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        return tmp_path

    return filled


@pytest.fixture
def page(root: Path) -> Callable[[str, str], str]:
    """The text of a walk-through, by its lab and what it is walked through in."""
    return lambda lab, tool: (root / f"docs/walkthroughs/{lab}-{tool}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="package")
def faults(checked: Checked) -> Callable[..., Faults]:
    """What the lab's page would say of files: the rules that do not pass, with their messages; none where all do."""
    judge = Judge()

    def found(lab: str, *paths: Path) -> Faults:
        module = checked.curriculum.by_id[lab]
        sheet = lab_sheet(lab, module.lab, lab_reader(module, checked.read))
        verdict = judge.verdict(sheet, [Given(path.name, path.read_bytes()) for path in paths])
        wrong = {rule.id: rule.message for rule in verdict.rules if rule.state != "pass"}
        assert verdict.passed or wrong
        assert len(verdict.rules) == len(module.lab.rules)
        return wrong

    return found
