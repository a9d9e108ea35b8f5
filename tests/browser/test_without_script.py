"""Without script a lesson is complete: every question with its answer and all reasons, and no dead control."""

import re

import pytest
from playwright.sync_api import Route

from mopscert import addresses
from mopscert.model import Choice, Pool

from .facts import LABELS, paragraphs, plain, right, stem, texts, whys

BOXES = """() => [...document.querySelectorAll("h2, .mops-q, .mops-q__option, .mops-q__stem")]
  .map((each) => JSON.stringify(each.getBoundingClientRect()))"""
VISIBILITY = "(key) => getComputedStyle(key).visibility"


@pytest.fixture(scope="module")
def modules(curriculum):
    found = [module for module in curriculum.modules if module.lesson]
    assert found
    return found


def test_every_question_can_be_read_with_its_answer(visit, modules):
    page = visit(java_script_enabled=False)
    for module in modules:
        page.go(addresses.address(addresses.module_page(module.id)))
        for item in module.quiz.pool(Pool.LESSON):
            shown = page.question(item)
            seen = " ".join(shown.element.inner_text().split())
            assert [text for text in (*paragraphs(item.stem)[:-1], stem(item)) if text not in seen] == [], item.id
            assert [text for text in texts(item) if text not in seen] == [], item.id
            assert not [text for text in whys(item) if text in seen], item.id
            shown.key.locator("summary").click()
            told = shown.key_text()
            wanted = [*whys(item), *paragraphs(item.explanation), *([plain(item.hint)] if item.hint else ())]
            assert [text for text in wanted if text not in told] == [], item.id
            rows = shown.key.locator("li[data-correct]").all()
            if isinstance(item, Choice):
                assert sorted(row.get_attribute("data-option") for row in rows) == sorted(right(item))
                assert {row.locator(".mops-q__mark").inner_text() for row in rows} == {LABELS["right"]}
            assert rows, item.id
            assert shown.key.get_by_role("link", name=_heading(module, item)).is_visible()


def _heading(module, item) -> str:
    return next(plain(each.text) for each in module.lesson.headings if f"#{each.anchor}" == item.learn)


def test_no_button_is_there_that_does_nothing(visit, lesson_page):
    page = visit(lesson_page, java_script_enabled=False)
    assert page.page.locator(".mops-q button").count() > 0
    assert page.page.locator("article button:visible").count() == 0


def test_enter_in_a_question_neither_reloads_nor_leaves(visit, lesson_page, single, multiple):
    page = visit(lesson_page, java_script_enabled=False)
    for item in (single, multiple):
        page.question(item).inputs.first.check()
        page.question(item).inputs.first.press("Enter")
        assert page.question(item).chosen() == [page.question(item).inputs.first.get_attribute("value")]
    assert page.page.url == page.home + lesson_page


def test_the_key_shows_when_the_script_never_arrives(visit, lesson_page, single):
    page = visit(expected="net::ERR_FAILED")
    page.page.route("**/self-check.js", lambda route: route.abort())
    page.page.goto(page.home + lesson_page, wait_until="domcontentloaded")
    key = page.question(single).key
    assert key.evaluate(VISIBILITY) == "hidden"
    handle = key.element_handle()
    page.page.wait_for_function(f"(key) => ({VISIBILITY})(key) === 'visible'", arg=handle, timeout=4_000)
    key.locator("summary").click()
    assert whys(single)[0] in page.question(single).key_text()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_moves_when_the_scripts_arrive(width, visit, lesson_page):
    page = visit(viewport={"width": width, "height": 900})
    held: list[Route] = []
    page.page.route(re.compile(r"/(bundle\.\w+\.min|mops)\.js$"), lambda route: held.append(route))
    with page.page.expect_request("**/mops.js"):
        page.page.goto(page.home + lesson_page, wait_until="commit")
    before = page.page.evaluate(BOXES)
    assert len(held) == 2
    for route in held:
        route.continue_()
    page.ready()
    assert page.page.locator(".mops-q__actions:visible").count() > 0
    assert page.page.evaluate(BOXES) == before
