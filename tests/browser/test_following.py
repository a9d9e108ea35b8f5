"""Two releases: who has read a module is told that it changed, and is asked about what did; nobody else is."""

import pytest
from playwright.sync_api import expect

from mopscert import addresses
from mopscert.checking import check
from mopscert.pages import words

from .. import editing
from ..conftest import ROOT
from ..two_releases import release_twice
from .facts import right, wrong
from .kept import holding, state, waiting
from .test_axe import NARROW, objections
from .test_narrow import OUTSIDE, WIDER
from .visit import HOSTS

HOST = HOSTS[4]
CLEAN, DELTA = "modules/clean-lists/", addresses.address(addresses.delta_page("1.1.0"))
W = words.catalogue()["follow"]
SINCE = "span.mops-since"


@pytest.fixture(scope="session")
def questions(tmp_path_factory):
    """All questions of the site, by id."""
    folder = editing.copy(ROOT / "tests/fixtures/tiny", tmp_path_factory.mktemp("questions") / "tiny")
    release_twice(folder)
    return check(folder).curriculum.questions


def _studied(version):
    """What somebody holds who answered two questions of a module; one of them was revised later."""
    items = {
        "same-person-twice": waiting(2),
        "what-to-keep": waiting(1),
    }
    return state(items, read={"clean-lists": {"version": version}})


def _status(page):
    return page.page.locator("mops-review > [role=status]")


def test_who_read_a_module_is_told_that_it_changed_until_they_have_read_that(visit):
    page = visit(CLEAN, host=HOST, script=holding(_studied("1.0.0")), viewport=NARROW)
    expect(page.page.locator(SINCE)).to_have_text(", since you read it in 1.0.0")
    assert "Changed in 1.1.0, since you read it in 1.0.0. What changed" in page.page.locator(".mops-facts").inner_text()
    assert objections(page) == []
    assert (page.page.evaluate(WIDER), page.page.evaluate(OUTSIDE)) == (0, [])
    button = page.page.get_by_role("button", name=W["read"])
    button.focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(SINCE)).to_be_hidden()
    expect(button).to_be_hidden()
    assert page.focused() == W["what"]
    assert page.stored()["read"] == {"clean-lists": {"version": "1.1.0"}}
    expect(page.reload().page.locator(".mops-mark").first).to_be_attached()
    expect(page.page.locator(SINCE)).to_be_hidden()


def test_lists_of_modules_mark_what_changed_since(visit):
    page = visit("associate/", host=HOST, script=holding(_studied("1.0.0")))
    cards = page.page.locator(".mops-card")
    expect(cards.nth(0).locator(".mops-mark")).to_have_text("1 of 3, changed")
    expect(cards.nth(1).locator(".mops-mark")).to_have_count(0)
    assert "Changed in 1.1.0" in cards.nth(1).inner_text()


def test_nobody_else_is_told_and_a_first_answer_is_a_reading_of_this_version(visit, questions):
    page = visit(CLEAN, host=HOST)
    expect(page.page.locator(SINCE)).to_be_hidden()
    assert "Changed in 1.1.0. What changed" in page.page.locator(".mops-facts").inner_text()
    item = questions["same-person-twice"]
    page.question(item).answer(*right(item))
    page.page.wait_for_function("() => JSON.parse(localStorage['mops:v1']).read")
    assert page.stored()["read"] == {"clean-lists": {"version": "1.1.0"}}
    expect(page.page.locator(SINCE)).to_be_hidden()


def test_what_changed_is_asked_and_ends(visit, questions):
    page = visit(DELTA, host=HOST, script=holding(_studied("1.0.0")), viewport=NARROW)
    expect(_status(page)).to_have_text(W["delta_left"].format(n=2, module="Clean lists: one person, one record"))
    expect(page.page.locator(".mops-review__modules")).to_be_hidden()
    assert objections(page) == []
    assert (page.page.evaluate(WIDER), page.page.evaluate(OUTSIDE)) == (0, [])
    revised, new = page.question(questions["what-to-keep"]), page.question(questions["three-lists"])
    assert revised.is_untouched()
    revised.answer(*right(questions["what-to-keep"]))
    page.page.get_by_role("button", name=words.catalogue()["review"]["next"]).click()
    expect(_status(page)).to_have_text(W["delta_left"].format(n=1, module="Clean lists: one person, one record"))
    new.answer(wrong(questions["three-lists"])[0])
    page.page.get_by_role("button", name=words.catalogue()["review"]["next"]).click()
    expect(_status(page)).to_have_text(W["delta_done"].format(n=2, right=1))
    assert page.focused() == W["delta_review"]
    expect(page.reload().page.locator("mops-review > [role=status]")).to_have_text(W["delta_answered"])
    expect(page.page.locator(".mops-review__modules")).to_be_hidden()


def test_without_script_what_changed_is_listed_with_links(visit):
    page = visit(DELTA, host=HOST, java_script_enabled=False).page
    expect(page.get_by_role("link", name="Judge your reply")).to_be_visible()
    expect(page.get_by_role("link", name="Merge two records of one person by a stated rule")).to_be_visible()
    expect(page.get_by_role("button", name=words.catalogue()["review"]["next"])).to_be_hidden()
    assert page.locator("link[type='application/atom+xml']").get_attribute("href").endswith("../../../feed.xml")
    page.goto(f"http://{HOST}/{CLEAN}")
    expect(page.get_by_role("button", name=W["read"])).to_be_hidden()
    page.get_by_role("link", name=W["what"]).last.click()
    expect(page.get_by_text("1.1.0 (30 November 2026)")).to_be_in_viewport()
