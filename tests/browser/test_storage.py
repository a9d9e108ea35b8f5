"""A learner can work whatever the browser's storage holds or refuses, and is told what is not kept."""

import json

import pytest
from playwright.sync_api import expect

from .facts import right, said

REFUSED = "the test refuses storage"
REFUSALS = {
    "forbidden": f"Object.defineProperty(window, 'localStorage', {{ get() {{ throw new Error('{REFUSED}'); }} }});",
    "unreadable": f"Storage.prototype.getItem = () => {{ throw new Error('{REFUSED}'); }};",
    "full": f"Storage.prototype.setItem = () => {{ throw new DOMException('{REFUSED}', 'QuotaExceededError'); }};",
}
DAMAGED = {
    "cut off": '{"schema": 1, "items": {',
    "a list": "[]",
    "empty": "",
    "a number": "7",
    "without items": '{"schema": 1}',
}


def _holding(text: str) -> str:
    """A script that puts a text into storage once, as if an earlier visit had left it."""
    return f"sessionStorage.done ??= localStorage.setItem('mops:v1', {json.dumps(text)}) ?? 'done';"


@pytest.mark.parametrize("refusal", REFUSALS)
def test_answers_last_in_memory_where_nothing_can_be_stored(refusal, visit, lesson_page, shared):
    # The theme's own scripts, which keep the colour scheme, do not bear it.
    page = visit(script=REFUSALS[refusal], expected=REFUSED)
    page.go_softly(lesson_page)
    assert page.question(shared).answer(right(shared)[0]).verdict() == said("right_single")
    page.page.get_by_role("link", name="Home", exact=True).first.click()
    expect(page.page).to_have_url(page.home)
    expect(page.question(shared).element.locator(".mops-q__feedback")).to_contain_text(said("before_first"))
    assert page.page.locator(".mops-q__note", has_text=said("problem_memory")).count() == 1
    assert page.is_kept()


@pytest.mark.parametrize("kind", DAMAGED)
def test_damaged_answers_are_set_aside_and_new_ones_kept(kind, visit, lesson_page, single):
    page = visit(lesson_page, script=_holding(DAMAGED[kind]))
    first = page.page.locator("mops-self-check").first.get_attribute("data-question")
    told = page.page.locator(".mops-q__note")
    expect(told).to_have_text([said("problem_damaged")])
    assert page.page.locator(f'[data-question="{first}"] .mops-q__note').count() == 1
    assert page.page.evaluate("() => localStorage.getItem('mops:v1:damaged')") == DAMAGED[kind]
    page.question(single).answer(right(single)[0])
    page.reload()
    assert page.question(single).feedback().startswith(said("before_first"))
    assert page.page.locator(".mops-q__note", has_text=said("problem_damaged")).count() == 0


def test_what_is_sound_among_damaged_answers_stays(visit, lesson_page, single, another):
    page = visit(lesson_page)
    page.question(single).answer(right(single)[0])
    held = page.stored()
    held["items"][another.id] = 7
    other = visit(lesson_page, script=_holding(json.dumps(held)))
    assert other.question(single).feedback().endswith(page.question(single).feedback())
    assert said("before_first") in other.question(single).feedback()
    assert other.question(another).marks() == {}


def test_answers_of_a_newer_site_are_not_touched(visit, lesson_page, single):
    newer = json.dumps({"schema": 3, "items": [[single.id, 1]]})
    page = visit(lesson_page, script=_holding(newer))
    expect(page.page.locator(".mops-q__note")).to_have_text([said("problem_newer")])
    assert page.question(single).answer(right(single)[0]).verdict() == said("right_single")
    assert page.page.evaluate("() => localStorage.getItem('mops:v1')") == newer
    keys = page.page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('mops'))")
    assert keys == ["mops:v1"]
