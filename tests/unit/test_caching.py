"""What the cache gives back is what was put into it, by this installation, whole; everything else is a miss."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mopscert import caching
from mopscert.caching import Store, fingerprint, store

ONE, TWO = fingerprint("one"), fingerprint("two")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "things"


def _kept(path: Path, **values: bytes) -> None:
    each = Store(path)
    for name, value in values.items():
        each.put(fingerprint(name), value)
    each.save()


def test_a_value_is_there_again(path: Path) -> None:
    _kept(path, one=b"first", two=b"second")
    _kept(path, three=b"third")
    again = Store(path)
    assert (again.get(ONE), again.get(TWO), again.get(fingerprint("three"))) == (b"first", b"second", b"third")
    assert again.get(fingerprint("four")) is None


def test_a_value_is_there_before_it_is_saved(path: Path) -> None:
    each = Store(path)
    each.put(ONE, b"first")
    assert each.get(ONE) == b"first"
    assert not path.exists()


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_no_damaged_value_comes_back(tmp_path_factory: pytest.TempPathFactory, at: int, byte: int) -> None:
    path = tmp_path_factory.mktemp("damaged") / "things"
    _kept(path, one=b"first" * 9, two=b"second" * 9)
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(data)
    again = Store(path)
    assert again.get(ONE) in (None, b"first" * 9)
    assert again.get(TWO) in (None, b"second" * 9)


@pytest.mark.parametrize("data", [b"", b"\0" * 7, b"\xff" * 5000, b"{}", os.urandom(3000)])
def test_what_is_no_cache_is_a_miss_and_can_be_written(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert Store(path).get(ONE) is None
    _kept(path, one=b"first")
    assert Store(path).get(ONE) == b"first"


def test_a_cut_leaves_what_stands_before_it(path: Path) -> None:
    _kept(path, one=b"first", two=b"second")
    path.write_bytes(path.read_bytes()[:-1])
    assert (Store(path).get(ONE), Store(path).get(TWO)) == (b"first", None)
    _kept(path, three=b"third")
    assert Store(path).get(fingerprint("three")) == b"third"


def test_what_another_installation_wrote_is_a_miss(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_secret", lambda: b"of another one")
    _kept(path, one=b"first")
    assert Store(path).get(ONE) == b"first"
    monkeypatch.undo()
    assert Store(path).get(ONE) is None


def test_a_value_under_the_key_of_another_is_a_miss(path: Path) -> None:
    _kept(path, one=b"first")
    path.write_bytes(path.read_bytes().replace(ONE, TWO))
    assert Store(path).get(TWO) is None


def test_what_is_no_longer_asked_for_is_dropped(path: Path) -> None:
    large = b"x" * 600_000
    _kept(path, one=large, two=large, three=large)
    each = Store(path)
    assert each.get(ONE) == large
    each.put(fingerprint("four"), b"small")
    each.save()
    assert path.stat().st_size > 1_800_000
    each = Store(path)
    assert each.get(fingerprint("four")) == b"small"
    each.put(fingerprint("five"), b"small")
    each.save()
    again = Store(path)
    assert path.stat().st_size < 1000
    assert (again.get(fingerprint("four")), again.get(fingerprint("five"))) == (b"small", b"small")
    assert again.get(ONE) is None


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_neither_followed_nor_waited_for(path: Path, kind: str) -> None:
    path.parent.mkdir()
    target = path.parent.parent / "elsewhere"
    target.write_bytes(b"not ours")
    {"link": lambda: path.symlink_to(target), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}[kind]()
    _kept(path, one=b"first")
    assert target.read_bytes() == b"not ours"
    assert Store(path).get(ONE) == (None if kind == "folder" else b"first")
    assert sorted(each.name for each in path.parent.iterdir() if each.name not in (".gitignore",))[0] == "things"


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / caching.FOLDER).symlink_to(tmp_path / "outside")
    each = store(tmp_path, "things")
    each.put(ONE, b"first")
    each.save()
    assert not list((tmp_path / "outside").iterdir())


def test_the_folder_is_unknown_to_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(caching.VARIABLE, raising=False)
    each = store(tmp_path, "things")
    each.put(ONE, b"first")
    each.save()
    assert (tmp_path / ".mopscert-cache/.gitignore").read_text() == "*\n"


def test_a_variable_names_another_folder_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for given_, kept in (("off", None), (str(tmp_path / "other"), b"first")):
        monkeypatch.setenv("MOPSCERT_CACHE", given_)
        each = store(tmp_path, "things")
        each.put(ONE, b"first")
        each.save()
        assert store(tmp_path, "things").get(ONE) == kept
    assert not (tmp_path / ".mopscert-cache").exists()


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    _kept(tmp_path / "file/things", one=b"first")
    assert Store(tmp_path / "file/things").get(ONE) is None


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_other_parts_have_another_fingerprint(one: list[bytes], two: list[bytes]) -> None:
    assert (fingerprint(*one) == fingerprint(*two)) == (one == two)


def test_the_tool_has_one_fingerprint() -> None:
    before = caching.tool()
    caching.tool.cache_clear()
    assert caching.tool() == before
