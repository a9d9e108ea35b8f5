"""Files and folders are written as a whole: when anything goes wrong, all is as it was."""

import shutil
from pathlib import Path

import pytest

from mopscert.errors import MopscertError
from mopscert.folders import write_file, write_folder


def _held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_takes_the_place_of_the_former(tmp_path):
    write_folder(tmp_path / "a" / "out", {"x/y.txt": b"1", "z": b"2"})
    write_folder(tmp_path / "a" / "out", {"z": b"3"})
    assert _held(tmp_path) == {"a/out/z": b"3"}


def test_a_folder_that_cannot_be_written_leaves_the_former(tmp_path):
    write_folder(tmp_path / "out", {"z": b"1"})
    with pytest.raises(MopscertError, match=r"^cannot write .*out: "):
        write_folder(tmp_path / "out", {"z": b"2", "z/below": b"3"})
    assert _held(tmp_path) == {"out/z": b"1"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_breaks_off_between_two_moves_puts_the_former_back(monkeypatch, tmp_path, error):
    write_folder(tmp_path / "out", {"z": b"1"})
    move = shutil.move
    moved = []

    def second_fails(source, target):
        moved.append(source)
        if len(moved) == 2:
            raise error
        return move(source, target)

    monkeypatch.setattr(shutil, "move", second_fails)
    with pytest.raises((MopscertError, KeyboardInterrupt)):
        write_folder(tmp_path / "out", {"z": b"2"})
    assert len(moved) == 3
    assert _held(tmp_path) == {"out/z": b"1"}


@pytest.mark.parametrize("target", ["outside", "nowhere"])
def test_nothing_is_written_where_a_link_leads(target, tmp_path):
    write_folder(tmp_path / "outside", {"z": b"1"})
    (tmp_path / "out").symlink_to(target)
    with pytest.raises(MopscertError, match=r"out is a symbolic link; name the folder that it leads to$"):
        write_folder(tmp_path / "out", {"z": b"2"})
    assert _held(tmp_path / "outside") == {"z": b"1"}
    assert not (tmp_path / "nowhere").exists()


def test_the_folder_one_stands_in_can_be_written(monkeypatch, tmp_path):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write_folder(Path(), {"z": b"1"})
    assert _held(tmp_path) == {"here/z": b"1"}


def test_a_file_takes_the_place_of_the_former_and_nothing_is_left_beside_it(tmp_path):
    write_file(tmp_path / "a.txt", b"1")
    write_file(tmp_path / "a.txt", b"2")
    assert _held(tmp_path) == {"a.txt": b"2"}


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(MopscertError, match=r"^cannot write .*none/a.txt: No such file or directory$"):
        write_file(tmp_path / "none" / "a.txt", b"1")
