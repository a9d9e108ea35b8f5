"""A verb that breaks off, at any of its writes, leaves every file as it was."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from mopscert.errors import MopscertError
from mopscert.scaffold import Desk, RefusedError, rename, retire, skeletons, tried, writing

from .. import editing

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
MODULE = skeletons.NewModule(
    id="warm-welcomes",
    level="professional",
    title="Warm welcomes",
    kind="soft-skill",
    domain="people",
    minutes=20,
    objectives=("decide-whom-to-greet",),
    serves="keeps-trust",
)
VERBS = {
    "rename": lambda desk: rename(desk, desk.find("clean-lists"), "lists-that-are-clean"),
    "retire": lambda desk: retire(desk, desk.find("tagged-links", "lab"), "It was too easy."),
    "new": lambda desk: skeletons.new_module(desk, MODULE, date(2026, 11, 20)),
}


@pytest.fixture
def copy(tmp_path):
    return editing.copy(TINY, tmp_path / "copy")


def _tree(folder):
    """Files by path, and None for each folder, so that one left behind is seen."""
    paths = folder.rglob("*")
    return {path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes() for path in paths}


def _fail(target):
    raise OSError(28, "No space left on device", str(target))


def _interrupt(_target):
    os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.parametrize("happens", [_fail, _interrupt])
@pytest.mark.parametrize("verb", VERBS)
def test_every_file_is_as_it_was(copy, monkeypatch, verb, happens):
    before = _tree(copy)
    plan = VERBS[verb](Desk(copy))
    written = sum(change.new is not None for change in plan.changes)
    assert written >= 1
    real = os.replace
    for number in range(written):
        calls = []

        def replace(source, target, number=number, calls=calls):
            calls.append(target)
            if len(calls) == number + 1:
                happens(target)
            real(source, target)

        monkeypatch.setattr(writing.os, "replace", replace)
        with pytest.raises((MopscertError, KeyboardInterrupt)):
            writing.write(copy, plan.changes)
        assert _tree(copy) == before
    monkeypatch.setattr(writing.os, "replace", real)
    tried(copy, plan)
    writing.write(copy, plan.changes)
    assert _tree(copy) != before


def test_a_trial_that_is_interrupted_leaves_nothing(copy, monkeypatch, tmp_path):
    before = _tree(copy)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("mopscert.scaffold.trial.check", lambda _root: _interrupt(None))
    with pytest.raises(KeyboardInterrupt):
        tried(copy, VERBS["rename"](Desk(copy)))
    assert _tree(copy) == before
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


LINKS = {
    "curriculum/glossary.yaml": ("duplicate", "double"),
    "curriculum/associate/tagged-links/lesson.md": ("tagged-links", "links-with-tags"),
    "quizzes/associate/tagged-links.yaml": ("tagged-links", "links-with-tags"),
}


@pytest.mark.parametrize("name", LINKS)
def test_nothing_is_written_through_a_link(copy, name):
    kept = copy / "kept"
    (copy / name).rename(kept)
    (copy / name).symlink_to(kept)
    before = _tree(copy)
    old, new = LINKS[name]
    desk = Desk(copy)
    plan = rename(desk, desk.find(old), new)
    with pytest.raises(MopscertError, match=f"^{name} is a link, and links are not written through$"):
        writing.write(copy, plan.changes)
    assert _tree(copy) == before
    assert (copy / name).is_symlink()


def test_what_changed_since_it_was_read_is_not_overwritten(copy):
    desk = Desk(copy)
    (copy / "curriculum/glossary.yaml").write_text("terms: []\n")
    with pytest.raises(RefusedError, match=r"^curriculum/glossary\.yaml was changed by somebody else meanwhile"):
        rename(desk, desk.find("duplicate", "term"), "double")


def test_ends_of_lines_and_a_byte_order_mark_stay(copy):
    glossary = copy / "curriculum/glossary.yaml"
    before = b"\xef\xbb\xbf" + glossary.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    glossary.write_bytes(before)
    desk = Desk(copy)
    writing.write(copy, rename(desk, desk.find("duplicate", "term"), "double").changes)
    after = glossary.read_bytes()
    expected = before.replace(b"id: duplicate\r\n", b"id: double\r\n").replace(
        b"    see: [suppression-list]\r\n", b"    see: [suppression-list]\r\n    aliases: [duplicate]\r\n"
    )
    assert after == expected
