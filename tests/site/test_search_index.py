"""Search finds questions by what they ask, and never gives an answer away."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from mopscert.model import Curriculum, Pool, answers
from mopscert.pages import words

# Both builders' indexes must keep the answers back.
INDEXES = {"mkdocs": ("built_site", "search/search_index.json"), "zensical": ("zensical_site", "search.json")}


@pytest.fixture(scope="session", params=INDEXES)
def index(request: pytest.FixtureRequest) -> str:
    """All text that a search can find, without markup."""
    site, name = INDEXES[request.param]
    found = json.loads((request.getfixturevalue(site) / name).read_text("utf-8"))
    sections = found.get("docs") or found["items"]
    return " ".join(" ".join([_plain(each["title"]), _plain(each["text"])]) for each in sections)


def test_stems_and_options_are_found(index: str, curriculum: Curriculum):
    asked = [item for item in curriculum.questions.values() if item.pool == Pool.LESSON]
    assert asked
    # A stem that ends in a colon ends in a full stop where another sentence follows.
    stems = [item.stem.strip().rsplit("\n\n", 1)[-1].rstrip(":") for item in asked]
    options = [answer.text for item in asked for answer in answers(item) if answer.text]
    assert [text for text in (*stems, *options) if _squeezed(text) not in index] == []


def test_reasons_hints_and_principles_are_not_found(index: str, curriculum: Curriculum):
    for item in curriculum.questions.values():
        kept = [
            item.explanation,
            item.hint or item.explanation,
            *(answer.why for answer in answers(item) if answer.why),
        ]
        assert [text for text in kept if _squeezed(text) in index] == [], item.id


def test_keys_are_not_found(index: str):
    question = words.catalogue()["question"]
    assert question["key"] not in index
    assert question["learn"] not in index


def test_a_glossary_term_is_found(index: str, curriculum: Curriculum):
    assert [term.id for term in curriculum.terms.values() if _squeezed(term.definition) not in index] == []


def _plain(html: str) -> str:
    return _squeezed(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|code|em|strong)\b[^>]*>", "", html))))


def _squeezed(text: str) -> str:
    return " ".join(re.sub(r"[*`]", "", text).split())


def test_both_builders_write_an_index(built_site: Path, zensical_site: Path):
    assert (built_site / INDEXES["mkdocs"][1]).stat().st_size > 100_000
    assert (zensical_site / INDEXES["zensical"][1]).stat().st_size > 100_000
