"""Everything fits on a narrow screen: nothing runs out of it sideways, on any kind of page."""

import pytest

from .facts import right, wrong
from .visit import NOT_FOUND

WIDTHS = (390, 320)
# What runs out to the right, unless it stands in a box that scrolls or cuts off by design.
OUTSIDE = """() => {
  const held = (each) => {
    for (let box = each.parentElement; box; box = box.parentElement)
      if (box.tagName === "svg" || getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  return [...document.querySelectorAll("header *, main *, footer *")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 0.5 && !held(each))
    .map((each) => each.outerHTML.slice(0, 120));
}"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
KINDS = (
    *("home", "level", "lesson", "planned module", "syllabus", "glossary", "sources", "about", "contribute"),
    *("formats", "format", "rules", "rule family", "not found"),
)


def test_all_kinds_of_pages_are_looked_at(kinds):
    assert tuple(kinds) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_does_not_scroll_sideways(kind, visit, kinds):
    page = visit(kinds[kind], viewport={"width": WIDTHS[0], "height": 800}, expected=NOT_FOUND)
    for width in WIDTHS:
        page.page.set_viewport_size({"width": width, "height": 800})
        assert page.page.evaluate(WIDER) <= 0, width
        assert page.page.evaluate(OUTSIDE) == [], width


def test_an_answered_question_does_not_scroll_sideways(visit, lesson_page, questions):
    page = visit(lesson_page, viewport={"width": WIDTHS[1], "height": 800})
    for number, item in enumerate(questions):
        shown = page.question(item)
        count = len(right(item))
        if number % 2:
            shown.answer(*right(item))
        else:
            shown.answer(*[*wrong(item), *right(item)][:count])
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []


def test_text_can_be_twice_as_large(visit, lesson_page):
    page = visit(lesson_page, viewport={"width": 640, "height": 800})
    page.page.evaluate("() => (document.documentElement.style.fontSize = '250%')")
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []
