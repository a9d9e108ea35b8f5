"""Renaming on a copy of the real curriculum: everything that has an id, everywhere it is named, and nothing else."""

import re
import shutil
from collections import Counter

import pytest

from mopscert.checking import check
from mopscert.scaffold import KINDS, Desk, RefusedError, rename, tried
from mopscert.scaffold.writing import write

from .. import editing

# Of the many, some: each costs a reading of all files.
STEPS = {"term": 29, "source": 11, "misconception": 9, "objective": 9, "question": 7}


@pytest.fixture
def copy(tmp_path, root):
    return editing.copy(root, tmp_path / "copy")


def _tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _lines(tree):
    """All lines of all files, without the aliases."""
    return Counter(
        line for data in tree.values() for line in data.split(b"\n") if not line.strip().startswith(b"aliases:")
    )


def _rename(copy, old, new, kind):
    desk = Desk(copy)
    plan = rename(desk, desk.find(old, kind), new)
    write(copy, plan.changes)
    return plan


@pytest.mark.parametrize("kind", sorted(name for name, kind in KINDS.items() if not kind.part))
def test_everything_can_be_renamed_and_nothing_is_then_wrong(copy, kind):
    things = [each for each in Desk(copy).things if each.kind.name == kind][:: STEPS.get(kind, 1)]
    for number, thing in enumerate(things):
        before, new = _tree(copy), f"renamed-{kind}-{number}"
        module = Desk(copy).find(thing.name, kind).module  # a module may have been renamed before
        _rename(copy, thing.name, new, kind)
        after = {
            path.replace(f"/{new}/", f"/{thing.id}/").replace(f"/{new}.yaml", f"/{thing.id}.yaml"): data
            for path, data in _tree(copy).items()
        }
        assert after.keys() == before.keys(), module
        changed = {path for path, data in after.items() if data != before[path]}
        back = {path: after[path].replace(new.encode(), thing.id.encode()) for path in changed}
        assert _lines(back) == _lines({path: before[path] for path in changed}), thing.said
    assert check(copy).findings == ()
    names = {each.name: each for each in Desk(copy).things if each.kind.name == kind}
    former = {alias for each in names.values() for alias in each.former}
    assert former == ({thing.name for thing in things} if KINDS[kind].has_aliases else set())
    assert not names.keys() & {thing.name for thing in things}


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("module", "where-mops-sits", "home-of-mops"),
        ("objective", "where-mops-sits.recommend-a-home", "choose-a-home"),
        ("question", "paint-maker-drift", "zinc-maker-drift"),
        ("term", "mops", "zz-marketing-operations"),
        ("source", "darrington-2022", "spence-darrington"),
        ("misconception", "a-gotcha-fades", "gotchas-fade"),
        ("figure", "where-mops-sits.three-homes", "homes"),
        ("diagnostic", "org-home", "home-of-mops"),
    ],
)
def test_there_and_back_leaves_the_alias_alone(copy, kind, old, new):
    before = _tree(copy)
    _rename(copy, old, new, kind)
    assert _tree(copy) != before
    module = f"{old.split('.')[0]}." if "." in old else ""
    _rename(copy, module + new, old, kind)
    after = _tree(copy)
    added = {path: Counter(after[path].split(b"\n")) - Counter(before[path].split(b"\n")) for path in before}
    kept = [line.strip().decode() for lines in added.values() for line in lines]
    assert kept == ([f"aliases: [{new}]"] if KINDS[kind].has_aliases else [])
    without = {
        path: b"\n".join(x for x in after[path].split(b"\n") if x.strip() != f"aliases: [{new}]".encode())
        for path in after
    }
    assert without == before
    assert check(copy).findings == ()


@pytest.mark.parametrize(
    ("kind", "old", "page"),
    [
        ("module", "where-mops-sits", "docs/contribute/index.md"),
        ("module", "what-mops-is", "docs/index.md"),
        ("source", "darrington-2022", "docs/about.md"),
        ("diagnostic", "org-home", "docs/contribute/diagnostic.md"),
    ],
)
def test_hand_written_pages_lead_to_the_new_id(copy, root, kind, old, page):
    shutil.copytree(root / "docs", copy / "docs", dirs_exist_ok=True)
    before = _tree(copy)
    desk = Desk(copy)
    plan = rename(desk, desk.find(old, kind), "renamed-for-good")
    tried(copy, plan)
    write(copy, plan.changes)
    prefix = {"module": rb"modules/", "source": rb"sources\.md#", "diagnostic": rb"diagnostics/"}[kind]
    expected = re.sub(rb"(" + prefix + rb")" + old.encode() + rb"(?![\w-])", rb"\1renamed-for-good", before[page])
    assert _tree(copy)[page] == expected != before[page]


def test_a_trial_says_nothing_about_a_sound_rename(copy):
    before = _tree(copy)
    desk = Desk(copy)
    trial = tried(copy, rename(desk, desk.find("utm-taxonomy"), "link-taxonomy"))
    assert (trial.has_todos, trial.warnings) == (False, ())
    assert _tree(copy) == before


def test_what_would_be_wrong_afterwards_is_refused(copy):
    # A link written in a way that no edit follows.
    lesson = copy / "curriculum/associate/what-mops-is/lesson.md"
    lesson.write_text(lesson.read_text() + "\n[a home](module:where&#45;mops-sits)\n")
    assert check(copy).findings == ()
    before = _tree(copy)
    desk = Desk(copy)
    with pytest.raises(RefusedError) as raised:
        tried(copy, rename(desk, desk.find("where-mops-sits"), "home-of-mops"))
    assert str(raised.value).startswith("nothing was changed, because this would be wrong afterwards:\n")
    assert 'REF001 no module has the id "where-mops-sits"' in str(raised.value)
    assert _tree(copy) == before


GONE = "retired:\n  - {id: gone, kind: module, retired_in: 0.1.0, because: It was too broad.}"
TAKEN = [
    {"file": "curriculum/retired.yaml", "replace": "retired: []", "with": GONE},
    {"file": "curriculum/associate/clean-contacts/module.yaml", "append": "aliases: [former]\n"},
]
BAD = {
    ("utm-taxonmy", "x", None): (
        'nothing has the id "utm-taxonmy"; did you mean the module "utm-taxonomy" '
        "(curriculum/associate/utm-taxonomy/module.yaml:1)?"
    ),
    ("governance", "x", None): '"governance" is a module and a term; say with --kind which one is meant',
    ("mops", "x", "module"): 'no module has the id "mops", which is a term',
    ("qqqqqqqqqqqq", "x", None): 'nothing has the id "qqqqqqqqqqqq"',
    ("utm-taxonomy", "Link Taxonomy", None): (
        '"Link Taxonomy" is no id: use small letters, digits and single hyphens, as in where-mops-sits'
    ),
    ("utm-taxonomy", "x" * 61, None): f'"{"x" * 61}" is too long for an id: use at most 60 characters',
    ("utm-taxonomy", "clean-contacts", None): (
        'the module "clean-contacts" exists (curriculum/associate/clean-contacts/module.yaml:1); choose another id'
    ),
    ("utm-taxonomy", "utm-taxonomy", None): (
        'the module "utm-taxonomy" exists (curriculum/associate/utm-taxonomy/module.yaml:1); choose another id'
    ),
    ("utm-taxonomy", "gone", None): (
        'the module "gone" was retired in 0.1.0, and ids are never used again; choose another'
    ),
    ("utm-taxonomy", "former", None): (
        '"former" was the id of the module "clean-contacts", and ids are never used again; choose another'
    ),
    ("gone", "x", None): 'module "gone" was retired in 0.1.0: It was too broad.',
    ("former", "x", None): 'module "former" is called "clean-contacts" now',
}


@pytest.mark.parametrize(("asked", "said"), BAD.items(), ids=lambda each: str(each)[:30])
def test_bad_input_is_told_in_a_sentence(copy, command, asked, said):
    editing.apply(TAKEN, copy)
    before = _tree(copy)
    old, new, kind = asked
    result = command("mopscert", "rename", old, new, *(["--kind", kind] if kind else []), cwd=copy)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"Error: {said}\n")
    assert _tree(copy) == before


def test_a_file_that_cannot_be_read_may_name_anything(copy, command):
    (copy / "curriculum/glossary.yaml").write_text("terms: [\n")
    result = command("mopscert", "rename", "utm-taxonomy", "x", cwd=copy)
    said = 'curriculum/glossary.yaml cannot be read, and may name other things; run "mopscert check" first'
    assert (result.returncode, result.stderr) == (2, f"Error: {said}\n")


def test_no_curriculum_here(command, tmp_path):
    result = command("mopscert", "rename", "a", "b", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (
        2,
        "Error: there is no folder curriculum; name the folder that holds it with --root\n",
    )


def test_what_was_done_is_listed(copy, command):
    result = command("mopscert", "rename", "know-stakeholders", "know-your-stakeholders", cwd=copy)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == 'the module "know-stakeholders" is called "know-your-stakeholders" now; changed:'
    assert lines[1:] == sorted(lines[1:])
    folder = "curriculum/associate/know-your-stakeholders"
    assert f"  {folder}/module.yaml (was curriculum/associate/know-stakeholders/module.yaml)" in lines
    assert "  curriculum/programme.yaml" in lines


def test_a_dry_run_is_a_diff_that_git_can_apply(copy, command):
    command_ = ("mopscert", "rename", "what-mops-is", "mops-at-work")
    before = _tree(copy)
    shown = command(*command_, "--dry-run", cwd=copy)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert _tree(copy) == before
    other = copy.with_name("other")
    editing.copy(copy, other)
    editing.git(other, "apply", "-", given=shown.stdout)
    command(*command_, cwd=copy)
    assert _tree(other) == _tree(copy) != before


@pytest.mark.parametrize("words", [("rename", "home-of-mops"), ("retire", "--because", "It was too broad.")])
def test_a_kind_before_the_id_is_told(command, words):
    verb, *others = words
    result = command("mopscert", verb, "module", "where-mops-sits", *others)
    assert result.returncode == 2
    assert result.stderr.endswith('; leave out "module", or write --kind module\n')


def test_walkthroughs_that_keep_their_names_are_told(copy, command):
    result = command("mopscert", "rename", "utm-taxonomy", "link-tags", "--dry-run", cwd=copy)
    assert result.returncode == 0
    assert result.stderr == "".join(
        f"docs/walkthroughs/utm-taxonomy-{tool}.md keeps its name, so that links to it hold\n"
        for tool in ("spreadsheet", "python")
    )
