"""axe finds nothing to object to, on whole pages, the theme included."""

from importlib import resources

import pytest

from .facts import right, wrong
from .test_narrow import KINDS
from .visit import NOT_FOUND

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async (selectors) => {
  const options = { resultTypes: ["violations", "incomplete"], rules: { "target-size": { enabled: true } } };
  const found = await axe.run({ exclude: selectors }, options);
  const list = (rows) => rows.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    [id, target.join(" "), [...any, ...all, ...none].map(({ message }) => message).join(" ")]));
  return { violations: list(found.violations), incomplete: list(found.incomplete) };
}"""
# Where the theme lets wide tables scroll, axe misses a tabindex. Chromium and Firefox let the keyboard scroll such
# boxes without one, which test_keyboard.py proves; the boxes are made by the theme's script.
SCROLLING = [".md-typeset__scrollwrap"]


def _examined(page, exclude: list[str]) -> dict[str, list[list[str]]]:
    page.page.mouse.move(1, 1)
    page.quiet()
    page.page.evaluate(AXE)
    return page.page.evaluate(RUN, exclude)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page(kind, scheme, visit, kinds):
    page = visit(kinds[kind], color_scheme=scheme, expected=NOT_FOUND)
    assert _examined(page, [])["violations"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_on_a_narrow_screen(kind, visit, kinds):
    page = visit(kinds[kind], viewport={"width": 390, "height": 800}, expected=NOT_FOUND)
    assert _examined(page, SCROLLING)["violations"] == []


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_questions_after_wrong_told_and_right(scheme, forced, visit, lesson_page, single, another, multiple, shared):
    page = visit(lesson_page, color_scheme=scheme, forced_colors=forced)
    page.question(single).answer(wrong(single)[0])
    page.question(another).answer(wrong(another)[0]).answer(wrong(another)[1])
    page.question(multiple).answer(*wrong(multiple)[:2]).check()
    page.question(shared).answer(right(shared)[0])
    fresh = _examined(page, [])
    assert fresh["violations"] == []
    assert [each for each in fresh["incomplete"] if "mops-q" in each[1] or "#q-" in each[1]] == []
    page.reload()
    assert _examined(page, [])["violations"] == []


def test_axe_would_object(visit, lesson_page):
    page = visit(lesson_page)
    page.page.evaluate("() => document.querySelector('.mops-q__option label').remove()")
    page.page.evaluate("() => document.querySelector('.mops-q').append(document.createElement('input'))")
    assert "label" in {each[0] for each in _examined(page, [])["violations"]}
