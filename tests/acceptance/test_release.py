"""`mopscert release` in temporary repositories: what it writes, what it refuses, and that it writes all or nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
PROGRAMME = "curriculum/programme.yaml"
QUIZ = "quizzes/associate/tagged-links.yaml"
QUESTION = """
  - id: one-spelling
    rev: 1
    type: single
    objective: build-a-link
    level: apply
    pool: lesson
    stem: |
      A report shows two spellings of one source.

      What do you do first?
    options:
      - id: choose
        text: Agree on one of them
        correct: true
        why: What is agreed can be chosen.
      - id: count
        text: Add the two lines up
        why: Next month there will be three.
    explanation: One list comes before one report.
    learn: "#build"
"""


@pytest.fixture
def copy(tmp_path):
    """A repository with one commit."""
    folder = editing.copy(TINY, tmp_path / "copy")
    editing.git(folder, "init", "--quiet", "--initial-branch=main")
    editing.git(folder, "config", "user.email", "a@b.example")
    editing.git(folder, "config", "user.name", "A")
    _commit(folder, "First")
    return folder


def _commit(folder, message):
    editing.git(folder, "add", "--all")
    editing.git(folder, "commit", "--quiet", "--message", message)


def _tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _edit(folder, file, replace, text):
    editing.apply([{"file": file, "replace": replace, "with": text}], folder)


@pytest.fixture
def released(copy, command):
    """The same after its first release."""
    result = command("mopscert", "release", "1.0.0", "--date", "2026-11-30", cwd=copy)
    assert result.returncode == 0, result.stdout + result.stderr
    _commit(copy, "Release 1.0.0")
    editing.git(copy, "tag", "v1.0.0")
    return copy


def test_the_first_release(copy, command):
    before = _tree(copy)
    result = command("mopscert", "release", "1.0.0", "--date", "2026-11-30", cwd=copy)
    assert (result.returncode, result.stderr) == (0, "")
    files = "CHANGELOG.md CITATION.cff curriculum/programme.yaml releases/1.0.0.json releases/1.0.0.md"
    paths = f"{files} releases/versions.yaml".split()
    listed = "".join(f"  {path}\n" for path in paths)
    assert result.stdout == (
        f"1.0.0 is cut; changed:\n{listed}"
        "Read releases/1.0.0.md as a learner, and improve its words where you can. Then:\n"
        f"  git add {' '.join(paths)}\n"
        '  git commit -m "Release 1.0.0"\n'
        '  git tag -a v1.0.0 -m "Release 1.0.0"\n'
        "  git push --atomic origin HEAD v1.0.0\n"
    )
    after = _tree(copy)
    assert sorted(path for path in after if after[path] != before.get(path)) == sorted(paths)
    assert after[PROGRAMME] == before[PROGRAMME].replace(b"version: 0.2.0", b"version: 1.0.0")
    assert after["releases/versions.yaml"].decode().endswith("  - version: 1.0.0\n    released_on: 2026-11-30\n")
    assert "## 1.0.0 (2026-11-30)\n\nThe first release.\n" in after["CHANGELOG.md"].decode()
    assert command("mopscert", "check", "--strict", cwd=copy).returncode == 0
    assert command("mopscert", "diff", cwd=copy).stdout == "From 1.0.0 to the working tree nothing changed.\n"
    # The site of this version serves the catalogue that was kept.
    assert command("mopscert", "render", "--out", str(copy / "out"), cwd=_with_look(copy)).returncode == 0
    assert (copy / "out/docs/catalogue.json").read_bytes() == after["releases/1.0.0.json"]


def _with_look(folder):
    (folder / "mkdocs.yml").write_bytes((TINY / "mkdocs.yml").read_bytes())
    (folder / "docs").mkdir(exist_ok=True)
    return folder


def test_the_next_release(released, command):
    editing.apply([{"file": QUIZ, "append": QUESTION}], released)
    edit = "    text: Build a campaign link from a list of agreed values."
    _edit(released, "curriculum/associate/tagged-links/module.yaml", edit, edit.replace("Build a", "Build one"))
    _edit(
        released,
        "curriculum/associate/tagged-links/module.yaml",
        "    serves: [measures-campaigns]\n",
        "    serves: [measures-campaigns]\n    reworded: true\n",
    )
    words = ("three-spellings", "--because", "Too easy.", "--instead", "one-spelling")
    assert command("mopscert", "retire", *words, cwd=released).returncode == 0
    assert "retired_in: 1.1.0" in (released / "curriculum/retired.yaml").read_text()
    _commit(released, "Second")
    result = command("mopscert", "release", "1.2.0", "--date", "2027-05-31", cwd=released)
    assert (result.returncode, result.stderr) == (0, "")
    module = (released / "curriculum/associate/tagged-links/module.yaml").read_text()
    assert "reworded" not in module
    assert "retired_in: 1.2.0\n    because: Too easy." in (released / "curriculum/retired.yaml").read_text()
    versions = (released / "releases/versions.yaml").read_text()
    assert versions.endswith(
        "  - version: 1.0.0\n    released_on: 2026-11-30\n    sunset: 2028-11-30\n"
        "  - version: 1.2.0\n    released_on: 2027-05-31\n"
    )
    log = (released / "CHANGELOG.md").read_text()
    assert log.index("## 1.2.0 (2027-05-31)") < log.index("## 1.0.0 (2026-11-30)")
    assert "`one-spelling` takes its place: Too easy" in log
    citation = (released / "CITATION.cff").read_text()
    assert "\nversion: 1.2.0\ndate-released: 2027-05-31\n" in citation
    assert "A question is new, to check yourself." in (released / "releases/1.2.0.md").read_text()
    # What only was worded otherwise still means the same, now that the mark is gone.
    assert command("mopscert", "diff", cwd=released).stdout == "From 1.2.0 to the working tree nothing changed.\n"
    assert "is worded anew" in command("mopscert", "diff", "1.0.0", cwd=released).stdout
    assert command("mopscert", "check", "--strict", cwd=released).returncode == 0


def test_a_citation_file_keeps_what_maintainers_wrote(released, command):
    path = released / "CITATION.cff"
    path.write_text(
        path.read_text().replace("authors:\n", "authors:\n  - family-names: Vance\n    given-names: Ines\n")
    )
    _commit(released, "An author")
    result = command("mopscert", "release", "1.0.1", "--date", "2026-12-31", cwd=released)
    assert result.returncode == 0, result.stderr
    assert "  - family-names: Vance\n" in path.read_text()
    assert "\nversion: 1.0.1\ndate-released: 2026-12-31\n" in path.read_text()
    result = command("check-jsonschema", "--builtin-schema", "vendor.citation-file-format", str(path))
    assert result.returncode == 0, result.stdout


def test_a_dry_run_shows_all_and_writes_nothing(copy, command):
    (copy / "notes.txt").write_text("left behind")
    before = _tree(copy)
    result = command("mopscert", "release", "1.0.0", "--date", "2026-11-30", "--dry-run", cwd=copy)
    assert result.returncode == 0
    refused, *summary = result.stderr.splitlines()
    assert refused.startswith("would be refused: the tree is dirty (notes.txt)")
    assert summary == [
        "1.0.0 would be cut (the first release); there are no errors and no warnings",
        "  Associate: modules written 2, only planned 0",
        "  Professional: modules written 1, only planned 1",
    ]
    for path in ("releases/1.0.0.json", "releases/1.0.0.md", "CITATION.cff", PROGRAMME):
        assert f"diff --git a/{path} b/{path}\n" in result.stdout
    assert _tree(copy) == before


def test_the_day_of_the_build(copy, command):
    result = command("mopscert", "release", "1.0.0", "--dry-run", cwd=copy, SOURCE_DATE_EPOCH="1800000000")
    assert "+date-released: 2027-01-15\n" in result.stdout
    result = command("mopscert", "release", "1.0.0", cwd=copy, SOURCE_DATE_EPOCH="today")
    assert 'SOURCE_DATE_EPOCH is "today", which is no number of seconds' in result.stderr


def _refused(folder, command, told, *words, code=2):
    before = _tree(folder)
    result = command("mopscert", "release", *words, cwd=folder)
    assert result.returncode == code
    assert told in result.stderr
    assert _tree(folder) == before


def test_versions_that_are_none(released, command):
    for version in ("1.1", "v1.1.0", "1.1.0-rc.1", "01.1.0", "next"):
        told = f'Error: "{version}" is no version; write three numbers with points between them, as in 1.2.0\n'
        _refused(released, command, told, version)
    exists = "Error: 1.0.0 was released already (releases/1.0.0.json); name a higher version\n"
    _refused(released, command, exists, "1.0.0")
    lower = "Error: 0.9.0 is lower than 1.0.0, which was released last; name a higher version\n"
    _refused(released, command, lower, "0.9.0")


def test_the_first_version_is_not_lower_than_the_programme_says(copy, command):
    told = "Error: 0.1.0 is lower than 0.2.0, which curriculum/programme.yaml says\n"
    _refused(copy, command, told, "0.1.0")


def test_a_tag_without_its_catalogue(released, command):
    editing.git(released, "tag", "v1.1.0")
    told = "Error: the tag v1.1.0 exists, and releases/1.1.0.json does not: two histories disagree; "
    _refused(released, command, told, "1.1.0")


def test_a_dirty_tree(released, command):
    _edit(released, PROGRAMME, "Keeps lists clean", "Keeps all lists clean")
    told = f"Error: the tree is dirty ({PROGRAMME}), and a release is cut from what is committed; commit or stash "
    _refused(released, command, told, "1.0.1")


def test_a_detached_head(released, command):
    editing.git(released, "checkout", "--quiet", "--detach")
    told = "Error: HEAD is detached, so the commit of a release would belong to no branch; go to one first: git "
    _refused(released, command, told, "1.0.1")


def test_no_repository_and_no_git(copy, command, tmp_path):
    (copy / ".git").rename(tmp_path / "away")
    environment = {"GIT_CEILING_DIRECTORIES": os.path.realpath(tmp_path)}
    result = command("mopscert", "release", "1.0.0", cwd=copy, **environment)
    assert result.returncode == 2
    assert "is in no git repository, so a release could not be tagged; run: git init\n" in result.stderr
    (tmp_path / "empty").mkdir()
    result = command("mopscert", "release", "1.0.0", cwd=copy, PATH=str(tmp_path / "empty"))
    assert result.stderr == "Error: git is not there, or not where programs are looked for; install it first\n"


@pytest.mark.parametrize(
    ("edits", "finding", "mend"),
    [
        (
            [{"file": QUIZ, "replace": "- id: three-spellings", "with": "- id: spelt-three-ways"}],
            'REL003 lost-id: the question id "three-spellings" of 1.0.0 is gone',
            "    aliases: [three-spellings]\n",
        ),
        (
            [{"file": QUIZ, "append": QUESTION.replace("one-spelling", "list-size-matters")}],
            'REL001 id-taken: the question id "list-size-matters" was retired in 0.2.0',
            "  help: give this one an id of its own; ids never come back\n",
        ),
        (
            [{"file": QUIZ, "replace": "- id: memo", "with": "- id: mail"}],
            'REL005 rev-not-raised: "three-spellings" has another key than in 1.0.0, and its rev is still 1',
            "  help: write rev: 2; learners are then told that it was revised, and asked again\n",
        ),
        (
            [
                {
                    "file": "curriculum/professional/kind-refusals/lesson.md",
                    "replace": "{#judge}",
                    "with": "{#judge-it}",
                },
                {
                    "file": "curriculum/professional/kind-refusals/module.yaml",
                    "replace": 'taught_in: "#judge"',
                    "with": 'taught_in: "#judge-it"',
                },
                {"file": "quizzes/professional/kind-refusals.yaml", "replace": '"#judge"', "with": '"#judge-it"'},
            ],
            'REL006 lost-anchor: nothing has the anchor "#judge" any more, where "Judge your reply" stood in 1.0.0',
            '    former_anchors:\n      judge: "#judge-it"\n',
        ),
    ],
)
def test_findings(released, command, edits, finding, mend):
    """Each is refused with the line that mends it."""
    editing.apply(edits, released)
    _commit(released, "By hand")
    before = _tree(released)
    result = command("mopscert", "release", "1.1.0", cwd=released)
    assert result.returncode == 1
    assert finding in result.stdout
    assert mend in result.stdout
    assert result.stdout.endswith("1 error in 1 file\n") or "\n1 error in 1 file\n" in result.stdout
    assert result.stderr == "a release is cut only where there are no errors and no warnings\n"
    assert _tree(released) == before


def test_a_weight_change_as_a_patch(released, command):
    _edit(released, PROGRAMME, "{associate: 10,", "{associate: 20,")
    _edit(released, PROGRAMME, "{associate: 90,", "{associate: 80,")
    _commit(released, "Weights")
    told = (
        "Error: {version} is too small a step from 1.0.0; the next version is at least 2.0.0:\n"
        "  People rises from 10% to 20% of the Associate check\n"
        "  Data and campaigns falls from 90% to 80% of the Associate check\n"
    )
    for version in ("1.0.1", "1.1.0"):
        _refused(released, command, told.format(version=version), version)
    assert command("mopscert", "release", "2.0.0", cwd=released).returncode == 0


def test_a_new_question_as_a_patch(released, command):
    editing.apply([{"file": QUIZ, "append": QUESTION}], released)
    _commit(released, "A question")
    told = (
        "Error: 1.0.1 is too small a step from 1.0.0; the next version is at least 1.1.0:\n"
        "  `tagged-links` has a new question, `one-spelling`\n"
    )
    _refused(released, command, told, "1.0.1")


def test_an_interrupted_run_leaves_everything_as_it_was(copy):
    before = _tree(copy)
    # Each replacing of a file takes so long that the signal comes in the middle of them.
    slow = (
        "import os, time, sys; real = os.replace\n"
        "def replace(*names):\n"
        "    open('/dev/stderr', 'w').write('now\\n'); time.sleep(0.4); real(*names)\n"
        "os.replace = replace\n"
        "from mopscert.cli import main; main(['release', '1.0.0'])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", slow], cwd=copy, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stderr.readline() == b"now\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert _tree(copy) == before
