"""A calendar file begins on the day that a learner chooses, and without script on the day that the page names."""

from datetime import date

from icalendar import Calendar
from playwright.sync_api import expect

from mopscert import addresses

from .test_axe import objections
from .visit import HOSTS

PAGE = addresses.address(addresses.study_page("associate"))


def _starts(download) -> list[date]:
    entries = Calendar.from_ical(download.path().read_bytes()).walk("VEVENT")
    return [entry.decoded("dtstart") for entry in entries]


def test_a_calendar_begins_on_the_chosen_day(visit):
    page = visit(PAGE, host=HOSTS[2], accept_downloads=True)
    chosen = page.page.get_by_label("First day of the plan:")
    assert date.fromisoformat(chosen.input_value()).weekday() == 0
    chosen.fill("2028-02-23")
    link = page.page.get_by_role("link", name="Calendar file for 2 weeks (.ics)")
    with page.page.expect_download() as saved:
        link.press("Enter")
    assert saved.value.suggested_filename == "study-plan-2.ics"
    assert _starts(saved.value) == [date(2028, 2, 23), date(2028, 3, 1)]
    assert objections(page) == []


def test_a_calendar_without_script_begins_on_the_day_that_is_named(visit):
    page = visit(PAGE, host=HOSTS[2], java_script_enabled=False, accept_downloads=True)
    expect(page.page.get_by_text("begin on Monday, 4 January 2027")).to_be_visible()
    with page.page.expect_download() as saved:
        page.page.get_by_role("link", name="Calendar file for 1 week (.ics)").click()
    assert _starts(saved.value) == [date(2027, 1, 4)]
