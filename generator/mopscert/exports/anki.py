"""The lesson questions as an Anki deck, whose cards a later deck brings up to date instead of doubling them."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import escape
from urllib.parse import urljoin

import genanki
import msgspec

from mopscert import addresses
from mopscert.archive import archive
from mopscert.model import Curriculum, Level, Module, Pool, Programme, Question
from mopscert.pages import words
from mopscert.pages.context import context
from mopscert.pages.question_parts import parts
from mopscert.pages.templating import template
from mopscert.prose.html import Context, Target, render_text

# Never changed: by these numbers Anki knows the note type and the decks again.
_NOTE_TYPE = 1_763_800_001
_DECKS = 1_763_800_000
_CSS = """
.card { font: 18px/1.5 system-ui, sans-serif; max-width: 40em; margin: auto; padding: 1em; }
.card :is(ol, ul) { padding-left: 1.4em; }
.right { font-weight: bold; }
.from { font-size: 14px; opacity: .8; }
table { border-collapse: collapse; } td, th { border: 1px solid; padding: .2em .5em; text-align: left; }
"""


class Deck(msgspec.Struct, frozen=True):
    """An Anki package, and how many questions are in it."""

    content: bytes
    questions: int


def anki_deck(curriculum: Curriculum, programme: Programme, site: str, moment: datetime) -> Deck:
    """All lesson questions as an Anki package; the same questions at the same moment give the same bytes.

    `site` is the address of the site, with a slash at its end, or "" for cards without links. At `moment`, which has a
    time zone, the cards count as changed: Anki replaces a card that it has by one that is newer.
    """
    decks = [deck for level in programme.levels for deck in _decks(curriculum, programme, level, site)]
    packed = io.BytesIO()
    genanki.Package(decks).write_to_file(packed, timestamp=moment.timestamp())
    with zipfile.ZipFile(packed) as package:
        files = [(name, _unsigned(package.read(name))) for name in package.namelist()]
    return Deck(archive(files, moment), sum(len(deck.notes) for deck in decks))


def _unsigned(content: bytes) -> bytes:
    """A file without the number of the SQLite that wrote it, which nothing reads and each Python has another of."""
    if not content.startswith(b"SQLite format 3\0"):
        return content
    return content[:96] + bytes(4) + content[100:]


def _decks(curriculum: Curriculum, programme: Programme, level: Level, site: str) -> Iterator[genanki.Deck]:
    note_type = _note_type(programme)
    about = words.catalogue()["deck"]["about"].format(title=escape(programme.title), version=programme.version)
    for module in curriculum.of_level(level.id):
        items = module.quiz.pool(Pool.LESSON) if module.quiz else ()
        if items:
            name = f"{programme.title}::{level.title}::{module.title}"
            deck = genanki.Deck(_DECKS + _number(module.id), name, about)
            for item in items:
                deck.add_note(_note(curriculum, module, item, note_type, site))
            yield deck


def _number(name: str) -> int:
    """A number for a name, the same for ever."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:3], "big")


def _note_type(programme: Programme) -> genanki.Model:
    return genanki.Model(
        _NOTE_TYPE,
        f"{programme.title}: question",
        fields=[{"name": "Id"}, {"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Question", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
        css=_CSS,
    )


def _note(curriculum: Curriculum, module: Module, item: Question, note_type: genanki.Model, site: str) -> genanki.Note:
    links = _links(curriculum, module, site)
    case = next((each for each in (module.quiz.cases if module.quiz else ()) if each.id == item.case), None)
    values = {
        "item": item,
        "kind": type(item).__struct_config__.tag,
        "w": words.catalogue()["question"],
        "case": render_text(case.text, links) if case else "",
        "stem": render_text(item.stem, links),
        **parts(item, links, lambda _: None),
        "principle": render_text(item.explanation, links),
        "learn": links.resolve(item.learn),
        "module": module,
    }
    # Anki reads commands in square brackets, such as [sound:...], wherever they stand.
    front, back = (
        template(f"anki_{side}.html").render(values).strip().replace("[", "&#91;") for side in ("front", "back")
    )
    return genanki.Note(
        note_type,
        [item.id, front, back],
        guid=genanki.guid_for(item.id),
        tags=[f"module::{module.id}", f"objective::{module.id}.{item.objective}", f"level::{item.level}"],
    )


def _links(curriculum: Curriculum, module: Module, site: str) -> Context:
    """Links as full addresses below the site, or none."""
    page = addresses.module_page(module.id)
    inner = context(curriculum, page)

    def resolve(target: str) -> Target | None:
        found = inner.resolve(target)
        return Target(urljoin(urljoin(site, addresses.address(page)), found.href)) if found and site else None

    return Context(resolve=resolve, block_labels=inner.block_labels)
