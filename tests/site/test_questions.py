"""Lessons show their own questions, each once, as the data has them; readiness questions stay out of the site."""

import json
from pathlib import Path

import pytest

from mopscert.addresses import CATALOGUE, address, module_page
from mopscert.model import Choice, Curriculum, Match, Module, Multiple, Number, Order, Pool, Question, answers

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
    key = element.one("details", "mops-q__key").all("li")
    return {
        "rev": element.get("data-rev"),
        "type": element.get("data-type"),
        "controls": sorted((box.get("type"), box.get("name"), box.get("value")) for box in element.all("input")),
        "lists": sorted((box.get("name"), len(box.all("option"))) for box in element.all("select")),
        "reasons": sorted(_named(row) for row in key),
        "right": sorted(_named(row) for row in key if "data-correct" in row.attributes),
        "ideas": sorted(row.get("data-idea") for row in key if row.get("data-idea")),
    }


PARTS = ("option", "step", "extra", "early", "late", "prompt", "confusion", "value")
NAMES = [f"data-{part}" for part in PARTS]


def _named(row: Element) -> tuple[str, ...]:
    return tuple(row.get(name) for name in NAMES if name in row.attributes)


def _wanted(item: Question) -> dict[str, object]:
    controls, lists, reasons, right = _parts(item)
    return {
        "rev": str(item.rev),
        "type": type(item).__name__.lower(),
        "controls": sorted(controls),
        "lists": sorted(lists),
        "reasons": sorted(reasons),
        "right": sorted(right),
        "ideas": sorted(answer.misconception for answer in answers(item) if answer.misconception),
    }


def _parts(item: Question) -> tuple[list, list, list, list]:
    """Controls, lists, reasons in the key, and those of them that are right."""
    match item:
        case Choice():
            kind = "checkbox" if isinstance(item, Multiple) else "radio"
            options = [(option.id,) for option in item.options]
            return [(kind, item.id, option.id) for option in item.options], [], options, [(o.id,) for o in item.keys]
        case Order():
            rows = [step.id for step in (*item.steps, *item.extras)]
            places = len(item.steps) + 1 + bool(item.extras)
            steps = [(step.id,) for step in item.steps]
            wrong = [*((e.id,) for e in item.extras), *((i.early, i.late) for i in item.inversions)]
            return [], [(row, places) for row in rows], [*steps, *wrong], steps
        case Match():
            prompts = [(prompt.id,) for prompt in item.prompts]
            wrong = [(prompt.id, each.target) for prompt in item.prompts for each in prompt.confusions]
            return [], [(prompt.id, len(item.targets) + 1) for prompt in item.prompts], [*prompts, *wrong], prompts
        case Number():
            slips = [(str(slip.value),) for slip in item.miscalculations]
            return [("text", "answer", "")], [], [(), *slips], [()]


@pytest.fixture(scope="session")
def kept_back(curriculum: Curriculum) -> list[Question]:
    found = [item for item in curriculum.questions.values() if item.pool == Pool.READINESS]
    assert found
    return found


def test_no_file_but_the_pools_of_the_checks_holds_a_readiness_question(kept_back: list[Question], built_site: Path):
    pools = built_site / "assets/mopscert/readiness"
    texts = {
        path.relative_to(built_site).as_posix(): path.read_text("utf-8")
        for path in built_site.rglob("*")
        if path.suffix in (".html", ".json", ".js", ".xml") and path.parent != pools
    }
    assert json.loads(texts["search/search_index.json"])["docs"]
    found = [(path, item.id) for path, text in texts.items() for item in kept_back if _names(item, text)]
    # The catalogue knows them by their ids, and of their texts the fingerprints.
    assert [(path, name) for path, name in found if path != CATALOGUE] == []
    assert not [item.id for item in kept_back if any(text in texts[CATALOGUE] for text in _texts(item))]


def _names(item: Question, text: str) -> bool:
    return f'"{item.id}"' in text or any(answer.why in text for answer in answers(item) if answer.why)


def _texts(item: Question) -> list[str]:
    return [item.stem.strip(), item.explanation.strip(), *(answer.why for answer in answers(item) if answer.why)]
