"""Everything fits on a narrow screen: nothing runs out of it sideways, on any kind of page."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from mopscert.pages import words

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
# Whether the middle of what has the focus, or of the label that stands for it, can be seen and is not covered.
SEEN = """() => {
  let held = document.activeElement;
  if (held.matches(".md-option")) held = held.nextElementSibling;
  held = held.closest(".mops-q__option") ?? held;
  const { left, top, width, height } = held.getClientRects()[0];
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return Boolean(found) && (held.contains(found) || found.contains(held));
}"""
MENU = {"mkdocs": "Menu", "zensical": "Navigation"}
WIDER = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"


def test_no_page_scrolls_sideways(visit, kinds):
    page = visit(viewport={"width": WIDTHS[0], "height": 800}, expected=NOT_FOUND)
    found = {}
    for kind, (host, address) in kinds.items():
        page.go(address, host)
        for width in WIDTHS:
            page.page.set_viewport_size({"width": width, "height": 800})
            found[kind, width] = [page.page.evaluate(WIDER), page.page.evaluate(OUTSIDE)]
    assert {each: seen for each, seen in found.items() if seen != [0, []]} == {}


def test_an_answered_question_does_not_scroll_sideways(visit, lesson_page, choices):
    page = visit(lesson_page, viewport={"width": WIDTHS[1], "height": 800})
    for number, item in enumerate(choices):
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


@pytest.mark.parametrize("kind", ["lesson", "home", "contribute"])
def test_the_keyboard_never_stops_out_of_sight(kind, visit, lesson_page):
    address = {"lesson": lesson_page, "home": "", "contribute": "contribute/"}[kind]
    page = visit(viewport={"width": 390, "height": 800}).go_softly(address)
    stops = []
    while len(stops) < 18:
        page.page.keyboard.press("Tab")
        page.quiet()
        stops.append(page.page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
        if stops[-1].startswith("<body"):
            break
        assert _is_seen(page), stops[-1]
    assert len(stops) > 10


def _is_seen(page) -> bool:
    # Waited for, because what takes the focus may still be sliding in.
    try:
        page.page.wait_for_function(SEEN, timeout=3_000)
    except PlaywrightTimeout:
        return False
    return True


def test_the_keyboard_opens_the_menu_and_gets_to_another_level(visit, lesson, lesson_page, curriculum, builder):
    page = visit(viewport={"width": 390, "height": 800}, reduced_motion="reduce").go_softly(lesson_page)
    other = next(level for level in curriculum.programme.file.levels if level.id != lesson.level)
    own = next(level for level in curriculum.programme.file.levels if level.id == lesson.level)
    for wanted in (MENU[builder], own.title, other.title):
        _tab_to(page, wanted)
        page.page.keyboard.press("Enter")
    page.page.wait_for_url(f"{page.home}{other.id}/")


def test_the_keyboard_leaves_a_list_in_a_list_of_the_menu(visit, builder):
    w = words.catalogue()
    inner, outer = w["formats"]["title"], w["nav"]["contribute"]
    page = visit(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.go_softly("contribute/formats/module/")
    _tab_to(page, MENU[builder])
    page.page.keyboard.press("Enter")
    assert outer not in _tab_to(page, inner), "the list that the open one covers cannot be left"
    page.page.keyboard.press("Enter")
    _tab_to(page, outer, "Shift+Tab")
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".md-sidebar--primary").get_by_role("link", name=w["nav"]["home"])).to_be_visible()


def _tab_to(page, text: str, key: str = "Tab") -> list[str]:
    """Go on by the keyboard until something has the focus that reads so, and return what had it before."""
    passed: list[str] = []
    while len(passed) < 40:
        page.page.keyboard.press(key)
        page.quiet()
        if page.focused() == text:
            return passed
        passed.append(page.focused())
    return pytest.fail(f"the keyboard does not get to {text}")
