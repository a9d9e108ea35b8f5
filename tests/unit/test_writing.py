"""Several files are written or none: what failures, links, signals and other writers leave behind."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from mopscert.errors import MopscertError
from mopscert.scaffold import writing
from mopscert.scaffold.writing import Change, line_end, write

OLD = {"a.yaml": b"a\r\n", "inner/b.yaml": b"b\n", "gone/c.yaml": b"c\n"}
CHANGES = [
    Change("a.yaml", b"a\r\n", b"A\r\n"),
    Change("new/deep/d.yaml", None, b"D\n"),
    Change("inner/b.yaml", b"b\n", b"B\n"),
    Change("gone/c.yaml", b"c\n", None),
]
NEW = {"a.yaml": b"A\r\n", "inner/b.yaml": b"B\n", "new/deep/d.yaml": b"D\n"}


@pytest.fixture
def folder(tmp_path):
    for path, data in OLD.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def _tree(folder):
    """Files by path, and None for each folder, so that one left behind is seen."""
    paths = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes() for path in paths}


def _files(folder):
    return {path: data for path, data in _tree(folder).items() if data is not None}


def test_all_changes_are_made_and_nothing_else_is_left(folder):
    write(folder, CHANGES)
    assert _files(folder) == NEW
    assert not (folder / "gone").exists()


def test_a_file_that_stays_the_same_is_not_touched(folder):
    before = (folder / "a.yaml").stat()
    write(folder, [Change("a.yaml", b"a\r\n", b"a\r\n")])
    assert (folder / "a.yaml").stat().st_ino == before.st_ino


def test_permissions_stay(folder):
    (folder / "a.yaml").chmod(0o640)
    write(folder, CHANGES)
    assert (folder / "a.yaml").stat().st_mode & 0o777 == 0o640


def _break(monkeypatch, number, action):
    """Do something instead of the replacement of that number."""
    calls = []
    real = os.replace

    def replace(source, target):
        calls.append(target)
        if len(calls) == number:
            action(target)
        real(source, target)

    monkeypatch.setattr(writing.os, "replace", replace)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_failure_leaves_every_file_as_it_was(folder, monkeypatch, number):
    before = _tree(folder)

    def fail(target):
        raise OSError(28, "No space left on device", str(target))

    _break(monkeypatch, number, fail)
    with pytest.raises(MopscertError, match="No space left on device; every file is as it was"):
        write(folder, CHANGES)
    assert _tree(folder) == before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_c_leaves_every_file_as_it_was(folder, monkeypatch, number):
    before = _tree(folder)
    _break(monkeypatch, number, lambda _target: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        write(folder, CHANGES)
    assert _tree(folder) == before


def test_a_signal_that_only_notes_something_is_told_as_a_failure(folder, monkeypatch):
    before = _tree(folder)
    _break(monkeypatch, 2, lambda _target: os.kill(os.getpid(), signal.SIGINT))
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with pytest.raises(MopscertError, match=r"^interrupted; every file is as it was$"):
            write(folder, CHANGES)
    finally:
        signal.signal(signal.SIGINT, handler)
    assert _tree(folder) == before


def test_an_ignored_signal_does_not_matter(folder, monkeypatch):
    _break(monkeypatch, 2, lambda _target: os.kill(os.getpid(), signal.SIGHUP))
    handler = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        write(folder, CHANGES)
    finally:
        signal.signal(signal.SIGHUP, handler)
    assert _files(folder) == NEW


def test_a_terminated_process_leaves_every_file_as_it_was(folder):
    before = _tree(folder)
    program = (
        "import os, signal, sys; from pathlib import Path; from mopscert.scaffold import writing; real = os.replace\n"
        "def replace(*paths): os.kill(os.getpid(), signal.SIGTERM); real(*paths)\n"
        "os.replace = replace\n"
        "changes = [writing.Change('a.yaml', b'a\\r\\n', b'A'), writing.Change('x', None, b'X')]\n"
        "writing.write(Path(sys.argv[1]), changes)"
    )
    result = subprocess.run([sys.executable, "-c", program, folder], check=False)
    assert result.returncode == -signal.SIGTERM
    assert _tree(folder) == before


def test_what_cannot_be_put_back_is_kept_and_named(folder, monkeypatch):
    def fail(target):
        (folder / "a.yaml").unlink()
        (folder / "a.yaml").mkdir()
        raise OSError(5, "Input/output error", str(target))

    _break(monkeypatch, 2, fail)
    with pytest.raises(MopscertError, match="could not put back what was there before; it is in") as raised:
        write(folder, CHANGES)
    assert (folder / str(raised.value).rsplit("it is in ", 1)[1]).read_bytes() == b"a\r\n"


def test_a_file_that_changed_meanwhile_is_not_overwritten(folder):
    (folder / "inner/b.yaml").write_bytes(b"by hand\n")
    before = _tree(folder)
    with pytest.raises(MopscertError, match=r"^inner/b\.yaml was changed by somebody else meanwhile"):
        write(folder, CHANGES)
    assert _tree(folder) == before


def test_a_new_file_replaces_none(folder):
    with pytest.raises(MopscertError, match=r"^a\.yaml was changed by somebody else"):
        write(folder, [Change("a.yaml", None, b"new")])


@pytest.mark.parametrize("path", ["link.yaml", "linked/b.yaml"])
def test_links_are_not_followed(folder, path):
    (folder / "link.yaml").symlink_to(folder / "a.yaml")
    (folder / "linked").symlink_to(folder / "inner")
    before = _tree(folder)
    with pytest.raises(MopscertError, match="is a link, and links are not written through"):
        write(folder, [Change("new.yaml", None, b"new"), Change(path, (folder / path).read_bytes(), b"new")])
    assert _tree(folder) == before


@pytest.mark.parametrize("path", ["../a.yaml", "/a.yaml", "", "inner/../../a.yaml"])
def test_nothing_is_written_outside(folder, path):
    with pytest.raises(MopscertError, match="is not a place in"):
        write(folder / "inner", [Change(path, None, b"new")])


def test_a_file_in_the_place_of_a_folder_is_refused(folder):
    before = _tree(folder)
    with pytest.raises(MopscertError, match="cannot write"):
        write(folder, [*CHANGES, Change("inner/b.yaml/e.yaml", None, b"E")])
    assert _tree(folder) == before


def test_other_threads_can_write(folder):
    thread = threading.Thread(target=write, args=(folder, CHANGES))
    thread.start()
    thread.join()
    assert _files(folder) == NEW


def test_ends_of_lines():
    assert [line_end(text) for text in ("a\r\nb\r\nc\n", "a\r\nb\n", "a\n", "")] == ["\r\n", "\n", "\n", "\n"]
