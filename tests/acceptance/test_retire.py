"""Retiring on copies of the real and the tiny curriculum: what goes, what stays taken, and what stands in the way."""

import shutil
from pathlib import Path

import pytest
import yaml

from mopscert.checking import check
from mopscert.scaffold import Desk

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
WHY = "It tested a name and not its use."


@pytest.fixture
def copy(tmp_path, root):
    return editing.copy(root, tmp_path / "copy")


@pytest.fixture
def tiny(tmp_path):
    return editing.copy(TINY, tmp_path / "tiny")


@pytest.fixture
def retire(command):
    def run(folder, name, *options):
        return command("mopscert", "retire", name, "--because", WHY, *options, cwd=folder)

    return run


def _retired(folder):
    return yaml.safe_load((folder / "curriculum/retired.yaml").read_text())["retired"]


def _tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _done(result):
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_a_question_goes_with_its_line_in_the_lesson(copy, retire):
    lesson = copy / "curriculum/associate/where-mops-sits/lesson.md"
    before = lesson.read_text()
    _done(retire(copy, "partner-or-friend", "--instead", "pump-maker-visits"))
    assert lesson.read_text() == before.replace("partner-or-friend\n", "")
    assert "partner-or-friend" not in {thing.name for thing in Desk(copy).things}
    assert _retired(copy) == [
        {
            "id": "partner-or-friend",
            "kind": "question",
            "retired_in": Desk(copy).version,
            "because": WHY,
            "instead": "pump-maker-visits",
        }
    ]
    assert not check(copy).has_errors


def test_a_block_that_held_one_question_goes_too(copy, retire):
    lesson = copy / "curriculum/associate/where-mops-sits/lesson.md"
    before = lesson.read_text()
    _done(retire(copy, "paint-maker-drift"))
    assert lesson.read_text() == before.replace("\n```self-check\npaint-maker-drift\n```\n", "")
    assert not check(copy).has_errors


def test_the_bank_keeps_every_other_character(copy, retire):
    bank = copy / "quizzes/associate/where-mops-sits.yaml"
    before = bank.read_text()
    start, end = before.index("  - id: pump-maker-visits"), before.index("  - id: partner-or-friend")
    _done(retire(copy, "pump-maker-visits"))
    assert bank.read_text() == before[:start] + before[end:]


def test_what_still_names_a_source_is_listed(copy, retire):
    before = _tree(copy)
    result = retire(copy, "darrington-2022")
    assert (result.returncode, result.stdout) == (2, "")
    head, *places = result.stderr.splitlines()
    assert head == 'Error: the source "darrington-2022" is still named here; change these places first:'
    for place in places[:-1]:
        path, line = place.strip().split(":")
        assert "darrington-2022" in (copy / path).read_text().splitlines()[int(line) - 1]
    assert places[-1].startswith("  and ")
    assert _tree(copy) == before


def test_hand_written_pages_name_things_too(copy, root, retire):
    shutil.copytree(root / "docs", copy / "docs", dirs_exist_ok=True)
    result = retire(copy, "haladyna-2002")
    assert "  docs/about.md:" in result.stderr


def test_a_term_that_nothing_names_goes(copy, retire):
    glossary = copy / "curriculum/glossary.yaml"
    text = glossary.read_text()
    new = "  - id: zzz-lonely\n    term: Lonely\n    definition: A term that nothing names.\n    aliases: [zzz-alone]\n"
    glossary.write_text(text + new)
    _done(retire(copy, "zzz-lonely", "--instead", "mops", "--kind", "term"))
    assert glossary.read_text() == text
    assert [(entry["id"], entry["instead"]) for entry in _retired(copy)] == [
        ("zzz-lonely", "mops"),
        ("zzz-alone", "mops"),
    ]
    assert not check(copy).has_errors


def test_an_objective_that_is_asked_stays(copy, retire):
    result = retire(copy, "where-mops-sits.explain-revops")
    assert result.returncode == 2
    assert result.stderr.startswith('Error: the objective "where-mops-sits.explain-revops" is still named here;')
    assert "  quizzes/associate/where-mops-sits.yaml:" in result.stderr


def test_an_objective_of_a_planned_module_goes(tiny, retire):
    other = "  - {id: explain-rule, text: Explain a rule., level: understand, serves: [keeps-trust]}\n"
    path = "curriculum/professional/fair-routing/module.yaml"
    editing.apply([{"file": path, "replace": "objectives:\n", "with": f"objectives:\n{other}"}], tiny)
    before = _retired(tiny)
    _done(retire(tiny, "fair-routing.explain-rule"))
    assert [entry["id"] for entry in _retired(tiny)[len(before) :]] == ["fair-routing.explain-rule"]
    assert not check(tiny).has_errors


def test_a_module_goes_with_all_that_is_in_it(tiny, retire):
    editing.apply(
        [
            {
                "file": "curriculum/professional/fair-routing/module.yaml",
                "replace": "[tagged-links, kind-refusals]",
                "with": "[tagged-links]",
            },
            {"file": "curriculum/professional/kind-refusals/module.yaml", "append": "aliases: [soft-refusals]\n"},
            {"file": "quizzes/misconceptions.yaml", "replace": "    learn: kind-refusals#offer\n", "with": ""},
        ],
        tiny,
    )
    for path in (tiny / "curriculum/diagnostics").iterdir():
        path.write_text(path.read_text("utf-8").replace("kind-refusals", "fair-routing"), "utf-8")
    inside = [each for each in Desk(tiny).things if each.module == "kind-refusals" and each.kind.can_retire]
    before = _retired(tiny)
    assert not check(tiny).has_errors
    _done(retire(tiny, "kind-refusals"))
    assert _retired(tiny)[: len(before)] == before
    added = {(entry["kind"], entry["id"]) for entry in _retired(tiny)[len(before) :]}
    assert added == {(each.kind.name, each.name) for each in inside} | {("module", "soft-refusals")}
    assert {kind for kind, _ in added} == {"module", "objective", "question", "dialogue"}
    assert not (tiny / "curriculum/professional/kind-refusals").exists()
    assert not (tiny / "quizzes/professional/kind-refusals.yaml").exists()
    assert not check(tiny).has_errors


def test_a_lab_goes_with_its_files_and_its_module_stays(tiny, retire):
    folder = tiny / "curriculum/associate/tagged-links"
    left = {path.name for path in folder.iterdir()} - {"lab.yaml", "data", "key"}
    _done(retire(tiny, "tagged-links", "--kind", "lab"))
    assert {path.name for path in folder.iterdir()} == left
    assert [(entry["kind"], entry["id"]) for entry in _retired(tiny)][-1] == ("lab", "tagged-links")
    assert check(tiny).findings == ()


def test_a_diagnostic_goes_once_nothing_leads_to_it(tiny, retire):
    path = "curriculum/diagnostics/queue-owner.yaml"
    link = {
        "file": "curriculum/associate/tagged-links/lesson.md",
        "append": "\n[Whose queue?](diagnostic:queue-owner)\n",
    }
    editing.apply([link], tiny)
    refused = retire(tiny, "queue-owner")
    assert refused.stderr.startswith('Error: the diagnostic "queue-owner" is still named here;')
    editing.apply([{"file": link["file"], "replace": link["append"], "with": ""}], tiny)
    _done(retire(tiny, "queue-owner", "--instead", "queue-gaps"))
    assert not (tiny / path).exists()
    assert [(entry["kind"], entry["id"], entry["instead"]) for entry in _retired(tiny)][-1] == (
        "diagnostic",
        "queue-owner",
        "queue-gaps",
    )
    assert not check(tiny).has_errors


def test_an_outcome_without_its_last_module_is_told(copy, retire):
    before = _tree(copy)
    result = retire(copy, "say-no-offer-more")
    assert (result.returncode, result.stdout) == (2, "")
    assert "nothing was changed" in result.stderr or "is still named here" in result.stderr
    assert _tree(copy) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["paint-maker-drift", "--instead", "mops"], 'no question has the id "mops", which is a term'),
        (
            ["paint-maker-drift", "--instead", "paint-maker-drift"],
            "a thing cannot take its own place; name another with --instead, or leave it out",
        ),
        (
            ["a-gotcha-fades"],
            "a misconception has no life outside the files; delete its lines in quizzes/misconceptions.yaml",
        ),
        (["nothing-like-it-zz"], 'nothing has the id "nothing-like-it-zz"'),
    ],
)
def test_bad_input(copy, retire, options, said):
    before = _tree(copy)
    result = retire(copy, *options)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"Error: {said}\n")
    assert _tree(copy) == before


def test_a_reason_is_needed(copy, command):
    result = command("mopscert", "retire", "paint-maker-drift", "--because", "  ", cwd=copy)
    assert result.stderr == "Error: say with --because why it is retired; readers of old links will see it\n"


def test_those_who_were_sent_here_are_sent_on(copy, retire):
    _done(retire(copy, "paint-maker-drift", "--instead", "pump-maker-visits"))
    _done(retire(copy, "pump-maker-visits", "--instead", "partner-or-friend"))
    assert [(entry["id"], entry["instead"]) for entry in _retired(copy)] == [
        ("paint-maker-drift", "partner-or-friend"),
        ("pump-maker-visits", "partner-or-friend"),
    ]


def test_a_dry_run_is_a_diff_that_git_can_apply(copy, command):
    words = ("mopscert", "retire", "partner-or-friend", "--because", WHY)
    before = _tree(copy)
    shown = _done(command(*words, "--dry-run", cwd=copy))
    assert _tree(copy) == before
    other = editing.copy(copy, copy.with_name("other"))
    editing.git(other, "apply", "-", given=shown)
    _done(command(*words, cwd=copy))
    assert _tree(other) == _tree(copy) != before


def test_after_a_release_it_is_gone_in_the_next_version(tiny, retire):
    editing.apply([{"file": "releases/1.4.0.json", "release": "1.4.0"}], tiny)
    desk = Desk(tiny)
    found = {name: desk.next_version(desk.find(name)) for name in ("vance-2019", "kind-refusals.offer-instead")}
    assert found == {"vance-2019": "1.5.0", "kind-refusals.offer-instead": "2.0.0"}
    _done(retire(tiny, "same-person-twice"))
    assert _retired(tiny)[-1]["retired_in"] == "1.5.0"
