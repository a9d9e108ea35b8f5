"""Lessons show their own questions, each once, as the data has them; readiness questions stay out of the site."""

import json
from pathlib import Path

import pytest

from mopscert.model import Curriculum, Module, Pool, Question
from mopscert.pages.addresses import address, module_page

from .dom import Element


def _shown(page: Element) -> list[Element]:
    return page.all("mops-self-check")


def test_a_lesson_shows_each_question_of_its_pool_once(lessons: list[Module], articles: dict[str, Element]):
    for module in lessons:
        shown = [element.get("data-question") for element in _shown(articles[address(module_page(module.id))])]
        assert sorted(shown) == sorted(item.id for item in module.quiz.pool(Pool.LESSON)), module.id


def test_other_pages_show_no_question_but_the_one_of_home(
    lessons: list[Module], articles: dict[str, Element], curriculum: Curriculum
):
    of_lessons = {address(module_page(module.id)) for module in lessons}
    others = {where: _shown(article) for where, article in articles.items() if where not in of_lessons}
    assert [where for where, shown in others.items() if shown] == [""]
    (shown,) = others[""]
    assert curriculum.questions[shown.get("data-question")].pool == Pool.LESSON


def test_a_question_is_marked_up_as_its_data_says(articles: dict[str, Element], curriculum: Curriculum):
    elements = [element for article in articles.values() for element in _shown(article)]
    assert elements
    for element in elements:
        assert _facts(element) == _wanted(curriculum.questions[element.get("data-question")])


def _facts(element: Element) -> dict[str, object]:
    key = element.one("details", "mops-q__key")
    return {
        "rev": element.get("data-rev"),
        "type": element.get("data-type"),
        "keys": element.get("data-keys"),
        "input types": {box.get("type") for box in element.all("input")},
        "options": sorted(box.get("value") for box in element.all("input")),
        "reasons": sorted(row.get("data-option") for row in key.all("li")),
        "right": sorted(row.get("data-option") for row in key.all("li") if "data-correct" in row.attributes),
    }


def _wanted(item: Question) -> dict[str, object]:
    ids = sorted(option.id for option in item.options)
    multiple = hasattr(item, "choose")
    return {
        "rev": str(item.rev),
        "type": "multiple" if multiple else "single",
        "keys": str(item.choose if multiple else 1),
        "input types": {"checkbox" if multiple else "radio"},
        "options": ids,
        "reasons": ids,
        "right": sorted(option.id for option in item.options if option.correct),
    }


@pytest.fixture(scope="session")
def kept_back(curriculum: Curriculum) -> list[Question]:
    found = [item for item in curriculum.questions.values() if item.pool == Pool.READINESS]
    assert found
    return found


def test_no_file_holds_a_readiness_question(kept_back: list[Question], built_site: Path):
    texts = {
        path.relative_to(built_site).as_posix(): path.read_text("utf-8")
        for path in built_site.rglob("*")
        if path.suffix in (".html", ".json", ".js", ".xml")
    }
    assert json.loads(texts["search/search_index.json"])["docs"]
    found = [(path, item.id) for path, text in texts.items() for item in kept_back if _names(item, text)]
    assert found == []


def _names(item: Question, text: str) -> bool:
    return f'"{item.id}"' in text or any(option.why in text for option in item.options)
