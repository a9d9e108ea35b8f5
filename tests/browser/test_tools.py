"""What can be done with a question besides answering it: forget the answer, take its address along."""

import pytest
from playwright.sync_api import expect

from mopscert.pages import words

from .facts import LABELS, right

SAYS = words.catalogue()["web"]["tools"]


def test_an_answer_can_be_forgotten_where_it_was_given(visit, lesson_page, single, another):
    page = visit(lesson_page)
    shown = page.question(single)
    forget = shown.element.get_by_role("button", name=LABELS["forget"])
    expect(forget).to_be_hidden()
    shown.answer(right(single)[0])
    page.question(another).answer(right(another)[0])
    forget.click()
    expect(shown.element.get_by_role("status")).to_have_text(SAYS["forgotten"])
    assert list(page.stored()["items"]) == [another.id]
    assert (shown.marks(), shown.feedback(), shown.key.is_visible()) == ({}, "", False)
    assert page.focused() in [option.id for option in single.options]
    expect(forget).to_be_hidden()
    page.reload()
    assert page.question(single).is_untouched()


def test_the_link_to_a_question_is_copied(visit, lesson_page, single):
    page = visit(lesson_page)
    page.page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard", {
          value: { writeText: async (text) => (window.copied = text) },
        })"""
    )
    shown = page.question(single)
    shown.element.get_by_role("link", name=LABELS["link"]).click()
    expect(shown.element.get_by_role("status")).to_have_text(SAYS["copied"])
    assert page.page.evaluate("() => window.copied") == f"{page.home}{lesson_page}#q-{single.id}"
    assert page.focused() == LABELS["link"]


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject(new Error()) }"])
def test_without_a_clipboard_the_link_is_a_link(clipboard, visit, lesson_page, single):
    page = visit(lesson_page, script=f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }});")
    shown = page.question(single)
    shown.element.get_by_role("link", name=LABELS["link"]).click()
    expect(page.page).to_have_url(f"{page.home}{lesson_page}#q-{single.id}")
    assert shown.verdict() == ""
