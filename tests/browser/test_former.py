"""Old links land: where it is now, with the part of the page that was asked for, or where it says why it went."""

from playwright.sync_api import expect

from .test_axe import objections
from .visit import HOSTS

FORMER, NOW = "modules/link-tags/", "modules/tagged-links/"


def test_a_former_address_leads_on_with_its_anchor(visit):
    page = visit(f"{FORMER}#build", host=HOSTS[2])
    expect(page.page).to_have_url(f"{page.home}{NOW}#build")
    expect(page.page.locator("#build")).to_be_in_viewport()
    # The way back does not run into it again.
    page.go("glossary/").go(f"{FORMER}lab/")
    expect(page.page).to_have_url(f"{page.home}{NOW}lab/")
    page.page.go_back()
    expect(page.page).to_have_url(f"{page.home}glossary/")


def test_it_leads_on_within_a_page_that_was_not_loaded_anew(visit):
    page = visit(host=HOSTS[2]).go_softly("syllabus/")
    page.page.evaluate("(address) => location.assign(address)", f"/{FORMER}#build")
    expect(page.page).to_have_url(f"{page.home}{NOW}#build")


def test_without_script_it_leads_on_too(visit):
    page = visit(FORMER, host=HOSTS[2], java_script_enabled=False)
    expect(page.page).to_have_url(f"{page.home}{NOW}")


def test_it_can_be_read_where_nothing_leads_on(visit):
    page = visit(host=HOSTS[2], expected="net::ERR_FAILED")
    page.page.route("**/moved.js", lambda route: route.abort())
    page.page.goto(page.home + FORMER)
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Moved: Tagged links#")
    assert objections(page) == []
    page.page.get_by_role("article").get_by_role("link", name="Tagged links", exact=True).click()
    expect(page.page).to_have_url(f"{page.home}{NOW}")


def test_a_retired_page_says_why_and_leads_to_what_took_its_place(visit):
    page = visit("modules/bought-lists/#any", host=HOSTS[2])
    expect(page.page.get_by_role("article")).to_contain_text("Why: Bought addresses may not be written to.")
    assert objections(page) == []
    page.page.get_by_role("article").get_by_role("link", name="Clean lists").click()
    expect(page.page).to_have_url(f"{page.home}modules/clean-lists/")
