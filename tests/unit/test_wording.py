"""The words of the curriculum, and what the spelling program says about them."""

from pathlib import Path

import pytest
from tests import editing

from mopscert.checking import check
from mopscert.checks.texts import texts
from mopscert.errors import MopscertError
from mopscert.prose import parse, runs, spelling

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"


def test_runs_are_what_a_reader_sees():
    text = "## A *new* home {#home}\n\nRead\n[the guide](term:x) and `code`.\n\n"
    text += "| a |\n|---|\n| b |\n\n::: note Why\nc\n:::\n"
    assert [(run.kind, run.words, run.first_line) for run in runs(parse(text))] == [
        ("heading", "A new home", 0),
        ("paragraph", "Read the guide and ….", 2),
        ("cell", "a", 5),
        ("cell", "b", 7),
        ("title", "Why", 9),
        ("paragraph", "c", 10),
    ]


def test_phrases_are_found_as_whole_words_behind_letters_that_grow_when_made_small(tmp_path):
    folder = editing.copy(TINY, tmp_path / "copy")
    lesson = folder / "curriculum/professional/kind-refusals/lesson.md"
    lesson.write_text("İİİ Stop. A non-stop STOP, stopped, one_stop.\n\n" + lesson.read_text())
    found = texts(check(folder).curriculum)
    assert [(text.words[:3], written) for text, written in found.holding("stop")] == [("İİİ", "Stop"), ("İİİ", "STOP")]
    assert [written for _, written in found.holding_name("STOP")] == ["STOP"]


def test_every_text_of_the_curriculum_has_a_place(curriculum):
    each = texts(curriculum).each
    assert len(each) > 2000
    for text in each[:: len(each) // 200]:
        word = text.words.split(" ")[0]
        assert text.place(word).line >= 1


def test_misspelt_words_and_american_ones():
    found = spelling.misspelt(["colour", "color", "recieve", "organise", "Organize", "Straße"])
    assert found == {"color": ("colour",), "recieve": ("receive",), "Organize": ("Organise",)}
    assert spelling.misspelt([]) == {}


def test_without_the_program(monkeypatch):
    monkeypatch.setattr(spelling, "_program", lambda: "/bin/false")
    with pytest.raises(MopscertError, match="the spelling checker failed"):
        spelling.misspelt(["word"])
    monkeypatch.undo()
    monkeypatch.setattr(spelling.shutil, "which", lambda *_, **__: None)
    spelling._program.cache_clear()
    with pytest.raises(MopscertError, match="install this project's requirements again"):
        spelling.misspelt(["word"])
    spelling._program.cache_clear()
