"""Each kind of change on its cases: edits on the tiny curriculum, and all changes that they are, with their sizes."""

import json
from pathlib import Path

import pytest
import yaml

from mopscert.releases import history
from mopscert.releases.changes import kinds
from mopscert.releases.comparison import compare
from mopscert.releases.renderings import as_json, as_markdown, as_text, sentence

from .. import editing

HERE = Path(__file__).parent
TINY = HERE.parent / "fixtures" / "tiny"
CASES = sorted(path.stem for path in HERE.glob("*.yaml"))


def _compared(name, folder):
    """The case of a name, and what its edits change after a release."""
    case = yaml.safe_load((HERE / f"{name}.yaml").read_text())
    assert {"edits", "expect"} <= set(case) <= {"before", "edits", "expect"}
    copy = editing.copy(TINY, folder / "copy")
    editing.apply(case.get("before", ()), copy)
    editing.apply([{"file": "releases/1.0.0.json", "release": "1.0.0"}], copy)
    editing.apply(case["edits"], copy)
    return case, compare(history.last_release(copy).catalogue, history.working_tree(copy).catalogue)


@pytest.mark.parametrize("name", CASES)
def test_case(name, tmp_path):
    case, found = _compared(name, tmp_path)
    said = [f"{'error' if each.is_error else each.size.word}: {sentence(found, each)}" for each in found.changes]
    assert said == case["expect"]
    assert name.split("--")[0] in [each.kind for each in found.changes] or not said
    # Nothing is left to fill in, and each rendering says it.
    assert not [text for text in said if "{" in text or "``" in text or '""' in text]
    assert all(each["text"] in as_text(found, "1", "2") for each in json.loads(as_json(found, "1", "2"))["changes"])
    assert as_markdown(found, "1", "2").count("\n- ") == len(said)


def test_every_kind_has_a_case():
    assert {name.split("--")[0] for name in CASES} - {"nothing"} == set(kinds())


def test_sizes_and_sentences_are_sound():
    for name, kind in kinds().items():
        assert kind.size in ("major", "minor", "patch"), name
        assert not kind.text.endswith("."), name
        assert kind.learner.endswith(".") or not kind.learner, name
        assert kind.size == "major" or not kind.error, name
