"""A site is put into its folder as if that had been empty, however it looked before."""

import os
from functools import partial
from pathlib import Path

import pytest

from mopscert.building.placing import Placing
from mopscert.digests import digest

OLD = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "c/index.html": b"c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a site that was built before."""
    _build(tmp_path / "site", OLD)
    return tmp_path / "site"


def _build(folder: Path, files: dict[str, bytes], others: dict[str, bytes] | None = None) -> set[str]:
    """Build a site of files, and of others that MkDocs writes itself; return the paths of those that were written."""
    placing, written = Placing(folder), set()

    def content(path: str) -> bytes:
        written.add(path)
        return files[path]

    placing.hide()
    assert list(folder.glob("[!.]*")) == [], "MkDocs finds nothing to remove"
    for path, text in (others or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    placing.show(files.keys())
    for path, text in files.items():
        placing.put(path, digest(text), partial(content, path))
    assert _files(folder) == files | (others or {})
    return written


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".git")
    assert all(any(path.iterdir()) for path in folder.rglob("*") if path.is_dir()), "no folder is left empty"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_is_the_same_stays(folder: Path):
    (folder / ".git").write_bytes(b"hidden")
    before = {path: (folder / path).stat() for path in OLD}
    assert _build(folder, OLD | {"c/index.html": b"other"}) == {"c/index.html"}
    after = {path: (folder / path).stat() for path in OLD}
    same = OLD.keys() - {"c/index.html"}
    assert {path: before[path].st_mtime_ns for path in same} == {path: after[path].st_mtime_ns for path in same}
    assert (folder / ".git").read_bytes() == b"hidden"


def test_what_a_link_leads_to_is_not_taken_for_the_build_before(folder: Path, tmp_path: Path):
    _build(tmp_path / "outside", OLD)
    (folder / ".mopscert-before").symlink_to(tmp_path / "outside")
    assert _build(folder, OLD) == set()
    assert _files(tmp_path / "outside") == OLD


def test_what_is_no_more_goes(folder: Path):
    assert _build(folder, {"a/b/index.html": b"b"}) == set()


def test_what_was_changed_by_hand_is_written_anew(folder: Path):
    (folder / "index.html").write_bytes(b"hous")
    (folder / "a/other.html").write_bytes(b"a page")
    assert _build(folder, OLD) == {"index.html"}


def test_files_and_folders_change_places(folder: Path):
    assert _build(folder, {"a": b"a file", "index.html/index.html": b"home"}) == {"a", "index.html/index.html"}


def test_folders_in_which_mkdocs_has_written_are_joined(folder: Path):
    assert _build(folder, OLD, {"a/b/more.css": b"more", "404.html": b"gone"}) == set()
    assert _build(folder, OLD | {"404.html": b"ours"}) == {"404.html"}


def test_links_are_not_followed(folder: Path, tmp_path: Path):
    away = tmp_path / "away"
    away.mkdir()
    (away / "index.html").write_bytes(b"a")
    (away / "kept").write_bytes(b"kept")
    (folder / "a/index.html").unlink()
    (folder / "a/index.html").symlink_to(away / "index.html")
    (folder / "d").symlink_to(away)
    (folder / "e").symlink_to(away / "kept")
    files = OLD | {"d/index.html": b"a", "e": b"kept"}
    assert _build(folder, files) == {"a/index.html", "d/index.html", "e"}
    assert not any(path.is_symlink() for path in folder.rglob("*"))
    assert _files(away) == {"index.html": b"a", "kept": b"kept"}


def test_other_names_of_a_file_keep_their_content(folder: Path, tmp_path: Path):
    os.link(folder / "c/index.html", tmp_path / "copy")
    _build(folder, OLD | {"c/index.html": b"new"})
    assert (tmp_path / "copy").read_bytes() == b"c"


def test_what_an_interrupted_build_left_does_no_harm(folder: Path):
    Placing(folder).hide()
    (folder / "a").mkdir()
    (folder / "a/index.html").write_bytes(b"half")
    assert _build(folder, OLD) == set(OLD)
