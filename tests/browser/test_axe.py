"""axe finds nothing to object to, on pages of every kind and in every state, the theme included."""

from collections.abc import Sequence
from importlib import resources

from playwright.sync_api import expect

from mopscert.checking import check
from mopscert.model import Pool

from .facts import right, said, wrong
from .hands import answer
from .kept import holding, record, state
from .visit import HOSTS, NOT_FOUND, Visit

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async ([exclude, rules]) => {
  const options = { resultTypes: ["violations", "incomplete"], ...rules };
  const found = await axe.run({ exclude }, options);
  const list = (rows) => rows.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    [id, target.join(" "), [...any, ...all, ...none].map(({ message }) => message).join(" ")]));
  return { violations: list(found.violations), incomplete: list(found.incomplete) };
}"""
# axe reads the colour of text from a property that Chromium reports as it is without forced colours.
FORCED = """() => {
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return getPropertyValue.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}"""
# A link of a list that is scrolled may stand half under the title of the list, as text may under any edge.
TO_TOP = """() => document.querySelectorAll(".md-sidebar__scrollwrap").forEach((each) => each.scrollTo(0, 0))"""
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast"]}
SIZES = {"rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}}}
PLAIN = (("light", "none"), ("dark", "none"))
LOOKS = (*PLAIN, ("light", "active"), ("dark", "active"))
# States are looked at in all four; for whole pages one with forced colours is enough, as these are the system's own.
ON_PAGES = (*PLAIN, ("dark", "active"))
# Where the theme lets wide tables scroll, axe misses a tabindex. Chromium and Firefox let the keyboard scroll such
# boxes without one, which test_keyboard.py proves; the boxes are made by the theme's script.
SCROLLING = [".md-typeset__scrollwrap"]
NARROW = {"width": 390, "height": 800}


def examined(page: Visit, rules: dict = ALL, exclude: list[str] = SCROLLING) -> dict[str, list[list[str]]]:
    """What axe objects to, and what it cannot decide: rule, place and reason of each."""
    page.page.mouse.move(1, 1)
    page.quiet()
    page.page.evaluate(TO_TOP)
    if not page.page.evaluate("() => 'axe' in window"):
        page.page.evaluate(AXE)
        page.page.evaluate(FORCED)
    return page.page.evaluate(RUN, [exclude, rules])


def objections(page: Visit, looks: Sequence[tuple[str, str]] = LOOKS) -> list[list[str]]:
    """What axe objects to in any look of an open page, which keeps the last; what hangs on no colours is asked once."""
    found = []
    for look in looks:
        page.look(*look)
        seen = examined(page, ALL if look == looks[0] else COLOURS)
        found += [[*look, *each] for each in seen["violations"]]
        found += [[*look, *each] for each in seen["incomplete"] if look in PLAIN and _is_of_question(each)]
    return found


def _is_of_question(found: list[str]) -> bool:
    return "mops-q" in found[1] or "#q-" in found[1]


def test_pages_of_every_kind(visit, kinds):
    page = visit(expected=NOT_FOUND)
    found = {}
    for kind, (host, address) in kinds.items():
        page.page.set_viewport_size({"width": 1280, "height": 900})
        page.go(address, host)
        found[kind] = objections(page, ON_PAGES)
        page.page.set_viewport_size(NARROW)
        found[kind] += examined(page, SIZES)["violations"]
    assert {kind: each for kind, each in found.items() if each} == {}
    assert len(found) > 25


def test_questions_of_a_lesson_after_wrong_told_and_right(visit, lesson_page, single, another, multiple, shared):
    page = visit(lesson_page)
    page.question(single).answer(wrong(single)[0])
    page.question(another).answer(wrong(another)[0]).answer(wrong(another)[1])
    page.question(multiple).answer(*wrong(multiple)[:2]).check()
    page.question(shared).answer(right(shared)[0])
    assert objections(page) == []
    page.reload()
    assert examined(page)["violations"] == []


def test_every_type_in_every_state(visit, root):
    exam = check(root / "tests" / "fixtures" / "exam").curriculum
    module = exam.modules[0]
    asked = module.quiz.pool(Pool.LESSON)
    assert len({type(item) for item in asked}) == len(asked) == 5
    revised = state({item.id: record(item.rev - 1, True, True) for item in asked})
    page = visit(f"modules/{module.id}/", host=HOSTS[3], script=holding(revised))
    assert page.question(asked[0]).feedback() == said("revised")
    assert objections(page) == []
    for is_right in (False, False, True):
        for item in asked:
            shown = page.question(item)
            if shown.again_button.is_visible():
                shown.again_button.click()
            answer(shown.element, item, right=is_right)
            shown.check()
            expect(shown.element.get_by_role("status")).not_to_be_empty()
        assert objections(page) == [], is_right


def test_axe_would_object(visit, lesson_page):
    page = visit(lesson_page)
    page.page.evaluate("() => document.querySelector('.mops-q__option label').remove()")
    page.page.evaluate("() => document.querySelector('.mops-q').append(document.createElement('input'))")
    assert "label" in {each[0] for each in examined(page)["violations"]}


def test_axe_would_object_to_colours_in_any_look(visit):
    page = visit("about/")
    colours = "color: #777; background: #888; forced-color-adjust: none"
    # As a script may, and markup may not.
    page.page.evaluate("(style) => (document.querySelector('article p').style.cssText = style)", colours)
    assert [each[:2] for each in objections(page) if each[2] == "color-contrast"] == [list(each) for each in LOOKS]
