"""The page of a readiness check and the rule about its pool say the same."""

import re

import pytest

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.pages.render import render

from .. import editing

FILE = "quizzes/associate/tagged-campaigns.yaml"
START, MISSING = "<mops-readiness", "mops-planned"
# What is done to the curriculum whose check can be taken; domains that a form lacks; domains that the rule names.
CASES = {
    "enough": ([], [], []),
    "one too few": ([(FILE, "two-replies"), (FILE, "form-by-monday")], ["People"], ["people 0 of 1"]),
    "two domains": (
        [(FILE, name) for name in ("two-replies", "form-by-monday", "test-link", "lasting-repair")],
        ["Campaigns", "People"],
        ["campaigns 1 of 2", "people 0 of 1"],
    ),
    "enough for one form but not for two": ("targets: {forms: 2}", [], ["data 7 of 10", "campaigns 3 of 4"]),
}


@pytest.mark.parametrize("case", CASES)
def test_page_and_rule_agree(case, root, tmp_path):
    change, lacking, named = CASES[case]
    folder = editing.copy(root / "tests" / "fixtures" / "exam", tmp_path / "copy")
    if isinstance(change, str):
        _append(folder / "curriculum" / "programme.yaml", change)
    for file, name in change if isinstance(change, list) else []:
        _into_lesson_pool(folder / file, name)
    checked = check(folder)
    site = render(checked.curriculum, registry.rulebook(), [], checked.read)
    page = site.pages["associate/readiness.md"]
    findings = [each.message for each in checked.findings if each.rule.code == "COV011"]

    assert (START in page, MISSING in page) == (not lacking, bool(lacking))
    assert re.findall(r"<li>(\w+): \d", page) == lacking
    assert ("assets/mopscert/readiness/associate.html" in site.assets) == (not lacking)
    assert [message.split(": ")[1].split(", ") for message in findings] == ([named] if named else [])


def _append(path, text):
    path.write_text(f"{path.read_text()}\n{text}\n")


def _into_lesson_pool(path, name):
    before, after = path.read_text().split(f"- id: {name}\n")
    path.write_text(f"{before}- id: {name}\n{after.replace('pool: readiness', 'pool: lesson', 1)}")
