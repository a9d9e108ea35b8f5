"""The Anki deck, read by Anki itself: a second deck brings the cards up to date and doubles none."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from mopscert.checking import check
from mopscert.exports.anki import anki_deck
from mopscert.model import Curriculum, Pool

from .. import editing

SITE = "https://learn.example/"
MONDAY = datetime(2026, 11, 16, 9, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def _export(root: Path, out: Path, now: datetime, site: str = SITE) -> Curriculum:
    curriculum = check(root).curriculum
    out.write_bytes(anki_deck(curriculum, curriculum.programme.file, site, now).content)
    return curriculum


def _bring_in(collection: Collection, deck: Path) -> None:
    options = ImportAnkiPackageOptions()  # as its dialog offers them: newer notes replace older ones
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck), options=options))


def _notes(collection: Collection) -> dict[str, list[str]]:
    return {note.fields[0]: note.fields for note in map(collection.get_note, collection.find_notes(""))}


def test_each_lesson_question_becomes_one_card(collection, root, tmp_path):
    curriculum = _export(root, tmp_path / "deck.apkg", MONDAY)
    _bring_in(collection, tmp_path / "deck.apkg")
    asked = [item for item in curriculum.questions.values() if item.pool == Pool.LESSON]
    assert sorted(_notes(collection)) == sorted(item.id for item in asked)
    assert collection.card_count() == len(asked)
    decks = [deck.name for deck in collection.decks.all_names_and_ids()]
    assert "Open MOps Certification::Associate::What MOps is, and is not" in decks
    named = collection.decks.by_name("Open MOps Certification::Associate::What MOps is, and is not")
    assert "CC BY 4.0" in named["desc"]
    for _, front, back in _notes(collection).values():
        assert front.strip()
        assert f'href="{SITE}modules/' in back


def test_a_later_deck_brings_cards_up_to_date(collection, root, tmp_path):
    copy = editing.copy(root, tmp_path / "copy")
    _export(copy, tmp_path / "first.apkg", MONDAY)
    _bring_in(collection, tmp_path / "first.apkg")
    before = set(collection.find_cards(""))
    change = {"file": "quizzes/associate/what-mops-is.yaml", "replace": "What does the team lose first?"}
    editing.apply([{**change, "with": "What does the team miss first?"}], copy)
    _export(copy, tmp_path / "second.apkg", MONDAY + DAY)
    _bring_in(collection, tmp_path / "second.apkg")
    assert set(collection.find_cards("")) == before, "the same cards, with what Anki knows of their reviews"
    assert "What does the team miss first?" in _notes(collection)["purpose-of-the-change-log"][1]


def test_the_same_questions_are_the_same_bytes_whatever_sqlite_writes_them(root):
    curriculum = check(root).curriculum
    first, second = (anki_deck(curriculum, curriculum.programme.file, SITE, MONDAY) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first.content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 16, 9, 30, 12)}
        # https://www.sqlite.org/fileformat2.html#the_database_header
        assert package.read("collection.anki2")[96:100] == bytes(4)


def test_without_a_site_there_are_no_links(collection, root, tmp_path):
    _export(root, tmp_path / "deck.apkg", MONDAY, site="")
    _bring_in(collection, tmp_path / "deck.apkg")
    assert [name for name, fields in _notes(collection).items() if "<a " in "".join(fields)] == []


def test_square_brackets_are_no_commands(collection, root, tmp_path):
    copy = editing.copy(root, tmp_path / "copy")
    change = {"file": "quizzes/associate/what-mops-is.yaml", "replace": "What does the team lose first?"}
    editing.apply([{**change, "with": "Which [sound:x.mp3] does the team lose first?"}], copy)
    _export(copy, tmp_path / "deck.apkg", MONDAY)
    _bring_in(collection, tmp_path / "deck.apkg")
    card = next(card for card in collection.find_cards("purpose-of-the-change-log"))
    assert collection.get_card(card).question_av_tags() == []
    assert "&#91;sound:x.mp3]" in collection.get_card(card).question()


def test_the_command_says_what_it_wrote(command, tmp_path):
    done = command("mopscert", "export", "anki", "--out", str(tmp_path / "deck.apkg"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(f" questions in {tmp_path / 'deck.apkg'}\n")
    refused = command("mopscert", "export", "anki", "--out", str(tmp_path / "no" / "deck.apkg"))
    assert refused.returncode == 2
    assert "cannot write" in refused.stderr
