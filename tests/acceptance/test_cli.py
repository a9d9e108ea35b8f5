"""The command as authors and programs see it: output, exit codes, order."""

import json
import random
import re
from pathlib import Path

import pytest

from mopscert.checks import registry
from mopscert.reports import REPORTS, json_report, sarif_report

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
MODULE = "curriculum/professional/kind-refusals/module.yaml"
# Mistakes that do not touch each other, in many files, in no order.
SEVERAL = [
    {"file": "quizzes/associate/tagged-links.yaml", "replace": 'learn: "#build"', "with": 'learn: "#biuld"'},
    {"file": "curriculum/vendors.yaml", "replace": "    maker: Chute", "with": "\tmaker: Chute"},
    {"file": MODULE, "replace": "kind: soft-skill", "with": "kind: soft skill"},
    {"file": MODULE, "replace": "minutes: 60", "with": "minutes: an hour"},
    {"file": MODULE, "replace": "owner:", "with": "ownr:"},
    {"file": "curriculum/associate/clean-lists/lesson.md", "replace": "(term:duplicate)", "with": "(term:duplicates)"},
    {"file": "curriculum/associate/clean-lists/lesson.md", "replace": "Keep nothing", "with": "<u>Keep</u> nothing"},
    {"file": "curriculum/associate/clean-lists/notes.txt", "write": "x"},
    {"file": "curriculum/retired.yaml", "bytes": "ff"},
    {"file": "curriculum/professional/fair-routing/module.yaml", "replace": "[tagged-links,", "with": "[tagged-link,"},
]
PLACES = """
curriculum/associate/clean-lists/lesson.md:3:55: error REF014
curriculum/associate/clean-lists/lesson.md:36:3: error PRO001
curriculum/associate/clean-lists/notes.txt:1:1: error SCH014
curriculum/professional/fair-routing/module.yaml:8:12: error REF001
curriculum/professional/kind-refusals/module.yaml:3:7: error SCH023
curriculum/professional/kind-refusals/module.yaml:7:10: error SCH022
curriculum/professional/kind-refusals/module.yaml:25:1: error SCH020
curriculum/retired.yaml:1:1: error SCH001
curriculum/vendors.yaml:5:1: error SCH005
quizzes/associate/tagged-links.yaml:22:12: error REF008
"""
ONE = f"""\
{MODULE}:8:12: error REF001 unknown-module: no module has the id "clean-list"
   8 | requires: [clean-list]
     |            ^^^^^^^^^^
  help: did you mean "clean-lists" (curriculum/associate/clean-lists/module.yaml:1)?
  see: mopscert rule REF001

1 error in 1 file
next: mopscert rule REF001, or make rule CODE=REF001, explains the first error
"""


@pytest.fixture
def copy(tmp_path):
    return editing.copy(TINY, tmp_path / "copy")


@pytest.fixture
def check(command, copy):
    """Check the copy, from within it."""

    def run(*options, **environment):
        return command("mopscert", "check", *options, cwd=copy, **environment)

    return run


def _mistake(copy):
    editing.apply([{"file": MODULE, "replace": "requires: [clean-lists]", "with": "requires: [clean-list]"}], copy)


def test_nothing_to_say_about_the_curriculum(command):
    result = command("mopscert", "check", "--strict")
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(r"Nothing to mend(; \d+ warnings? (is|are) waived)?\.\n", result.stdout)


@pytest.mark.parametrize("form", REPORTS)
def test_a_sound_curriculum_in_every_form(check, form):
    result = check("--format", form)
    assert (result.returncode, result.stderr) == (0, "")
    shown = {
        "text": "Nothing to mend.\n",
        "github": "",
        "gitlab": "[]\n",
        "json": json_report([]),
        "sarif": sarif_report([]),
    }
    assert result.stdout == shown[form]


def test_a_mistake_is_exit_code_1(check, copy):
    _mistake(copy)
    result = check()
    assert (result.returncode, result.stdout, result.stderr) == (1, ONE, "")


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_fails_only_when_strict(check, copy, options, code):
    idle = 'learn: "#build"\n    waive: [{rule: REF016, why: Kept for later.}]'
    editing.apply([{"file": "quizzes/associate/tagged-links.yaml", "replace": 'learn: "#build"', "with": idle}], copy)
    result = check(*options)
    assert result.returncode == code
    assert result.stdout.endswith(
        "\n1 warning in 1 file\nnext: mopscert rule REF016, or make rule CODE=REF016, explains the first warning\n"
    )


def test_json(check, copy):
    _mistake(copy)
    result = check("--format", "json")
    assert (result.returncode, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    [finding] = report["findings"]
    assert (finding["code"], finding["place"]["path"], finding["place"]["line"]) == ("REF001", MODULE, 8)
    assert report["counts"] == {"errors": 1, "warnings": 0, "notices": 0, "files": 1, "waived": 0}


def test_all_findings_of_all_files_in_one_run_sorted(check, copy):
    editing.apply(SEVERAL, copy)
    result = check()
    lines = result.stdout.splitlines()
    assert [" ".join(line.split(" ")[:3]) for line in lines if " error " in line] == PLACES.split("\n")[1:-1]
    assert lines[-2] == "10 errors in 7 files"
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.parametrize("form", REPORTS)
def test_output_is_the_same_under_any_hash_seed(check, copy, form):
    editing.apply(SEVERAL, copy)
    first, second = (check("--format", form, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert first == second
    assert first.count("kind-refusals/module.yaml") >= 3


def test_which_of_many_like_questions_meet_is_the_same_under_any_hash_seed(check, copy):
    dice, bank = random.Random(3), copy / "quizzes/associate/clean-lists.yaml"
    first = bank.read_text("utf-8").split("\n  - id: ")[1]
    told = "Two records hold the same person. The older one carries an opt-out, the newer one a consent"
    assert told in first
    with bank.open("a", encoding="utf-8") as end:
        for number in range(40):
            changed = [word if dice.random() < 0.95 else f"word{dice.randrange(9)}" for word in told.split()]
            like = first.replace("same-person-twice", f"copy-{number}").replace(told, " ".join(changed))
            end.write(f"  - id: {like}\n")
    one, other = (check(PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one == other
    assert one.count("BNK006") > 9


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_read_utf8_whatever_the_encoding_of_the_terminal(check, copy, form):
    editing.apply([{"file": MODULE, "replace": "owner:", "with": "ownér…:"}], copy)
    assert "ownér…" in check("--format", form, PYTHONIOENCODING="latin-1").stdout


def test_letters_that_a_terminal_lacks_are_escaped(check, copy):
    editing.apply([{"file": MODULE, "replace": "owner:", "with": "owner…:"}], copy)
    result = check(PYTHONIOENCODING="latin-1")
    assert (result.returncode, result.stderr) == (1, "")
    assert r'"owner\u2026" is not a key here' in result.stdout


def test_checking_changes_nothing(check, copy):
    editing.apply(SEVERAL, copy)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    check()
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_root_is_named(command, copy, tmp_path):
    _mistake(copy)
    result = command("mopscert", "check", "--root", str(copy), cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, ONE)


def test_missing_root_is_exit_code_2(command, tmp_path):
    result = command("mopscert", "check", "--root", "nowhere", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: there is no folder nowhere/curriculum; name the folder that holds it with --root\n"
    )


def test_unknown_form_is_exit_code_2(check):
    result = check("--format", "xml")
    assert (result.returncode, result.stdout) == (2, "")
    message = "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github', 'gitlab', 'sarif'."
    assert result.stderr.endswith(f"Error: {message}\n")


def test_rules_are_listed(command):
    result = command("mopscert", "rule")
    rules = registry.rules().values()
    assert result.returncode == 0
    assert result.stdout == "".join(f"{rule.code}  {rule.severity:<7}  {rule.name}\n" for rule in rules)
    assert "\nCOV001  error    objective-untaught\n" in result.stdout
    assert "\nREV001  notice   module-overdue\n" in result.stdout


@pytest.mark.parametrize("code", ["SCH011", "sch011", "empty-file"])
def test_page_of_a_rule(command, code):
    result = command("mopscert", "rule", code)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "SCH011 empty-file (error)\n\n"
        "A file without content.\n\n"
        "### What it does\n\nNames files that hold nothing but white space.\n\n"
        "### Why\n\nAn empty file is nearly always one that was not saved, or was made and forgotten.\n\n"
        "### Example\n\nA `lesson.md` of zero bytes.\n\n"
        "### Instead\n\nWrite its content, or delete the file; a module that has no lesson yet has `status: planned`.\n"
    )


def test_no_such_rule_is_exit_code_2(command):
    result = command("mopscert", "rule", "NOPE")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == 'Error: there is no rule "NOPE"; "mopscert rule" lists them\n'


def test_reviews_fall_due_on_a_day_and_stop_nobody(command):
    check = ("mopscert", "check", "--strict", "--root", str(TINY))
    in_time, late = (command(*check, "--on", day) for day in ("2027-11-20", "2027-11-21"))
    assert (in_time.returncode, in_time.stdout) == (0, "Nothing to mend.\n")
    assert late.returncode == 0
    assert re.search(
        r"\n\n4 notices in 4 files\nnext: mopscert rule REV001, or .* explains the first notice\n$", late.stdout
    )
    assert command(*check, "--on", "tomorrow").returncode == 2


@pytest.mark.parametrize("below", ["curriculum", "curriculum/associate/clean-lists", "quizzes"])
def test_a_folder_inside_finds_its_curriculum(command, copy, below):
    _mistake(copy)
    result = command("mopscert", "check", cwd=copy / below)
    assert (result.returncode, result.stdout) == (1, ONE)
    assert result.stderr == f"Paths start at {copy.resolve()}\n"


def test_a_folder_without_curriculum_is_told(command, tmp_path):
    result = command("mopscert", "check", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "Error: there is no folder curriculum; name the folder that holds it with --root\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chek"], '"chek" is no verb of mopscert; did you mean "check"?'),
        (["new", "modul"], '"modul" is no verb of mopscert new; did you mean "module"?'),
        (["export", "pdf"], '"pdf" is no verb of mopscert export; choose one of: anki, bank, syllabus'),
    ],
)
def test_a_mistyped_verb_offers_the_nearest(command, words, message):
    result = command("mopscert", *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(f"\nError: {message}\n")


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-30"])
def test_no_day_is_told_in_words(check, day):
    result = check("--on", day)
    message = f"Error: Invalid value for '--on': \"{day}\" is no day; write year-month-day, as in 2027-01-31\n"
    assert result.stderr.endswith(message)
