"""Everything can be done with the keyboard alone, and one always sees where one is."""

from mopscert.model import Multiple

from .facts import LABELS, right, said, wrong
from .visit import NOT_FOUND

ACTIVE = "() => [document.activeElement.name || '', document.activeElement.value || '']"
# The outline may be drawn around the control, around something that holds it, around its icon or label
# (hidden radio buttons and choices of a file), or as a thicker line of its box (links in figures).
VISIBLE_FOCUS = """() => {
  const outlined = (each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  };
  const { activeElement } = document;
  const held = activeElement.matches(".md-option") ? activeElement.nextElementSibling
    : activeElement.matches("[type=file]") ? activeElement.closest("label") : activeElement;
  if (!held.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const box = held.querySelector(".f-box");
  if (box && parseFloat(getComputedStyle(box).strokeWidth) >= 3) return true;
  for (let each = held; each !== document.body; each = each.parentElement) if (outlined(each)) return true;
  return false;
}"""

# Where the link to the content leads.
CONTENT = {"mkdocs": "h1", "zensical": "#__skip"}


def test_arrows_reach_every_option_and_commit_none(visit, lesson_page, choices):
    page = visit(lesson_page)
    for item in choices:
        if isinstance(item, Multiple):
            continue
        shown = page.question(item)
        order = shown.inputs.evaluate_all("(all) => all.map((each) => each.value)")
        shown.inputs.first.focus()
        page.page.keyboard.press("Space")
        seen = shown.chosen()
        for _ in order[1:]:
            page.page.keyboard.press("ArrowDown")
            seen += shown.chosen()
        assert seen == order, item.id
        assert shown.verdict() == "", item.id
        assert shown.marks() == {}, item.id
    assert page.stored()["items"] == {}


def test_enter_on_an_option_checks_it(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single)
    shown.input(wrong(single)[0]).focus()
    page.page.keyboard.press("Space")
    page.page.keyboard.press("Enter")
    assert shown.verdict() == said("retry_single")
    assert page.focused() == wrong(single)[0]


def test_the_focus_goes_on_from_the_button(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single).choose(right(single)[0])
    shown.input(right(single)[0]).focus()
    page.page.keyboard.press("Tab")
    assert page.focused() == LABELS["check"]
    page.page.keyboard.press("Space")
    assert shown.verdict() == said("right_single")
    assert page.focused() == LABELS["check"]
    page.page.keyboard.press("Tab")
    assert page.focused() == LABELS["again"]
    page.page.keyboard.press("Enter")
    assert page.focused() == shown.inputs.first.get_attribute("value")
    assert shown.chosen() == []


def test_the_keyboard_alone_answers_every_question_from_the_top(visit, lesson_page, choices):
    page = visit(lesson_page)
    keyboard = page.page.keyboard
    waiting = {item.id: item for item in choices}
    for _ in range(40 * len(choices)):
        keyboard.press("Tab")
        name, value = page.page.evaluate(ACTIVE)
        item = waiting.get(name)
        if item is None:
            continue
        if isinstance(item, Multiple):
            if value in right(item):
                keyboard.press("Space")
            if page.question(item).chosen() == [each for each in _order(page, item) if each in right(item)]:
                keyboard.press("Enter")
                del waiting[name]
        else:
            keyboard.press("Space")
            while page.page.evaluate(ACTIVE)[1] not in right(item):
                keyboard.press("ArrowDown")
            keyboard.press("Enter")
            del waiting[name]
        if not waiting:
            break
    records = page.stored()["items"]
    assert {item.id: records[item.id]["first"]["ok"] for item in choices} == dict.fromkeys(records, True)


def _order(page, item) -> list[str]:
    return page.question(item).inputs.evaluate_all("(all) => all.map((each) => each.value)")


def test_the_first_stop_leads_past_the_navigation(visit, lesson_page, builder):
    page = visit().go_softly(lesson_page)
    page.page.keyboard.press("Tab")
    assert page.focused() == "Skip to content"
    page.page.keyboard.press("Enter")
    place = CONTENT[builder]
    page.page.wait_for_function("(place) => document.querySelector(`${place}:target`)", arg=place)
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("() => Boolean(document.activeElement.closest('article'))")
    assert builder == "zensical" or page.page.evaluate("() => Boolean(document.activeElement.closest('h1'))")


def test_focus_can_be_seen_at_every_stop(visit, lesson_page, kinds):
    page = visit(expected=NOT_FOUND)
    for kind in (lesson_page, kinds["*/"][1], "glossary/", "contribute/", kinds["404.html"][1]):
        page.go(kind)
        stops = 0
        for _ in range(45):
            page.page.keyboard.press("Tab")
            if page.page.evaluate("() => document.activeElement === document.body"):
                break
            if not page.page.evaluate(VISIBLE_FOCUS):
                page.quiet()
            seen = page.page.evaluate(VISIBLE_FOCUS)
            assert seen, (kind, page.page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"))
            stops += 1
        assert stops > 8, kind


def test_the_row_of_the_focused_option_is_outlined(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single)
    outline = "(row) => getComputedStyle(row).outlineStyle"
    shown.inputs.first.focus()
    page.page.keyboard.press("ArrowDown")
    assert [shown.rows.nth(number).evaluate(outline) for number in range(2)] == ["none", "solid"]
    shown.rows.first.click()
    assert shown.rows.first.evaluate(outline) == "none"


def test_a_table_wider_than_the_screen_can_be_scrolled(visit):
    page = visit("syllabus/", viewport={"width": 320, "height": 800})
    wide = page.page.locator(".md-typeset__scrollwrap").filter(has=page.page.locator("table"))
    found = [each for each in wide.all() if each.evaluate("(each) => each.scrollWidth > each.clientWidth")]
    assert found
    for each in found:
        for _ in range(200):
            page.page.keyboard.press("Tab")
            if each.evaluate("(each) => each.contains(document.activeElement)"):
                break
        page.page.keyboard.press("ArrowRight")
        handle = each.element_handle()
        page.page.wait_for_function("(each) => each.scrollLeft > 0", arg=handle)
