"""Starting things on a copy of the real curriculum: sound but for the marks of what is left to write."""

import fcntl
import os
import pty
import re
import select
import shlex
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.scaffold import Desk
from mopscert.scaffold.diagnostics import PRESENTATIONS
from mopscert.scaffold.formatting import formatted_files

from .. import editing

MODULE = (
    "new module consent-basics --title 'Consent: the basics' --level associate --domain privacy --kind conceptual"
    " --minutes 20 --objective explain-consent --objective build-an-audience --serves writes-only-with-permission"
    " --requires what-mops-is"
)
ROOT = Path(__file__).parents[2]
CTRL_C = "\x03"
# Seconds: to read a question, and until one presses Ctrl-C again.
READING, PATIENCE = 0.2, 5
TYPES = ("single", "multiple", "order", "match", "number")


# Modules that stay planned however much of the curriculum gets written: one to practise in, one to talk in.
PLANNED = """\
# yaml-language-server: $schema=../../../generator/mopscert/schemas/module.schema.json
title: {id}
kind: {kind}
status: planned
summary: Something that nobody has written yet.
domains: [data]
minutes: 5
requires: [what-mops-is]
objectives:
  - id: produce-valid-links
    text: Produce links that pass a validation.
    level: apply
    serves: [keeps-records-clean]
sources: []
owner: data-editors
"""
KINDS = {"link-builder": "hands-on", "kind-answers": "soft-skill"}


@pytest.fixture
def copy(tmp_path, root):
    folder = editing.copy(root, tmp_path / "copy")
    listed = {"file": "curriculum/programme.yaml", "replace": "      - say-no-offer-more\n"}
    for name, kind in KINDS.items():
        text = PLANNED.format(id=name, kind=kind)
        editing.apply([{"file": f"curriculum/associate/{name}/module.yaml", "write": text}], folder)
        editing.apply([listed | {"with": f"      - say-no-offer-more\n      - {name}\n"}], folder)
    return folder


@pytest.fixture
def new(command, copy):
    """Start something in the copy; what is said."""

    def run(line):
        result = command("mopscert", *shlex.split(line), cwd=copy)
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout

    return run


def _is_shipped(path, data):
    shipped = ROOT / path
    return shipped.is_file() and shipped.read_bytes() == data


def _tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _codes(folder):
    """Codes of all findings, in a tree where `mopscert fmt` would change none of the files that are not as shipped."""
    other = [path for path, data in _tree(folder).items() if not _is_shipped(path, data)]
    formatted = formatted_files(folder, other)
    assert "curriculum/programme.yaml" in {each.path for each in formatted}
    assert [each.path for each in formatted if each.change] == []
    return {finding.rule.code for finding in check(folder).findings}


def test_a_module_is_sound_but_for_its_marks(copy, new):
    before = check(copy).curriculum
    said = new(MODULE)
    assert said.splitlines() == [
        "the module is started; changed:",
        "  curriculum/associate/consent-basics/lesson.md (new)",
        "  curriculum/associate/consent-basics/module.yaml (new)",
        "  curriculum/programme.yaml",
        "  quizzes/associate/consent-basics.yaml (new)",
        'each "TODO" and each id that starts with "todo-" waits for you; "mopscert check" lists them',
    ]
    assert _codes(copy) == {"PRO020"}
    after = check(copy).curriculum
    module = after.by_id["consent-basics"]
    assert (module.title, module.status, module.requires) == ("Consent: the basics", "draft", ("what-mops-is",))
    assert [(each.id, each.level, each.text.split()[0]) for each in module.objectives] == [
        ("explain-consent", "understand", "Explain"),
        ("build-an-audience", "apply", "Build"),
    ]
    assert [item.objective for item in module.quiz.items] == ["explain-consent", "build-an-audience"]
    assert after.of_level("associate") == (*after.of_level("associate")[:-1], module)
    assert len(after.of_level("associate")) == len(before.of_level("associate")) + 1


def test_the_hours_of_a_level_stay_true(copy, new):
    hours = {level.id: level.hours for level in check(copy).curriculum.programme.file.levels}
    new(f"{MODULE} --minutes 60")
    after = {level.id: level.hours for level in check(copy).curriculum.programme.file.levels}
    assert after == {**hours, "associate": hours["associate"] + 1}
    assert _codes(copy) == {"PRO020"}


def test_a_planned_module_gets_its_lesson(copy, new):
    path = copy / "curriculum/associate/link-builder/module.yaml"
    before = path.read_text().splitlines()
    new("new lesson link-builder")
    assert _codes(copy) == {"PRO020"}
    after = path.read_text().splitlines()
    assert [line for line in before if line not in after] == ["status: planned"]
    assert [line for line in after if line in before] == [line for line in before if line != "status: planned"]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("pool", ["lesson", "readiness"])
def test_a_question_of_each_type(copy, new, kind, pool):
    new("new lesson link-builder")
    path = copy / "quizzes/associate/link-builder.yaml"
    before = path.read_text()
    new(f"new question which-tag --module link-builder --objective produce-valid-links --type {kind} --pool {pool}")
    assert path.read_text().startswith(before)
    assert _codes(copy) == {"PRO020"}
    item = check(copy).curriculum.questions["which-tag"]
    assert (type(item).__name__.lower(), item.pool, item.objective) == (kind, pool, "produce-valid-links")
    assert (item.level, item.learn) == ("apply", "#produce-valid-links")


def test_a_question_in_a_published_module_must_be_written_first(copy, new):
    new("new question new-home --module where-mops-sits --objective recommend-a-home")
    assert _codes(copy) == {"PRO021"}


def test_a_question_about_what_is_to_be_made_asks_to_judge_it(copy, new):
    new("new question new-card --module know-stakeholders --objective build-stakeholder-cards")
    assert check(copy).curriculum.questions["new-card"].level == "evaluate"


def test_two_questions_that_wait_do_not_get_in_each_others_way(copy, new):
    new("new lesson link-builder")
    for name in ("first-tag", "second-tag"):
        new(f"new question {name} --module link-builder --objective produce-valid-links")
    assert _codes(copy) == {"PRO020"}


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_a_diagnostic_of_each_presentation(copy, new, presentation):
    new(
        f"new diagnostic intake-owner --presentation {presentation} --title 'Who: marketing or sales?' --minutes 5"
        " --module where-mops-sits --module what-mops-is"
    )
    assert _codes(copy) == {"PRO021"}
    path = copy / "curriculum/diagnostics/intake-owner.yaml"
    started = {each.id: each for each in check(copy).curriculum.diagnostics}["intake-owner"]
    assert (started.file.title, started.file.modules) == (
        "Who: marketing or sales?",
        ("where-mops-sits", "what-mops-is"),
    )
    # Every gap filled, nothing is left to mend, and no result is favoured.
    path.write_text(
        re.sub(r"TODO .*?(?=[,}]|$)", "Words of an author.", path.read_text(), flags=re.M).replace("todo-", "")
    )
    assert _codes(copy) == set()


def test_a_lab_and_a_dialogue(copy, new):
    for name in ("link-builder", "kind-answers"):
        new(f"new lesson {name}")
    new("new lab link-builder --title 'Six links: one spelling' --minutes 30")
    new("new dialogue kind-answers --title 'A form by Monday' --minutes 15")
    assert _codes(copy) == {"PRO020"}
    modules = check(copy).curriculum.by_id
    assert modules["link-builder"].lab.title == "Six links: one spelling"
    assert modules["kind-answers"].dialogue.title == "A form by Monday"
    proved = new("lab prove link-builder")
    assert "right  todo-defect: TODO as it came" in proved
    assert proved.endswith("Everything is as it should be.\n")


@pytest.mark.parametrize("name", ["aaa-first", "middle-term", "zzz-last"])
def test_a_term_stands_where_its_id_belongs(copy, new, name):
    path = copy / "curriculum/glossary.yaml"
    before = path.read_text()
    new(f"new term {name} --term 'a term: with a colon' --definition 'What it is.' --also it --see mops")
    ids = [term.id for term in check(copy).curriculum.glossary.file.terms]
    assert ids == sorted(ids)
    assert check(copy).curriculum.terms[name].term == "a term: with a colon"
    lines = path.read_text().splitlines()
    start = lines.index(f"  - id: {name}")
    assert lines[:start] + lines[start + 5 :] == before.splitlines()
    assert not check(copy).has_errors


def test_a_term_without_its_definition_must_be_written_first(copy, new):
    new("new term tag-catalogue --term 'tag catalogue'")
    assert "PRO021" in _codes(copy)


def test_a_source(copy, new):
    words = "--type standard --published 1997 --volatile --url https://www.rfc-editor.org/rfc/rfc2119"
    new(f"new source aaa-2119 --title 'Key: words' {words}")
    source = check(copy).curriculum.sources_by_id["aaa-2119"]
    assert (source.title, source.published, source.volatile) == ("Key: words", "1997", True)
    assert source.checked_on is not None
    assert not check(copy).has_errors


def test_naming_a_placeholder_leaves_no_alias(copy, new):
    new("new lesson link-builder")
    new("rename todo-produce-valid-links tags-of-a-poster")
    assert "tags-of-a-poster" in (copy / "curriculum/associate/link-builder/lesson.md").read_text()
    assert check(copy).curriculum.questions["tags-of-a-poster"].aliases == ()


MORE = "--title t --kind conceptual --domain data --minutes 5 --objective o --serves s"
BAD = {
    "new module": (
        "missing: ID, --level, --title, --kind, --domain, --minutes, --objective, --serves"
        " (on a terminal the command asks)\n"
        "  --level is one of: associate, professional, leader\n"
        "  --kind is one of: conceptual, hands-on, soft-skill\n"
        "  --domain is one of: strategy, stack, data, campaigns, privacy, measurement, work, people"
    ),
    "new question --module where-mops-sits": (
        "missing: ID, --objective (on a terminal the command asks)\n"
        "  --objective is one of: summarise-three-homes, separate-three-decisions, recommend-a-home, explain-revops"
    ),
    f"new module xx --level asociate {MORE}": ('"asociate" is no level; use one of: associate, professional, leader'),
    "new diagnostic org-home --presentation gaps --title t --minutes 5 --module what-mops-is": (
        'the diagnostic "org-home" exists (curriculum/diagnostics/org-home.yaml:1); choose another id'
    ),
    "new diagnostic x --presentation gaps --title t --minutes 5 --module what-mops-iz": (
        'no module has the id "what-mops-iz"; did you mean the module "what-mops-is" '
        "(curriculum/associate/what-mops-is/module.yaml:1)?"
    ),
    f"new module utm-taxonomy --level associate {MORE}": (
        'the module "utm-taxonomy" exists (curriculum/associate/utm-taxonomy/module.yaml:1); choose another id'
    ),
    "new question x --module link-builder --objective o": (
        'the module "link-builder" is planned; start its lesson first: mopscert new lesson link-builder'
    ),
    "new question x --module what-mops-iz --objective o": (
        'no module has the id "what-mops-iz"; did you mean the module "what-mops-is" '
        "(curriculum/associate/what-mops-is/module.yaml:1)?"
    ),
    "new lesson where-mops-sits": (
        'the module "where-mops-sits" has a lesson: curriculum/associate/where-mops-sits/lesson.md'
    ),
    "new lesson tipping-point": (
        'no module has the id "tipping-point", which is a term; did you mean the module "tipping-points" '
        "(curriculum/leader/tipping-points/module.yaml:1)?"
    ),
    "new term Mops --term x": ('"Mops" is no id: use small letters, digits and single hyphens, as in where-mops-sits'),
    "new term x --term x --see mopps": (
        'no term has the id "mopps"; did you mean the term "mops" (curriculum/glossary.yaml:{line})?'
    ),
    "new source x --type standard --title t --published soon": (
        "nothing was changed, because this would be wrong afterwards:\n"
        '  curriculum/sources.yaml:{line}: SCH023 "soon" does not fit "published"'
    ),
}


@pytest.mark.parametrize(("words", "said"), BAD.items(), ids=BAD)
def test_bad_input_is_told_in_a_sentence(copy, command, words, said):
    before = _tree(copy)
    result = command("mopscert", *words.split(), cwd=copy)
    assert (result.returncode, result.stdout) == (2, "")
    start, _, end = said.partition("{line}")
    assert f"Error: {start}" in result.stderr
    assert end in result.stderr
    assert _tree(copy) == before


def test_a_dry_run_is_a_diff_that_git_can_apply(copy, command):
    before = _tree(copy)
    shown = command("mopscert", *shlex.split(MODULE), "--dry-run", cwd=copy)
    assert _tree(copy) == before
    other = editing.copy(copy, copy.with_name("other"))
    editing.git(other, "apply", "-", given=shown.stdout)
    command("mopscert", *shlex.split(MODULE), cwd=copy)
    assert _tree(other) == _tree(copy) != before


def _on_a_terminal(folder: Path, words: str, turns: list[tuple[str, str]]) -> tuple[int, str]:
    """Run the command on a terminal, typing each answer when its question is shown; exit code and what was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [Path(sys.executable).parent / "mopscert", *words.split()],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(theirs)
    shown, waiting, typed = "", list(turns), ""
    while part := _read(ours, again=typed == CTRL_C):
        shown += part
        if waiting and waiting[0][0] in shown.rsplit("\n", 1)[-1]:
            typed = waiting.pop(0)[1]
            time.sleep(READING)
            os.write(ours, typed.encode())
    os.close(ours)
    return process.wait(), shown.replace("\r\n", "\n")


def _read(terminal: int, *, again: bool) -> str:
    """What a terminal shows next; "" once nobody writes to it any more."""
    # A Ctrl-C that comes between a question and the wait for its answer is heeded after the answer.
    while again and not select.select([terminal], [], [], PATIENCE)[0]:
        os.write(terminal, CTRL_C.encode())
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        return ""


def _own_terminal() -> None:
    # Ctrl-C reaches those whose terminal it is.
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_on_a_terminal_the_command_asks(copy):
    turns = [
        ("Id (small letters, digits and hyphens; it is for ever): ", "tag-catalogue\n"),
        ("Term: ", "tag catalogue\n"),
        ("Definition (nothing: a TODO) []: ", "What a team agreed on.\n"),
    ]
    code, shown = _on_a_terminal(copy, "new term", turns)
    assert code == 0, shown
    term = Desk(copy).find("tag-catalogue", "term")
    assert Desk(copy).entry(term)["definition"] == "What a team agreed on."


def test_a_wrong_choice_is_asked_again(copy):
    asked = "new module x-consent --title Consent --kind conceptual --minutes 20 --requires what-mops-is"
    turns = [
        ("Level (associate, professional, leader): ", "asociate\n"),
        ("Level (associate, professional, leader): ", "associate\n"),
        ("Domain (", "privacy\n"),
        ("Ids of its objectives", "explain-consent build-a-list\n"),
        ("Outcome that they serve (", "writes-only-with-permission\n"),
    ]
    code, shown = _on_a_terminal(copy, asked, turns)
    assert code == 0, shown
    assert "'asociate' is not one of 'associate', 'professional', 'leader'." in shown
    objectives = check(copy).curriculum.by_id["x-consent"].objectives
    assert [each.id for each in objectives] == ["explain-consent", "build-a-list"]


def test_ctrl_c_while_it_asks_changes_nothing(copy):
    before = _tree(copy)
    code, shown = _on_a_terminal(copy, "new term", [("for ever): ", "tag-catalogue\n"), ("Term: ", CTRL_C)])
    assert code == 1, shown
    assert "Aborted!" in shown
    assert _tree(copy) == before
