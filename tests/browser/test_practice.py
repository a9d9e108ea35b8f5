"""Labs and dialogues without script, by keyboard, on narrow screens, on paper, and to axe."""

import pytest

from .test_axe import objections
from .test_narrow import OUTSIDE, WIDER
from .test_print import SEEN
from .visit import HOSTS

LAB, DIALOGUE = "modules/tagged-links/lab/", "modules/kind-refusals/dialogue/"
OPEN = "() => document.querySelectorAll('article details').forEach((each) => { each.open = true; })"
MENTOR = f"{DIALOGUE}mentor/"
PAGES = pytest.mark.parametrize("address", [LAB, DIALOGUE])


@pytest.mark.parametrize("address", [LAB, DIALOGUE, MENTOR])
def test_axe_is_silent(address, visit):
    page = visit(address, host=HOSTS[2])
    page.page.evaluate(OPEN)
    assert objections(page) == []


@pytest.mark.parametrize("address", [LAB, DIALOGUE, MENTOR])
def test_nothing_runs_out_of_a_narrow_screen(address, visit):
    page = visit(address, host=HOSTS[2], viewport={"width": 320, "height": 800})
    page.page.evaluate(OPEN)
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []


def test_a_run_by_keyboard(visit):
    page = visit(DIALOGUE, host=HOSTS[2], java_script_enabled=False).page
    page.locator("summary", has_text="Of course.").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Ines sends a heart.").is_visible()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_text("Paul reads the board twice.").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#turn-who-writes")
    assert page.locator("#turn-who-writes").is_visible()
    assert not page.get_by_text("On Monday at noon").is_visible()


def test_hints_open_one_at_a_time(visit):
    page = visit(LAB, host=HOSTS[2], java_script_enabled=False).page
    hints = page.locator("#hints ~ .mops-open").first.locator("details")
    hints.nth(1).locator("summary").click()
    assert [hints.nth(number).locator("p").is_visible() for number in range(3)] == [False, True, False]


@PAGES
@pytest.mark.parametrize("scripted", [True, False])
def test_everything_is_printed(address, scripted, visit):
    page = visit(address, host=HOSTS[2], java_script_enabled=scripted).page
    page.emulate_media(media="print")
    inside = page.locator("article details > :not(summary)").evaluate_all(SEEN)
    assert len(inside) >= 6
    assert all(inside)


def test_an_input_can_be_downloaded(visit):
    page = visit(LAB, host=HOSTS[2], java_script_enabled=False).page
    with page.expect_download() as download:
        page.get_by_role("link", name="links_raw.csv").click()
    assert download.value.suggested_filename == "links_raw.csv"
