"""What rules find in a module by itself, they find in it among all others; and what was kept is what would be found."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mopscert import caching, checking
from mopscert.checking import check
from mopscert.checks import ahead, parts, registry
from mopscert.checks.parts import SHARED, look
from mopscert.reading import read

from .. import editing
from ..mutations import mutations

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
REAL = Path(__file__).parent.parent.parent
CASES = Path(__file__).parent.parent / "rules"
IN_PARTS = {module.RULE.code: module for module in registry._having("check_part")}
SETTINGS = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("code", sorted(IN_PARTS))
def test_a_module_alone_has_the_findings_that_it_has_among_others(code, tmp_path):
    """Each case of the rule, and once more beside it: what two modules share must be found in both."""
    found = 0
    for case in sorted(CASES.glob(f"{code}/bad-*.yaml")):
        root = editing.copy(TINY, tmp_path / case.stem)
        editing.apply(yaml.safe_load(case.read_text())["edits"], root)
        _double(root)
        curriculum = read(root).curriculum
        names = [*curriculum.by_id, SHARED]
        together = look(curriculum, names, [IN_PARTS[code]])
        alone = [look(curriculum, [name], [IN_PARTS[code]]) for name in names]
        assert together == {name: each for one in alone for name, each in one.items()}
        found += sum(len(each.findings) for each in together.values())
    assert found


def _double(root: Path) -> None:
    """Give each module a twin."""
    for folder in sorted((root / "curriculum").glob("*/*/")):
        if (folder / "module.yaml").exists():
            editing.apply([{"file": f"curriculum/{folder.parent.name}/{folder.name}", "copy": f"{folder}-again"}], root)
            bank = root / "quizzes" / folder.parent.name / f"{folder.name}.yaml"
            if bank.exists():
                bank.with_stem(f"{bank.stem}-again").write_bytes(bank.read_bytes())


@pytest.fixture
def kept(monkeypatch):
    """Even small curricula are kept."""
    monkeypatch.delenv(caching.VARIABLE, raising=False)
    monkeypatch.setattr(checking, "LARGE", 1)


def _is_the_same(root):
    """Compare what is found with what was kept before, then without anything kept; what is new is kept."""
    warm = check(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(caching.VARIABLE, caching.OFF)
        cold = check(root)
    assert warm.findings == cold.findings
    assert warm.waived == cold.waived
    assert repr(warm.curriculum.modules) == repr(cold.curriculum.modules)
    assert [module.lesson and module.lesson.tokens for module in warm.curriculum.modules] == [
        module.lesson and module.lesson.tokens for module in cold.curriculum.modules
    ]
    return cold


LESSON, BANK = "curriculum/associate/tagged-links/lesson.md", "quizzes/associate/tagged-links.yaml"
EDITS = {
    "body": {"file": LESSON, "append": "\nThe center recieves nothing.\n"},
    "link": {"file": LESSON, "append": "\nSee [it](module:nowhere) and [this](term:nothing).\n"},
    "heading": {"file": LESSON, "append": "\n## More {#more}\n\nWords.\n"},
    "title": {"file": "curriculum/associate/tagged-links/module.yaml", "replace": "title: ", "with": "title: HubSpot "},
    "question": {"file": BANK, "replace": "rev: 1", "with": "rev: 2", "after": "items:"},
    "broken": {"file": BANK, "append": "broken: [\n"},
    "term": {"file": "curriculum/glossary.yaml", "replace": "term: ", "with": "term: Other ", "after": "terms:"},
    "source": {"file": "curriculum/sources.yaml", "replace": "title: ", "with": "title: Other ", "after": "sources:"},
    "style": {
        "file": "curriculum/style.yaml",
        "replace": "spellings: [Modernizer]",
        "with": "spellings: [Modernizer, center]",
    },
    "gone": {"file": "curriculum/associate/tagged-links", "delete": True},
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", EDITS)
def test_what_was_kept_is_what_is_found_after_each_kind_of_edit(name, tmp_path):
    root = editing.copy(TINY, tmp_path / "copy")
    before = _is_the_same(root)
    editing.apply([EDITS[name]], root)
    after = _is_the_same(root)
    assert repr(before) != repr(after)


@pytest.mark.usefixtures("kept")
def test_another_tool_looks_at_everything_again(tmp_path, monkeypatch):
    root = editing.copy(TINY, tmp_path / "copy")
    editing.apply([EDITS["body"]], root)
    assert any(finding.rule.code == "PRO018" for finding in check(root).findings)
    monkeypatch.delattr(IN_PARTS["PRO018"], "check_part")
    assert any(finding.rule.code == "PRO018" for finding in check(root).findings)
    for room in (parts, __import__("mopscert.reading.contents", fromlist=["tool"])):
        monkeypatch.setattr(room, "tool", lambda *_: b"another")
    assert not any(finding.rule.code == "PRO018" for finding in check(root).findings)


@pytest.mark.usefixtures("kept")
def test_what_did_not_change_is_not_looked_at(tmp_path, monkeypatch):
    root = editing.copy(TINY, tmp_path / "copy")
    check(root)
    looked = []
    monkeypatch.setattr(
        registry, "look", lambda curriculum, names, rules: looked.extend(names) or look(curriculum, names, rules)
    )
    check(root)
    assert looked == []
    editing.apply([EDITS["body"]], root)
    check(root)
    assert looked == ["tagged-links"]


@pytest.mark.usefixtures("kept")
def test_many_modules_are_looked_at_in_groups(tmp_path, monkeypatch):
    root = editing.copy(TINY, tmp_path / "copy")
    editing.apply([EDITS["link"], EDITS["body"]], root)
    monkeypatch.setattr(parts, "AT_ONCE", 1)
    in_groups = check(root)
    monkeypatch.setattr(parts, "AT_ONCE", 500)
    monkeypatch.setenv(caching.VARIABLE, caching.OFF)
    assert in_groups.findings == check(root).findings


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copies")
    return {name: editing.copy(root, folder / name) for name, root in (("tiny", TINY), ("real", REAL))}


def _mutate(root, data):
    files = sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".md"))
    file = data.draw(st.sampled_from(files), label="file")
    whole = file.read_bytes()
    file.write_text(data.draw(mutations(whole.decode()), label="mutation").text)
    try:
        _is_the_same(root)
    finally:
        file.write_bytes(whole)


@pytest.mark.usefixtures("kept")
@settings(SETTINGS, max_examples=40)
@given(data=st.data())
def test_what_was_kept_is_what_is_found_after_any_edit(copies, data):
    _mutate(copies["tiny"], data)


@pytest.mark.usefixtures("kept")
@settings(SETTINGS, max_examples=4)
@given(data=st.data())
def test_what_was_kept_is_what_is_found_after_any_edit_of_the_curriculum(copies, data):
    _mutate(copies["real"], data)


@pytest.mark.nightly
@pytest.mark.usefixtures("kept")
@settings(SETTINGS, max_examples=400)
@given(data=st.data())
def test_what_was_kept_is_what_is_found_after_any_of_many_edits(copies, data):
    _mutate(copies[data.draw(st.sampled_from(("tiny", "tiny", "tiny", "real")))], data)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("cache", ["on", caching.OFF])
def test_what_is_found_ahead_is_what_is_found_step_by_step(name, cache, tmp_path, monkeypatch):
    root = editing.copy(TINY, tmp_path / "copy")
    editing.apply([EDITS["link"], EDITS[name]], root)
    _double(root)
    monkeypatch.setenv(caching.VARIABLE, caching.OFF)
    one_by_one = check(root)
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "kept") if cache == "on" else cache)
    monkeypatch.setattr(checking, "LARGE", 1)
    monkeypatch.setattr(ahead, "MANY", 1)
    monkeypatch.setattr(ahead, "AT_ONCE", 2)
    looked = []
    monkeypatch.setattr(
        ahead, "look", lambda curriculum, names, rules: looked.extend(names) or look(curriculum, names, rules)
    )
    found = check(root)
    assert looked
    assert found.findings == one_by_one.findings
    assert found.waived == one_by_one.waived
    assert repr(found.curriculum.modules) == repr(one_by_one.curriculum.modules)
