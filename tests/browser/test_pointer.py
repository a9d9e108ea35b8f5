"""A finger or a shaking hand hits what it means: whole rows choose, and nothing to press is small."""

import pytest

from .facts import wrong

EDGE = 1
LEAST = 44
CONTROLS = ".mops-q__option, .mops-q__actions button:not([hidden]), .mops-q summary"
# What is seldom used may be smaller (WCAG 2.5.8).
TOOLS, LEAST_OF_TOOLS = ".mops-q__tools :is(a, button)", 24


def test_a_click_anywhere_in_a_row_chooses_it(visit, lesson_page, single, multiple):
    page = visit(lesson_page)
    for item in (single, multiple):
        shown = page.question(item)
        for number in range(len(item.options)):
            row = shown.rows.nth(number)
            row.scroll_into_view_if_needed()
            box = row.bounding_box()
            for x in (EDGE, box["width"] / 2, box["width"] - EDGE):
                for y in (EDGE, box["height"] - EDGE):
                    page.page.mouse.click(box["x"] + x, box["y"] + y)
                    assert shown.chosen() == [row.locator("input").get_attribute("value")], (x, y)
                    row.locator("input").evaluate("(input) => (input.checked = false)")


def test_a_click_on_a_mark_chooses_its_row(visit, lesson_page, single):
    page = visit(lesson_page)
    first, second = wrong(single)
    shown = page.question(single).answer(first).choose(second)
    shown.element.locator(".mops-q__state").click(force=True)
    assert shown.chosen() == [first]


def test_a_click_on_a_choice_shows_no_focus_ring(visit, lesson_page, multiple):
    page = visit(lesson_page)
    row = page.question(multiple).rows.first
    row.click()
    assert row.evaluate("(row) => getComputedStyle(row).outlineStyle") == "none"


@pytest.mark.parametrize("width", [1280, 320])
def test_rows_and_buttons_are_large(width, visit, lesson_page, single):
    page = visit(lesson_page, viewport={"width": width, "height": 900})
    page.question(single).answer(wrong(single)[0]).answer(wrong(single)[1])
    sizes = page.page.locator(CONTROLS).evaluate_all(
        """(all) => all.filter((each) => each.checkVisibility())
          .map((each) => [each.outerHTML.slice(0, 120), each.getBoundingClientRect().height])"""
    )
    assert len(sizes) > 50
    assert [each for each in sizes if each[1] < LEAST] == []
    tools = page.page.locator(TOOLS).evaluate_all(
        "(all) => all.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().height)"
    )
    assert len(tools) > 20
    assert min(tools) >= LEAST_OF_TOOLS
