"""Fingerprints: what they tell apart, and what they do not."""

from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.releases.fingerprints import fingerprint, meaning, question_key, sections

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
QUIZ = "quizzes/associate/clean-lists.yaml"
LESSON = "curriculum/associate/clean-lists/lesson.md"


def test_blanks_do_not_count():
    assert fingerprint(["a  b", {"x": "c\n"}]) == fingerprint(["a b", {"x": "c"}])
    assert fingerprint(["a b"]) != fingerprint(["ab"])
    assert len(fingerprint(b"")) == 16


def test_case_punctuation_and_marks_mean_nothing():
    assert meaning("Merge *two* records.") == meaning("merge two records")
    assert meaning("Merge two records") != meaning("Merge three records")


def _after(tmp_path, *edits):
    folder = editing.copy(TINY, tmp_path / f"copy-{len(list(tmp_path.iterdir()))}")
    editing.apply(edits, folder)
    return check(folder).curriculum


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("text: Her address", "text: The address that she uses", True),
        ("What do you keep?", "What must stay?", True),
        ("id: address", "id: email", False),
        ("choose: 2", "choose: 3", False),
        ("        correct: true\n        why: It shows which", "        why: It shows which", False),
    ],
)
def test_the_key_is_what_is_right_among_which_answers(tmp_path, old, new, same):
    before, after = _after(tmp_path), _after(tmp_path, {"file": QUIZ, "replace": old, "with": new})
    keys = [question_key(each.questions["what-to-keep"]) for each in (before, after)]
    assert (keys[0] == keys[1]) == same


def _parts(curriculum):
    module = curriculum.by_id["clean-lists"]
    return {anchor: words for anchor, _, words in sections(module.lesson, module.figures)}


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        ({"file": LESSON, "replace": "Decide field by field.", "with": "Decide each field."}, {"merge"}),
        ({"file": LESSON, "replace": "```self-check\nsame-person-twice\n```\n\n", "with": ""}, set()),
        ({"file": LESSON, "replace": "On Tuesday", "with": "On Monday"}, {""}),
        ({"file": LESSON, "replace": "For each field a rule", "with": "For each field\na rule"}, set()),
    ],
)
def test_parts_of_lessons_are_told_apart(tmp_path, edit, changed):
    before, after = _parts(_after(tmp_path)), _parts(_after(tmp_path, edit))
    assert {anchor for anchor in before if before[anchor] != after[anchor]} == changed


def test_a_figure_belongs_to_the_part_that_shows_it(tmp_path):
    path = "curriculum/associate/clean-lists/figures.yaml"
    title = next(line for line in (TINY / path).read_text().splitlines() if "title:" in line)
    before, after = (
        _parts(_after(tmp_path)),
        _parts(_after(tmp_path, {"file": path, "replace": title, "with": f"{title} now"})),
    )
    assert {anchor for anchor in before if before[anchor] != after[anchor]} == {"merge"}
