"""What stands in the folders besides sound files: nothing of it leads to a traceback."""

import os
from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.errors import MopscertError

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
LESSON = "curriculum/professional/kind-refusals/lesson.md"


@pytest.fixture
def copy(tmp_path):
    return editing.copy(TINY, tmp_path / "copy")


def _found(folder):
    return [(str(each.place), each.rule.code, each.message) for each in check(folder).findings]


def test_the_tiny_curriculum_is_sound(copy):
    assert _found(copy) == []


def test_a_pipe_is_not_read(copy):
    (copy / LESSON).unlink()
    os.mkfifo(copy / LESSON)
    assert _found(copy) == [(f"{LESSON}:1:1", "SCH014", "this is a pipe, a socket or a device")]


def test_a_folder_in_the_place_of_a_file(copy):
    (copy / LESSON).unlink()
    (copy / LESSON).mkdir()
    assert _found(copy) == [(f"{LESSON}:1:1", "SCH014", "no folder is looked into here")]


def test_a_link_to_a_folder_in_the_place_of_a_file(copy):
    (copy / LESSON).unlink()
    (copy / LESSON).symlink_to("..")
    assert _found(copy) == [
        (f"{LESSON}:1:1", "SCH013", "this is a symbolic link to a folder, and such links are not followed")
    ]


def test_a_link_to_itself(copy):
    (copy / LESSON).unlink()
    (copy / LESSON).symlink_to("lesson.md")
    assert _found(copy) == [
        (f"{LESSON}:1:1", "SCH013", "this is a symbolic link that leads out of the repository or nowhere")
    ]


def test_a_link_to_a_folder_above_is_not_followed_round_and_round(copy):
    (copy / "curriculum/associate/again").symlink_to("../../curriculum")
    assert _found(copy) == [
        (
            "curriculum/associate/again:1:1",
            "SCH013",
            "this is a symbolic link to a folder, and such links are not followed",
        )
    ]


def test_a_linked_top_folder(copy, tmp_path):
    (copy / "curriculum").rename(tmp_path / "elsewhere")
    (copy / "curriculum").symlink_to(tmp_path / "elsewhere")
    assert _found(copy) == [
        ("curriculum:1:1", "SCH013", "this is a symbolic link that leads out of the repository or nowhere")
    ]


def test_a_missing_top_folder(copy):
    (copy / "quizzes").rename(copy / "questions")
    assert _found(copy) == [("quizzes:1:1", "SCH015", "this folder is missing, and every curriculum needs it")]


@pytest.mark.parametrize("name", [b"\xff\xfe.md", b"a\x1b[2J.md", b"a\nb.md", "a\u202eb.md".encode()])
def test_names_that_cannot_be_shown(copy, name):
    folder = os.fsencode(copy / LESSON).rsplit(b"/", 1)[0]
    Path(os.fsdecode(folder + b"/" + name)).write_text("x")
    [(place, code, message)] = _found(copy)
    assert place.startswith("curriculum/professional/kind-refusals/")
    assert "\N{REPLACEMENT CHARACTER}" in place
    assert place.isprintable()
    assert (code, message) == ("SCH014", "this name holds characters that cannot be shown")


def test_deep_folders_are_not_walked(copy):
    folder = copy / "curriculum/associate/clean-lists"
    for _ in range(300):
        folder = folder / "x"
    folder.mkdir(parents=True)
    assert _found(copy) == [("curriculum/associate/clean-lists/x:1:1", "SCH014", "no folder is looked into here")]


def test_braces_in_names_are_only_names(copy):
    editing.apply([{"file": "curriculum/professional/{id}/module.yaml", "write": "x"}], copy)
    editing.apply([{"file": "quizzes/associate/{0}.yaml", "write": "items: []"}], copy)
    assert [(code, place) for place, code, _ in _found(copy)] == [
        ("SCH014", "curriculum/professional/{id}:1:1"),
        ("SCH015", "quizzes/associate/{0}.yaml:1:1"),
        ("SCH023", "quizzes/associate/{0}.yaml:1:8"),
    ]


@pytest.mark.parametrize(("holder", "function"), [(Path, "read_bytes"), (os, "scandir")])
def test_what_cannot_be_read_is_no_mistake_of_an_author(copy, monkeypatch, holder, function):
    usual = getattr(holder, function)

    def refuse(path, *more, **how):
        if "/copy/curriculum" not in str(path):
            return usual(path, *more, **how)
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(holder, function, refuse)
    with pytest.raises(MopscertError, match=r"^cannot read .*/copy/curriculum.*: Permission denied$"):
        check(copy)


def test_a_curriculum_that_is_a_file(tmp_path):
    (tmp_path / "curriculum").write_text("x")
    with pytest.raises(MopscertError, match=r"^there is no folder .*/curriculum; name the folder that holds it with"):
        check(tmp_path)
