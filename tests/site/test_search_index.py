"""Search finds what lessons say, and nothing of questions: out of its question, a wrong option reads like a fact."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

from mopscert.model import Curriculum, answers
from mopscert.pages import words

from .dom import UNSEEN, Element

# Both builders' indexes must keep the answers back.
INDEXES = {"mkdocs": ("built_site", "search/search_index.json"), "zensical": ("zensical_site", "search.json")}
MARK = "data-search-exclude"
WORD = re.compile(r"[^\W_]{3,}")
# A text of so many words stands nowhere else by chance.
LONG = 6


@pytest.fixture(scope="session", params=INDEXES)
def found(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """All text that a search can find, without markup, by the address of its page."""
    site, name = INDEXES[request.param]
    told = json.loads((request.getfixturevalue(site) / name).read_text("utf-8"))
    pages: dict[str, list[str]] = {}
    for each in told.get("docs") or told["items"]:
        texts = pages.setdefault(each["location"].partition("#")[0], [])
        texts += [_plain(each["title"]), _plain(each["text"])]
    return {address: " ".join(texts) for address, texts in pages.items()}


@pytest.fixture(scope="session")
def index(found: Mapping[str, str]) -> str:
    return " ".join(found.values())


def test_each_word_of_a_lesson_is_found_on_its_page(
    found: Mapping[str, str], articles: dict[str, Element], curriculum: Curriculum
):
    for module in curriculum.modules:
        page = f"modules/{module.id}/"
        said = {word for text, is_marked in _texts(articles[page]) if not is_marked for word in WORD.findall(text)}
        assert len(said) > 20
        assert sorted(word for word in said if word not in found[page]) == [], page


def test_what_is_marked_is_not_found(articles: dict[str, Element], found: Mapping[str, str]):
    """The theme ends a mark where anything with the same tag ends inside it, so marks stand on other elements."""
    for address, article in articles.items():
        texts = list(_texts(article))
        open_to_all = _squeezed(" ".join(text for text, is_marked in texts if not is_marked))
        marked = {_squeezed(text) for text, is_marked in texts if is_marked}
        seen = [text for text in marked if len(text.split()) >= LONG and text in found.get(address, "")]
        seen = [text for text in seen if text not in open_to_all]
        assert seen == [], address


def test_what_questions_ask_is_not_found(index: str, curriculum: Curriculum):
    assert curriculum.questions
    stems = [_squeezed(item.stem.strip().rsplit("\n\n", 1)[-1].rstrip(":")) for item in curriculum.questions.values()]
    assert [stem for stem in stems if len(stem.split()) >= LONG and stem in index] == []


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


def test_what_a_dialogue_leads_to_is_not_found(index: str, curriculum: Curriculum):
    dialogues = [module.dialogue for module in curriculum.modules if module.dialogue]
    assert dialogues
    for dialogue in dialogues:
        told = [_squeezed(option.consequence) for node in dialogue.nodes for option in node.options]
        assert [text for text in told if text in index] == [], dialogue.title


def test_a_glossary_term_is_found(index: str, curriculum: Curriculum):
    assert [term.id for term in curriculum.terms.values() if _squeezed(term.definition) not in index] == []


def _texts(element: Element, is_marked: bool = False) -> Iterator[tuple[str, bool]]:
    """Pieces of text, and whether they are marked to be kept out of the search."""
    is_marked = is_marked or MARK in element.attributes
    for node in element.nodes:
        if isinstance(node, str):
            yield node, is_marked
        elif node.tag not in UNSEEN:
            yield from _texts(node, is_marked)


def _plain(html: str) -> str:
    return _squeezed(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|code|em|strong)\b[^>]*>", "", html))))


def _squeezed(text: str) -> str:
    return " ".join(re.sub(r"[*`]", "", text).split())


def test_both_builders_write_an_index(built_site: Path, zensical_site: Path):
    assert (built_site / INDEXES["mkdocs"][1]).stat().st_size > 100_000
    assert (zensical_site / INDEXES["zensical"][1]).stat().st_size > 100_000
