"""Review: what is due is asked again, mixed and counted, with or without a connection, and with a day to come back."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from mopscert import addresses
from mopscert.model import Pool, Single
from mopscert.pages import words

from .facts import LABELS, right, said, wrong
from .kept import LATER, clock, holding, missed, set_clock, state, waiting
from .test_axe import objections
from .test_narrow import OUTSIDE, WIDER

PAGE = addresses.address(addresses.REVIEW)
W = words.catalogue()["review"]
SAYS = words.catalogue()["web"]["review"]
NO_CONNECTION = "net::ERR"


@pytest.fixture(scope="session")
def asked(curriculum):
    """Single choices of two modules, with the module of each."""
    modules = [module for module in curriculum.modules if module.quiz and module.quiz.pool(Pool.LESSON)]
    return {
        item.id: (item, module)
        for module in modules[:2]
        for item in [each for each in module.quiz.pool(Pool.LESSON) if isinstance(each, Single) and not each.case][:3]
    }


@pytest.fixture
def due(asked):
    return missed(item for item, _ in asked.values())


def _state(page):
    return page.page.locator("mops-review > [role=status]")


def _shown(page, asked):
    element = page.page.locator(".mops-review__question mops-self-check")
    expect(element).to_have_count(1)
    return asked[element.get_attribute("data-question")]


def _next(page):
    return page.page.get_by_role("button", name=W["next"])


def test_nothing_was_answered_and_nothing_is_due(visit, asked):
    page = visit(PAGE)
    expect(_state(page)).to_have_text(SAYS["never"])
    first = next(iter(asked.values()))[1]
    expect(page.page.locator("article").get_by_role("link", name=first.title)).to_be_visible()
    expect(_next(page)).to_be_hidden()
    item = next(iter(asked.values()))[0]
    later = visit(PAGE, script=holding(state({item.id: waiting(item.rev)})))
    expect(_state(later)).to_have_text(SAYS["none"].format(day=f"{LATER.day} {LATER:%B %Y}"))
    expect(later.page.locator(".mops-review__modules")).to_be_hidden()


def test_what_a_newer_version_kept_is_not_called_nothing(visit):
    page = visit(PAGE, script=holding('{"schema": 3, "items": {"x": 1}}'))
    expect(_state(page)).to_have_text(said("problem_newer"))


def test_what_is_due_is_asked_mixed_counted_and_ended(visit, asked, due):
    page = visit(PAGE, script=clock("2027-02-03T12:00:00") + holding(due))
    seen = []
    for left in range(len(asked), 0, -1):
        item, module = _shown(page, asked)
        expect(_state(page)).to_have_text(SAYS["left"].format(n=left, module=module.title))
        shown = page.question(item)
        assert shown.is_untouched()
        assert shown.chosen() == []
        expect(_next(page)).to_be_hidden()
        shown.answer(wrong(item)[0] if left == 1 else right(item)[0])
        assert page.record(item)["due"] == ("2027-02-04" if left == 1 else "2027-02-06")
        seen.append((item.id, module.id))
        _next(page).click()
        expect(shown.element).to_have_count(0)
    assert sorted(item for item, _ in seen) == sorted(asked)
    modules = [module for _, module in seen]
    assert sum(a != b for a, b in pairwise(modules)) > 1
    done = SAYS["done"].format(n=len(asked), right=len(asked) - 1, day="4 February 2027")
    expect(_state(page)).to_have_text(done)
    set_clock(page.page, "2027-02-04T00:30:00")
    page.reload()
    last = asked[seen[-1][0]]
    expect(_state(page)).to_have_text(SAYS["left"].format(n=1, module=last[1].title))


def test_the_keyboard_alone_reviews(visit, asked, due):
    page = visit(PAGE, script=holding(due))
    for _ in asked:
        item, _ = _shown(page, asked)
        if not page.page.evaluate("() => document.activeElement.matches('.mops-review__question input')"):
            page.question(item).inputs.first.focus()
        page.page.keyboard.press("Space")
        page.page.keyboard.press("Enter")
        expect(_next(page)).to_be_visible()
        for _ in range(12):
            if page.focused() == W["next"]:
                break
            page.page.keyboard.press("Tab")
        page.page.keyboard.press("Enter")
        expect(page.question(item).element).to_have_count(0)
    assert page.focused() == W["progress_link"]
    page.page.keyboard.press("Enter")
    expect(page.page).to_have_url(page.home + addresses.address(addresses.PROGRESS))


def test_links_in_a_question_still_lead_to_its_lesson(visit, asked, due):
    page = visit(PAGE, script=holding(due))
    item, module = _shown(page, asked)
    lesson = page.home + addresses.address(addresses.module_page(module.id))
    shown = page.question(item).answer(right(item)[0])
    link = shown.element.get_by_role("link", name=LABELS["link"])
    assert link.get_attribute("href") == f"{lesson}#q-{item.id}"
    shown.element.locator(".mops-q__learn a").click()
    expect(page.page).to_have_url(f"{lesson}{item.learn}")


def test_a_question_of_a_case_brings_its_case(visit, curriculum):
    module = next(each for each in curriculum.modules if each.quiz and each.quiz.cases)
    case = module.quiz.cases[0]
    items = [item for item in module.quiz.pool(Pool.LESSON) if item.case == case.id]
    assert len(items) > 1
    page = visit(PAGE, script=holding(missed(items[:1])))
    group = page.page.get_by_role("group", name=case.title)
    expect(group).to_be_visible()
    expect(group.locator("mops-self-check")).to_have_count(1)
    expect(group.get_by_role("table").first).to_be_visible()


def test_pages_that_cannot_be_had_are_told_and_tried_again(visit, asked, due):
    page = visit(PAGE, expected=NO_CONNECTION)
    modules = {module.id: module for _, module in asked.values()}
    addressed = {name: page.home + addresses.address(addresses.module_page(name)) for name in modules}
    one, other = addressed.values()
    for address in addressed.values():
        page.page.route(address, lambda route: route.abort())
    page.page.evaluate(holding(due))
    page.reload()
    expect(_state(page)).to_have_text(SAYS["lost"].format(n=len(asked)))
    page.page.unroute(one)
    page.page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(_state(page)).to_contain_text(modules[next(iter(modules))].title)
    page.page.unroute(other)
    page.reload()
    expect(_state(page)).to_contain_text(str(len(asked)))


def test_without_a_connection_pages_that_the_browser_has_are_enough(visit, asked, due):
    page = visit(script=holding(due), expected=NO_CONNECTION)
    for module in {module.id for _, module in asked.values()}:
        page.go(addresses.address(addresses.module_page(module)))
    page.go(PAGE)
    item, _ = _shown(page, asked)
    page.page.context.set_offline(True)
    page.question(item).answer(right(item)[0])
    _next(page).click()
    expect(page.question(item).element).to_have_count(0)
    _shown(page, asked)


def test_a_question_that_is_forgotten_is_not_counted(visit, asked, due):
    page = visit(PAGE, script=holding(due))
    item, _ = _shown(page, asked)
    page.question(item).element.get_by_role("button", name=LABELS["forget"]).click()
    _next(page).click()
    assert item.id not in page.stored()["items"]
    expect(_state(page)).to_contain_text(str(len(asked) - 1))
    following, _ = _shown(page, asked)
    assert following != item


def test_axe_objects_to_nothing_that_is_due_or_done(visit, asked):
    item = next(iter(asked.values()))[0]
    page = visit(PAGE, script=holding(missed([item])))
    _shown(page, asked)
    assert objections(page) == []
    page.question(item).answer(wrong(item)[0])
    assert objections(page) == []
    _next(page).click()
    expect(_state(page)).to_contain_text(SAYS["done"].split("{")[0])
    assert objections(page) == []


def test_it_fits_a_narrow_screen(visit, asked, due):
    page = visit(PAGE, script=holding(due), viewport={"width": 320, "height": 800})
    item, _ = _shown(page, asked)
    page.question(item).answer(right(item)[0])
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []


def test_without_script_it_leads_to_the_lessons(visit, asked):
    page = visit(PAGE, java_script_enabled=False)
    expect(page.page.locator("mops-review noscript p")).to_be_visible()
    for _, module in asked.values():
        expect(page.page.locator("article").get_by_role("link", name=module.title)).to_be_visible()
