"""Two releases, clicked through: nobody's links, answers or versions break, and old versions say that they are old."""

import msgspec
import pytest
from playwright.sync_api import expect

from mopscert.checking import check

from ..browser.facts import right, said, wrong
from ..browser.test_axe import objections
from ..browser.visit import NOT_FOUND

LISTS, OLD_LINKS, NEW_LINKS = "modules/clean-lists/", "modules/tagged-links/", "modules/traced-links/"
BANNER = "[data-md-component=outdated] aside"


@pytest.fixture(scope="module")
def revised(repository):
    """The question that 1.1 revised."""
    return check(repository.folder).curriculum.questions["what-to-keep"]


@pytest.fixture(scope="module")
def renamed(repository):
    """The question that has another id in 1.1, as it is there."""
    return check(repository.folder).curriculum.questions["spelt-three-ways"]


@pytest.fixture(scope="module")
def before(renamed):
    """The same as it was in 1.0."""
    return msgspec.structs.replace(renamed, id="three-spellings")


def _selector(page):
    """The list of versions, opened by the keyboard."""
    page.page.locator(".md-version__current").focus()
    return page.page.locator(".md-version__list")


def test_what_was_answered_in_one_version_is_there_in_the_next(visit, revised, renamed, before):
    page = visit(f"1.0/{LISTS}")
    page.question(revised).answer(*right(revised))
    page.go(f"1.0/{OLD_LINKS}").question(before).answer(wrong(before)[0])
    _selector(page).get_by_role("link", name="1.1.0").click()
    expect(page.page).to_have_url(f"{page.home}1.1/{NEW_LINKS}")
    assert page.ready().question(renamed).feedback().startswith(said("before_wrong"))
    assert page.go(f"1.1/{LISTS}").question(revised).feedback() == said("revised")


def test_what_only_the_newer_version_asks_is_not_lost_where_the_older_one_is_used_again(visit, revised, renamed):
    page = visit(f"1.1/{NEW_LINKS}")
    page.question(renamed).answer(right(renamed)[0])
    page.go(f"1.1/{LISTS}").question(revised).answer(*right(revised))
    held = page.stored()["items"]
    page.go(f"1.0/{LISTS}").question(revised).answer(*wrong(revised)[:2])
    items = page.stored()["items"]
    assert items["spelt-three-ways"] == held["spelt-three-ways"]
    # The record of the newer revision stays in front, and the answer to the older one stands behind it.
    assert (items["what-to-keep"]["rev"], items["what-to-keep"]["last"]["ok"]) == (2, True)
    assert [(each["rev"], each["last"]["ok"]) for each in items["what-to-keep"]["earlier"]] == [(1, False)]


def test_answers_are_kept_under_one_name_whatever_the_version(visit, revised):
    page = visit(f"latest/{LISTS}")
    page.question(revised).answer(*right(revised))
    ours = "() => Object.keys(localStorage).filter((key) => key.includes('mops'))"
    assert page.page.evaluate(ours) == ["mops:v1"]
    for version in ("1.1", "dev"):
        assert not page.go(f"{version}/{LISTS}").question(revised).is_untouched()


def test_an_old_version_says_so_and_leads_to_the_same_page_of_the_latest(visit):
    page = visit(f"1.0/{LISTS}")
    banner = page.page.locator(BANNER)
    expect(banner).to_contain_text("This is version 1.0.0, and there is a newer one.")
    after = "(each) => getComputedStyle(each.querySelector('p'), '::after').content"
    assert banner.evaluate(after) == '" It stays here until 31 May 2028."'
    assert objections(page) == []
    banner.get_by_role("link").click()
    expect(page.page).to_have_url(f"{page.home}latest/{LISTS}")
    expect(page.page.locator(BANNER)).to_be_hidden()


def test_in_the_latest_version_pages_are_replaced_and_not_loaded(visit):
    page = visit().go_softly(f"latest/{LISTS}")
    page.page.get_by_role("article").get_by_role("link", name="Associate").click()
    expect(page.page).to_have_url(f"{page.home}latest/associate/")
    assert page.is_kept()
    expect(page.page.locator(BANNER)).to_be_hidden()


def test_without_script_the_banner_is_there_too(visit):
    page = visit(f"1.0/{OLD_LINKS}", java_script_enabled=False)
    expect(page.page.locator(BANNER)).to_be_visible()
    page.page.locator(BANNER).get_by_role("link").click()
    expect(page.page).to_have_url(f"{page.home}latest/{NEW_LINKS}")
    expect(page.page.locator(BANNER)).to_be_hidden()


def test_the_work_towards_the_next_version_says_so(visit):
    page = visit(f"dev/{LISTS}")
    expect(page.page.locator(BANNER)).to_contain_text("This is the work towards the next version")
    assert page.page.locator("meta[name=robots]").get_attribute("content") == "noindex"


def test_all_versions_name_the_latest_as_the_one_to_keep(visit):
    for version in ("1.0", "1.1", "dev"):
        link = visit(f"{version}/{LISTS}").page.locator("link[rel=canonical]")
        assert link.get_attribute("href") == f"http://open-mops.example/latest/{LISTS}"
    moved = visit(f"latest/{OLD_LINKS}", java_script_enabled=False)
    expect(moved.page).to_have_url(f"{moved.home}latest/{NEW_LINKS}")


def test_the_selector_offers_every_version_on_narrow_screens_too(visit):
    page = visit(f"1.0/{LISTS}", viewport={"width": 320, "height": 700})
    assert _selector(page).get_by_role("link").all_inner_texts() == ["dev", "1.1.0", "1.0.0"]
    assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert objections(page, (("light", "none"),)) == []


def test_the_root_leads_to_the_latest_version(visit):
    page = visit()
    expect(page.page).to_have_url(f"{page.home}latest/")
    text = page.page.evaluate("() => fetch('/').then((answer) => answer.text())")
    assert '<a href="1.0/">1.0.0</a>: released on 30 November 2026; stays here until 31 May 2028' in text
    assert '<a href="latest/">1.1.0</a>: the latest; released on 31 May 2027' in text
    assert '<a href="latest/releases/">What changed from version to version</a>' in text


def test_old_links_land(visit):
    page = visit(expected=NOT_FOUND)
    for old, now in {
        f"{LISTS}#merge": f"latest/{LISTS}#merge",
        f"0.9/{LISTS}": f"latest/{LISTS}",
        f"v1.2.3/{LISTS}index.html": f"latest/{LISTS}",
        "1.1/glossary.html#duplicate": "latest/glossary/#duplicate",
        f"{OLD_LINKS}#q-three-spellings": f"latest/{NEW_LINKS}#q-three-spellings",
        f"latest/{OLD_LINKS}lab/": f"latest/{NEW_LINKS}lab/",
        "modules/link-tags/#build": f"latest/{NEW_LINKS}#build",
    }.items():
        page.page.goto(page.home + old)
        expect(page.page).to_have_url(page.home + now)
    expect(page.page.locator("#build")).to_be_in_viewport()


def test_a_retired_module_says_why_and_what_to_read_instead(visit):
    page = visit("modules/swift-routing/", expected=NOT_FOUND)
    expect(page.page).to_have_url(f"{page.home}latest/modules/swift-routing/")
    article = page.page.get_by_role("article")
    expect(article).to_contain_text("in version 1.1.0.")
    assert objections(page) == []
    expect(article).to_contain_text("Why: Fair routing says the same. Use instead: Fair routing")
    article.get_by_role("link", name="Fair routing").click()
    expect(page.page).to_have_url(f"{page.home}latest/modules/fair-routing/")


def test_a_retired_question_says_why_where_it_was(visit):
    page = visit(f"latest/{LISTS}#q-same-person-twice")
    told = page.page.locator("#q-same-person-twice")
    expect(told).to_be_in_viewport()
    expect(told).to_contain_text(
        "Why: It was too easy. Use instead: the question in “Clean lists: one person, one record”"
    )


def test_what_is_nowhere_is_said_plainly(visit):
    page = visit("1.0/modules/clean-lists/lab/data/contacts.csv", expected=NOT_FOUND)
    expect(page.page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    expect(page.page.locator(".root__near a")).to_have_attribute("href", f"{page.home}latest/{LISTS}")
    assert objections(page, (("light", "none"), ("dark", "none"))) == []
    plain = visit("no/such/page/", expected=NOT_FOUND, java_script_enabled=False).page
    expect(plain.locator(".root__near")).to_be_hidden()
    plain.get_by_role("link", name="Open the programme").click()
    expect(plain).to_have_url(f"{page.home}latest/")


def test_every_version_names_the_feed_of_the_latest(visit, site):
    page = visit(f"1.0/{LISTS}")
    named = page.page.locator("link[type='application/atom+xml']").evaluate("(each) => each.href")
    assert named == f"{page.home}latest/feed.xml"
    feed = (site / "latest/feed.xml").read_text()
    assert f'href="{page.home}latest/{LISTS}"' in feed
    assert "<updated>2027-05-31T00:00:00Z</updated>" in feed


def test_what_changed_between_the_two_is_asked_of_who_studied_the_first(visit, revised):
    page = visit(f"1.0/{LISTS}")
    page.question(revised).answer(*right(revised))
    page.page.wait_for_function("() => JSON.parse(localStorage['mops:v1']).read")
    page.go(f"1.1/{LISTS}")
    expect(page.page.locator("span.mops-since")).to_have_text(", since you read it in 1.0.0")
    page.page.locator("#page-changes ~ div").get_by_role("link", name="1.1.0").click()
    shown = page.question(revised)
    expect(shown.check_button).to_be_visible()
    assert shown.is_untouched()
    shown.answer(*right(revised))
    assert page.stored()["items"]["what-to-keep"]["rev"] == 2
