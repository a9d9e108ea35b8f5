"""`mopscert diff` between versions, folders and revisions of git, and what it says where a side cannot be read."""

import json
import os
import shutil
from pathlib import Path

import pytest

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
MODULE = "curriculum/professional/kind-refusals/module.yaml"


@pytest.fixture
def copy(tmp_path):
    """A repository with one commit, and a release in it."""
    folder = editing.copy(TINY, tmp_path / "copy")
    editing.apply([{"file": "releases/1.0.0.json", "release": "1.0.0"}], folder)
    _commit(folder, "First")
    return folder


def _commit(folder, message):
    if not (folder / ".git").exists():
        editing.git(folder, "init", "--quiet", "--initial-branch=main")
        editing.git(folder, "config", "user.email", "a@b.example")
        editing.git(folder, "config", "user.name", "A")
    editing.git(folder, "add", "--all")
    editing.git(folder, "commit", "--quiet", "--message", message)


def _change(folder):
    edit = {"file": MODULE, "replace": "requires: [clean-lists]", "with": "requires: [clean-lists, tagged-links]"}
    editing.apply([edit], folder)


NOW_REQUIRES = """\
From {old} to {new}: 1 change. The next version is at least {least} (minor).

Minor: there is something new, or something counts otherwise
  `kind-refusals` now requires `tagged-links`
"""


def test_the_last_release_and_the_working_tree(copy, command):
    result = command("mopscert", "diff", cwd=copy)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "From 1.0.0 to the working tree nothing changed.\n"
    _change(copy)
    result = command("mopscert", "diff", cwd=copy)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == NOW_REQUIRES.format(old="1.0.0", new="the working tree", least="1.1.0")


def test_versions_folders_and_revisions(copy, command, tmp_path):
    editing.git(copy, "tag", "begun")
    other = editing.copy(copy, tmp_path / "other")
    _change(copy)
    editing.apply([{"file": "releases/1.1.0.json", "release": "1.1.0"}], copy)
    _commit(copy, "Second")
    for old, new in (("1.0.0", "1.1.0"), ("HEAD~1", "HEAD"), ("begun", "main"), (str(other), "HEAD")):
        result = command("mopscert", "diff", old, new, cwd=copy)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout == NOW_REQUIRES.format(old=old, new=new, least="1.1.0")
    # Before the first release, nothing is promised; and a version may be named by its tag.
    (copy / "releases/1.1.0.json").unlink()
    editing.git(copy, "tag", "v1.1.0")
    assert command("mopscert", "diff", "begun", "1.1.0", cwd=copy).returncode == 0


def test_a_repository_may_be_larger_than_the_curriculum(tmp_path, command):
    folder = editing.copy(TINY, tmp_path / "whole/content")
    _commit(tmp_path / "whole", "First")
    _change(folder)
    result = command("mopscert", "diff", "HEAD", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert "`kind-refusals` now requires `tagged-links`" in result.stdout


def test_markdown_and_json(copy, command):
    _change(copy)
    result = command("mopscert", "diff", "--format", "markdown", cwd=copy)
    assert result.stdout == (
        "From 1.0.0 to the working tree: 1 change. The next version is at least 1.1.0 (minor).\n\n"
        "### Minor: there is something new, or something counts otherwise\n\n"
        "- `kind-refusals` now requires `tagged-links`\n"
    )
    result = command("mopscert", "diff", "--format", "json", cwd=copy)
    told = json.loads(result.stdout)
    assert (told["old"], told["new"], told["size"], told["next"]) == ("1.0.0", "the working tree", "minor", "1.1.0")
    [change] = told["changes"]
    assert (change["kind"], change["module"], change["now"]) == ("module-requires", "kind-refusals", "tagged-links")


def test_what_no_version_may_have_fails(copy, command):
    quiz = copy / "quizzes/associate/clean-lists.yaml"
    quiz.write_text(quiz.read_text().replace("rev: 2", "rev: 1"))
    result = command("mopscert", "diff", cwd=copy)
    assert result.returncode == 1
    assert (
        "No version may have this\n  the rev of the question `same-person-twice` falls from 2 to 1\n" in result.stdout
    )


def _told(result, text):
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.removeprefix("Error: ") == f"{text}\n"


def test_before_the_first_release(command, tmp_path):
    folder = editing.copy(TINY, tmp_path / "copy")
    _told(
        command("mopscert", "diff", cwd=folder),
        "nothing was released yet, so there is no version to compare with; "
        "to see what changed since an earlier commit, name it: mopscert diff HEAD~1",
    )


def test_unknown_names(copy, command):
    known = "no version in releases/ (1.0.0) and no folder with a curriculum"
    for name in ("1.2.0", "nowhere", "--upload-pack=x"):
        _told(
            command("mopscert", "diff", "--", name, cwd=copy),
            f'"{name}" is {known}, and git knows no such revision; list revisions with: git log --oneline; '
            "tags with: git tag",
        )


def test_a_shallow_clone_without_the_tag(copy, command, tmp_path):
    editing.git(copy, "tag", "v0.9.0")
    _change(copy)
    _commit(copy, "Second")
    editing.git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{copy}", "shallow")
    _told(
        command("mopscert", "diff", "v0.9.0", cwd=tmp_path / "shallow"),
        '"v0.9.0" is no version in releases/ (1.0.0) and no folder with a curriculum, and git knows no such revision; '
        "this clone has only a part of the history; fetch the rest with: git fetch --unshallow --tags",
    )


def test_no_git_and_no_repository(copy, command, tmp_path):
    (tmp_path / "empty").mkdir()
    result = command("mopscert", "diff", "HEAD", cwd=copy, PATH=str(tmp_path / "empty"))
    _told(result, "git is not there, or not where programs are looked for; install it first")
    shutil.rmtree(copy / ".git")
    result = command("mopscert", "diff", "HEAD", cwd=copy, GIT_CEILING_DIRECTORIES=os.path.realpath(tmp_path))
    known = "no version in releases/ (1.0.0) and no folder with a curriculum"
    _told(result, f'"HEAD" is {known}, and {copy.resolve()} is in no git repository')


def test_a_revision_without_a_curriculum(copy, command):
    editing.git(copy, "rm", "-r", "--quiet", "curriculum")
    editing.git(copy, "commit", "--quiet", "--message", "Gone")
    editing.git(copy, "revert", "--no-edit", "HEAD")
    _told(
        command("mopscert", "diff", "HEAD~1", cwd=copy),
        'the revision "HEAD~1" holds no folder curriculum/ here, so there is nothing to compare',
    )


def test_a_side_with_errors(copy, command):
    (copy / MODULE).write_text("title: [\n")
    told = 'the working tree has errors, so it cannot be compared; "mopscert check" there lists them'
    _told(command("mopscert", "diff", cwd=copy), told)
    _commit(copy, "Broken")
    told = 'the revision "HEAD" has errors, so it cannot be compared; "mopscert check" there lists them'
    _told(command("mopscert", "diff", "HEAD", "HEAD~1", cwd=copy), told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"format": 2}', "this has format 2, and this mopscert reads format 1; install the version of mopscert"),
        ("<<<<<<<", "this is damaged: it is no JSON (JSON is malformed: invalid character (byte 0)); restore it with"),
        ("{}", "this is no catalogue of a release; restore it with: git checkout HEAD -- releases/1.0.0.json"),
    ],
)
def test_a_catalogue_that_cannot_be_read(copy, command, text, told):
    (copy / "releases/1.0.0.json").write_text(text)
    result = command("mopscert", "diff", cwd=copy)
    assert result.returncode == 2
    assert result.stderr.startswith(f"Error: releases/1.0.0.json: {told}")
