"""How often the rules about item writing are right, and what they miss, on questions that were labelled by hand."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from mopscert.checking import check

from .. import editing

HERE = Path(__file__).parent.parent / "fixtures"
LABELLED = yaml.safe_load((HERE / "labelled" / "items.yaml").read_text())
BANK = "quizzes/associate/tagged-links.yaml"
USUAL = {
    "rev": 1,
    "type": "single",
    "objective": "build-a-link",
    "level": "apply",
    "pool": "lesson",
    "explanation": "What holds in this case has to hold in the next one as well.",
    "learn": "#build",
}


def _item(number, labelled):
    """The question as it stands in a bank."""
    given = {key: value for key, value in labelled.items() if key not in ("flaws", "right", "wrong", "right_at")}
    item = {"id": f"labelled-{number}", **USUAL, **given}
    if "right" in labelled:
        options = [{"text": text, "why": why} for text, why in labelled["wrong"]]
        right = [{"text": text, "why": why, "correct": True} for text, why in labelled["right"]]
        at = labelled.get("right_at", 0)
        item["options"] = [
            {"id": f"option-{n}", **each} for n, each in enumerate([*options[:at], *right, *options[at:]])
        ]
    if "steps" in item:
        item["steps"] = [{"id": f"step-{n}", "text": text, "why": why} for n, (text, why) in enumerate(item["steps"])]
    if "prompts" in item:
        item["prompts"] = [
            {"id": f"prompt-{n}", "text": text, "target": target, "why": why}
            for n, (text, target, why) in enumerate(item["prompts"])
        ]
        item["targets"] = [{"id": each, "text": each.capitalize()} for each in item["targets"]]
    return item


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """For each labelled question, the rules about item writing that find something in it."""
    root = editing.copy(HERE / "tiny", tmp_path_factory.mktemp("labelled") / "copy")
    bank = yaml.safe_load((root / BANK).read_text())
    first = len(bank["items"])
    bank["items"] += [_item(number, labelled) for number, labelled in enumerate(LABELLED)]
    (root / BANK).write_text(yaml.safe_dump(bank, allow_unicode=True, sort_keys=False))
    checked = check(root)
    quiz = next(module.quiz for module in checked.curriculum.modules if module.id == "tagged-links")
    lines = [quiz.document.lines("items", first + number) for number in range(len(LABELLED))]
    rules = [set() for _ in LABELLED]
    for finding in (each for each in checked.findings if each.rule.code.startswith("ITM")):
        at = [n for n, (start, end) in enumerate(lines) if start <= finding.place.line <= end]
        rules[at[0]].add(finding.rule.code)
    return rules


def test_there_are_enough_of_both_sorts():
    flawed = sum(bool(each["flaws"]) for each in LABELLED)
    assert len(LABELLED) >= 60
    assert flawed >= 35
    assert len(LABELLED) - flawed >= 20


def test_sound_questions_stay_silent(found):
    wrong = {each["stem"]: rules for each, rules in zip(LABELLED, found, strict=True) if rules and not each["flaws"]}
    assert wrong == {}


def test_what_is_found_is_there(found):
    """Precision: of all findings, the share that the label names too."""
    named = Counter(code for each, rules in zip(LABELLED, found, strict=True) for code in rules & set(each["flaws"]))
    others = Counter(code for each, rules in zip(LABELLED, found, strict=True) for code in rules - set(each["flaws"]))
    assert named.total() / (named.total() + others.total()) == 1, others


def test_what_is_there_is_found(found):
    """Recall: of all labels, the share that a rule finds; the last two can be seen by a reader only."""
    labels = [(code, rules) for each, rules in zip(LABELLED, found, strict=True) for code in each["flaws"]]
    missed = [code for code, rules in labels if code not in rules]
    assert 1 - len(missed) / len(labels) >= 0.95, missed
    assert {code for code, rules in labels if code in rules} == {f"ITM{number:03}" for number in range(10, 40)}
