"""What people set in their system holds: forced colours, less motion, a dark scheme."""

from .facts import right, wrong

ROW = """(row) => {
  const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(row);
  return { style: borderTopStyle, line: borderTopColor, ground: backgroundColor };
}"""
SHAPE = "(mark) => getComputedStyle(mark, '::before').backgroundColor"
SLOW = """() => [...document.querySelectorAll(".mops-q, .mops-q *")].filter((each) =>
  getComputedStyle(each).transitionDuration.split(", ").some((time) => parseFloat(time) > 0)).length"""
# Whatever of this changes makes browsers work out the style of the whole page again.
CHANGED = """window.changed = [];
const WATCHED = ["class", "href", "data-md-color-scheme", "data-md-color-switching"];
new MutationObserver((seen) => {
  for (const { target, attributeName, oldValue } of seen) {
    if (document.readyState === "loading" || target.getAttribute(attributeName) === oldValue) continue;
    if (target.matches("html, body, link")) window.changed.push([target.localName, attributeName]);
  }
}).observe(document, { subtree: true, attributeOldValue: true, attributeFilter: WATCHED });"""
SCHEME = "() => [document.body.dataset.mdColorScheme, getComputedStyle(document.body).backgroundColor]"


def _row(shown, option_id: str):
    return shown.rows.filter(has=shown.element.page.locator(f'input[value="{option_id}"]'))


def test_forced_colours_leave_states_apart(visit, lesson_page, single):
    page = visit(lesson_page, forced_colors="active")
    shown = page.question(single)
    first, second = wrong(single)
    shown.choose(first)
    page.quiet()
    chosen, other = (_row(shown, each).evaluate(ROW) for each in (first, second))
    assert chosen["line"] != other["line"] != other["ground"]
    shown.check().answer(second)
    page.quiet()
    told, missed = (_row(shown, each).evaluate(ROW) for each in (second, right(single)[0]))
    assert (told["style"], missed["style"]) == ("dashed", "solid")
    for mark in shown.element.locator(".mops-q__state").all():
        assert mark.is_visible()
        assert mark.evaluate(SHAPE) != told["ground"]


def test_forced_colours_leave_buttons_an_edge(visit, lesson_page, single):
    page = visit(lesson_page, forced_colors="active")
    edge = page.question(single).check_button.evaluate(ROW)
    assert edge["style"] == "solid"
    assert edge["line"] != edge["ground"]


def test_less_motion_means_none(visit, lesson_page, single):
    moving = visit(lesson_page)
    moving.question(single).answer(right(single)[0])
    assert moving.page.evaluate(SLOW) > 0
    still = visit(lesson_page, reduced_motion="reduce")
    still.question(single).answer(right(single)[0])
    assert still.page.evaluate(SLOW) == 0
    assert still.page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_scheme_follows_the_system_and_the_switch(visit):
    light, dark = (visit(color_scheme=scheme).page.evaluate(SCHEME) for scheme in ("light", "dark"))
    assert (light[0], dark[0]) == ("default", "slate")
    assert light[1] != dark[1]
    page = visit(color_scheme="light")
    page.page.get_by_title("Switch to the dark scheme").click()
    page.page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    page.reload()
    assert page.page.evaluate(SCHEME)[0] == "slate"


def test_the_switch_answers_to_the_keyboard(visit):
    page = visit(color_scheme="light")
    page.page.get_by_label("Switch to the dark scheme", exact=True).first.focus()
    page.page.keyboard.press("Enter")
    assert page.page.evaluate(SCHEME)[0] == "slate"
    page.page.keyboard.press("Enter")
    assert page.page.evaluate(SCHEME)[0] == "default"


def test_browsers_work_out_the_style_of_a_page_once(visit, lesson_page):
    page = visit(lesson_page, script=CHANGED, color_scheme="dark")
    assert page.page.evaluate(SCHEME)[0] == "slate"
    assert page.page.evaluate("() => window.changed") == []
