"""On paper a lesson is a work sheet with its key: questions, answers and reasons, and nothing to press."""

import pytest

from .facts import whys, wrong

SEEN = "(all) => all.map((each) => each.checkVisibility({ visibilityProperty: true }))"
DARKNESS = """(all) => all.map((each) => {
  const [red, green, blue] = getComputedStyle(each).color.match(/[\\d.]+/g).map(Number)
    .map((value) => (value <= 10.3 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
})"""
READ = ".mops-q__stem, .mops-q__option label, .mops-q__answer, .mops-q__why, .mops-q__principle, article p, article h2"
PRESSED = ".mops-q__actions, .mops-q__verdict, .mops-q__feedback, .mops-foot, .headerlink, header, nav, .md-tabs"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def scripted(request) -> bool:
    return request.param


@pytest.fixture(params=["light", "dark"])
def printed(request, scripted, visit, lesson_page, single):
    """A lesson as it is printed, after one wrong answer where there is a script."""
    page = visit(lesson_page, java_script_enabled=scripted, color_scheme=request.param)
    if scripted:
        page.question(single).answer(wrong(single)[0])
    page.page.emulate_media(media="print")
    return page


def test_keys_and_reasons_are_printed(printed, questions):
    for part in (".mops-q__stem", ".mops-q__principle"):
        assert printed.page.locator(part).evaluate_all(SEEN) == [True] * len(questions), part
    reasons = printed.page.locator(".mops-q__key .mops-q__why").evaluate_all(SEEN)
    assert reasons == [True] * sum(len(whys(item)) for item in questions)


def test_nothing_to_press_is_printed(printed):
    found = printed.page.locator(PRESSED)
    assert found.count() > 20
    assert not any(found.evaluate_all(SEEN))


def test_print_is_dark_on_white(printed):
    found = printed.page.locator(READ).evaluate_all(DARKNESS)
    assert len(found) > 100
    assert min(found) >= 4.5


def test_printing_changes_nothing(visit, lesson_page, single, another):
    page = visit(lesson_page)
    page.question(single).answer(wrong(single)[0])
    page.page.pdf()
    shown = page.question(single)
    assert shown.key.is_hidden()
    assert shown.marks() == {wrong(single)[0]: "wrong"}
    assert page.question(another).is_untouched()
