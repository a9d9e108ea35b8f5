"""Diagnostics as people use them: by keyboard, with links from elsewhere, saved, side by side, on paper and to axe."""

import re

import pytest
from playwright.sync_api import expect

from mopscert.pages import words

from .kept import holding, state
from .test_axe import objections
from .test_narrow import OUTSIDE, WIDER
from .visit import HOSTS, Visit

SAYS = words.catalogue()["diagnostic"]["said"]
LABELS = words.catalogue()["diagnostic"]
WORDS_OF_QUADRANT = LABELS["said_quadrant"]
# The script of Zensical makes a selector of whatever stands behind the hash sign of an address.
NO_SELECTOR = {"mkdocs": "", "zensical": "is not a valid selector"}
PAGES = ("queue-owner", "queue-style", "queue-gaps")
EACH = pytest.mark.parametrize("name", PAGES)
# The first choice everywhere, the last one, or none: what is chosen is not the point.
CHOOSE = """(last) => {
  for (const field of document.querySelectorAll("mops-diagnostic fieldset")) {
    const radios = [...field.querySelectorAll("[type=radio]")];
    if (radios.length) radios.at(last ? -1 : 0).checked = true;
  }
  for (const list of document.querySelectorAll("mops-diagnostic select")) {
    list.selectedIndex = last ? list.options.length - 1 : 1;
  }
}"""


# Whether something lies above the field that has the focus.
COVERED = """() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  return !document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def _open(visit, name: str, fragment: str = "", **more) -> Visit:
    page = visit(f"diagnostics/{name}/{fragment}", host=HOSTS[2], **more)
    page.page.locator("mops-diagnostic:defined [data-do=show]").wait_for(state="visible")
    return page


def _button(page: Visit, label: str):
    return page.page.get_by_role("button", name=LABELS[label], exact=True)


def _shown(page: Visit, last: bool = False) -> Visit:
    page.page.evaluate(CHOOSE, last)
    _button(page, "show").click()
    expect(page.page.locator(".mops-result")).to_be_visible()
    return page


def _status(page: Visit):
    return page.page.locator("mops-diagnostic [role=status]")


def _verdict(page: Visit) -> str:
    return page.page.locator(".mops-result__verdict").inner_text()


def test_what_was_begun_is_there_again_until_it_is_cleared(visit):
    page = _open(visit, "queue-owner")
    page.page.get_by_label("Sellers", exact=True).check()
    page.go("progress/")
    page.go("diagnostics/queue-owner/")
    expect(page.page.get_by_label("Sellers", exact=True)).to_be_checked()
    assert not page.page.locator(".mops-result").is_visible()
    # A link that is no good empties the page, and takes nothing away.
    page.go("diagnostics/queue-owner/#answers=1-0.zz")
    page.reload()
    expect(_status(page)).not_to_be_empty()
    expect(page.page.locator("mops-diagnostic :checked")).to_have_count(0)
    page.go("glossary/")
    page.go("diagnostics/queue-owner/")
    expect(page.page.get_by_label("Sellers", exact=True)).to_be_checked()
    _button(page, "clear").click()
    page.reload()
    expect(_button(page, "show")).to_be_visible()
    expect(page.page.locator("mops-diagnostic :checked")).to_have_count(0)


def test_open_questions_are_asked_for_and_found(visit):
    page = _open(visit, "queue-owner")
    page.page.get_by_label("Sellers", exact=True).check()
    _button(page, "show").click()
    expect(_status(page)).to_have_text(SAYS["open"].format(n=2, of=3))
    assert page.page.evaluate("() => document.activeElement.name") == "who-pays"
    assert not page.page.locator(".mops-result").is_visible()


def test_a_ranking_by_keyboard(visit):
    page = _open(visit, "queue-owner")
    keyboard = page.page.keyboard
    page.page.get_by_label("The events team").focus()
    for key in ("ArrowDown", "Tab", "ArrowDown", "Tab", "ArrowDown", "Tab", "Enter"):
        keyboard.press(key)
    expect(page.page.get_by_role("heading", name=LABELS["result"])).to_be_focused()
    # Sellers ask, nobody pays, and it must be done in hours.
    assert "Sales" in _verdict(page)
    assert "Nobody pays, so look at the other one too." in page.page.locator(".mops-result").inner_text()


@EACH
def test_axe_is_silent(name, visit):
    page = _open(visit, name)
    assert objections(page) == []
    _shown(page)
    _button(page, "save").click()
    _button(page, "make_link").click()
    page.page.locator("[data-saved]").check()
    assert objections(page) == []


@EACH
def test_nothing_runs_out_of_a_narrow_screen(name, visit):
    page = _shown(_open(visit, name, viewport={"width": 320, "height": 800}))
    _button(page, "save").click()
    page.page.locator("[data-saved]").check()
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []


@EACH
def test_a_link_carries_the_answers_and_nothing_is_sent_or_kept(name, visit):
    page = _shown(_open(visit, name), last=True)
    told, before = _verdict(page), list(page.requests)
    assert "#" not in page.page.url
    _button(page, "make_link").click()
    link = page.page.locator("[data-field=link]").input_value()
    fragment = link.split("/")[-1]
    assert fragment.startswith("#answers=1-")
    other = _open(visit, name, fragment)
    expect(_status(other)).to_have_text(SAYS["link_taken"])
    assert _verdict(other) == told
    assert other.stored() is None
    assert page.requests == before


@pytest.mark.parametrize("name", ["queue-owner", "queue-gaps"])
def test_hostile_and_stale_links_give_a_sentence_and_a_fresh_start(name, visit, builder):
    page = _shown(_open(visit, name, expected=NO_SELECTOR[builder]))
    _button(page, "make_link").click()
    good = page.page.locator("[data-field=link]").input_value().split("#answers=")[1]
    held, code = good.split(".")
    damaged = [f"{held}.{'z' * len(code)}", f"{held}.{code}0", "<script>alert(1)</script>", '"]', "%", "x" * 1_000_000]
    wanted = [(text, "link_damaged") for text in damaged] + [(f"7-00000000.{code}", "link_stale")]
    for text, says in wanted:
        page.page.evaluate("(text) => { location.hash = `#answers=${text}`; }", text)
        expect(_status(page)).to_have_text(SAYS[says])
        assert not page.page.locator(".mops-result").is_visible()
        assert page.page.locator("mops-diagnostic :checked:not(option)").count() == 0
        page.page.evaluate("() => { location.hash = ''; }")
        _shown(page)
    assert page.stored() is None


def test_results_are_saved_compared_opened_and_deleted(visit):
    page = _shown(_open(visit, "queue-style"))
    for label, last in (("Ada", False), ("Ben", True)):
        _shown(page, last)
        page.page.get_by_label(LABELS["label"]).fill(label)
        _button(page, "save").click()
        expect(_status(page)).to_have_text(SAYS["saved"])
    saved = page.stored()["diagnostics"]["queue-style"]["saved"]
    assert [each["label"] for each in saved] == ["Ada", "Ben"]
    assert saved[0]["answers"] == {"keep-order": "1", "help-now": "1", "ask-first": "1", "weigh": "1"}
    assert page.page.locator(".mops-draw circle").count() == 1
    page.reload()
    page = _shown(page)
    for box in page.page.locator("[data-saved]").all():
        box.check()
    assert page.page.locator(".mops-draw circle").count() == 3
    page.page.get_by_role("button", name=f"{SAYS['delete_saved']}: Ada").click()
    expect(page.page.get_by_role("heading", name=LABELS["saved"])).to_be_focused()
    assert page.page.locator(".mops-draw circle").count() == 2
    page.page.get_by_role("button", name=f"{SAYS['open_saved']}: Ben").click()
    assert page.page.locator("mops-diagnostic :checked").first.get_attribute("value") == "3"


@EACH
def test_what_was_done_is_seen_beside_its_button(name, visit):
    page = _shown(_open(visit, name, viewport={"width": 1280, "height": 720}))
    field = page.page.get_by_label(LABELS["link"])
    expect(field).to_be_hidden()
    for label, says in (("save", ["saved"]), ("make_link", ["link_made", "link_copied"])):
        _button(page, label).click()
        expect(_status(page)).to_have_text(re.compile("|".join(re.escape(SAYS[each]) for each in says)))
        expect(_status(page)).to_be_in_viewport(ratio=1)
    expect(field).to_be_in_viewport()
    # Whoever asks for what is open, far above, sees both the sentence and the field that has the focus.
    page.page.evaluate("() => document.querySelector('mops-diagnostic form').reset()")
    _button(page, "show").click()
    expect(_status(page)).to_be_in_viewport(ratio=1)
    assert page.page.evaluate(COVERED) is False


def test_a_result_without_a_name_is_kept_by_its_verdict_and_the_moment(visit):
    page = _shown(_open(visit, "queue-style"))
    told = _verdict(page)
    _button(page, "save").click()
    assert page.stored()["diagnostics"]["queue-style"]["saved"][0]["label"] == told
    row = page.page.locator(".mops-result__saved li")
    named = rf"{re.escape(told)} \(\d+ \w+ \d{{4}} at \d\d:\d\d\)"
    assert re.fullmatch(named, row.locator("label").inner_text().strip())
    buttons = [row.get_by_role("button", name=SAYS[name]) for name in ("open_saved", "delete_saved")]
    opened, deleted = (each.bounding_box() for each in buttons)
    assert opened["y"] == deleted["y"]


def test_a_place_in_the_middle_is_told_in_words(visit):
    page = _open(visit, "queue-style")
    for group in page.page.locator("mops-diagnostic fieldset").all():
        group.get_by_role("radio").nth(1).check()
    _button(page, "show").click()
    told = page.page.locator(".mops-result__body").inner_text()
    assert told.count(WORDS_OF_QUADRANT["middle"]) == 2
    assert WORDS_OF_QUADRANT["towards"].split("}")[-1] not in told


def test_the_top_strength_of_the_middle_is_the_strongest_side(visit):
    page = _open(visit, "queue-style")
    for group, place in zip(page.page.locator("mops-diagnostic fieldset").all(), (2, 1, 2, 1), strict=True):
        group.get_by_role("radio").nth(place).check()
    _button(page, "show").click()
    told = page.page.locator(".mops-result__body").inner_text()
    assert WORDS_OF_QUADRANT["strongest"].format(title="Clerk") in told
    assert "second strength" not in told


def test_a_target_below_today_is_told(visit):
    page = _shown(_open(visit, "queue-gaps"), last=True)
    told = page.page.locator(".mops-result__body")
    expect(told).not_to_contain_text("the target lies below")
    page.page.locator("[name^='target.']").first.select_option("0")
    _button(page, "show").click()
    expect(told.get_by_text(LABELS["said_gaps"]["lower"].format(title="Rules"))).to_have_count(1)


def test_results_of_another_version_stay_and_are_not_drawn(visit):
    old = {"id": "a", "at": "2026-01-05T09:00:00.000Z", "label": "Old", "version": "0-0", "answers": {"weigh": "9"}}
    odd = [old, None, {"label": 3}]
    kept = state({}, diagnostics={"queue-style": {"saved": odd}})
    page = _shown(_open(visit, "queue-style", script=holding(kept)))
    expect(page.page.locator("[data-saved]")).to_be_disabled()
    assert SAYS["saved_stale"] in page.page.locator(".mops-result__saved li").inner_text()
    _button(page, "save").click()
    assert page.stored()["diagnostics"]["queue-style"]["saved"][:3] == odd


def test_a_plan_is_filled_in_saved_and_taken_along(visit):
    page = _open(visit, "queue-gaps")
    page.page.evaluate(CHOOSE, False)
    page.page.locator("[name^='target.']").evaluate_all("(all) => all.forEach((each) => { each.value = '2'; })")
    page.page.get_by_role("checkbox", name="Somebody complained").check()
    page.page.get_by_label("Evidence").fill("A letter in May")
    _button(page, "show").click()
    page.page.get_by_label("Skills").first.fill("One planner, =1+1")
    with page.page.expect_download() as download:
        _button(page, "csv").click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert lines[0] == "Dimension,Now,Target,Gap,Importance,Priority,Phase,Skills"
    assert lines[1] == 'Rules,0,2,2,1,2,Phase 1,"One planner, =1+1"'
    with page.page.expect_download() as download:
        _button(page, "markdown").click()
    text = download.value.path().read_text("utf-8")
    assert text.startswith("# How good is your queue?\n\nChaos\n")
    for part in ("| Rules | 0 | 2 | 2 | 1 | 2 | Phase 1 |", "(A letter in May)", "**Skills**\n\nOne planner, =1+1"):
        assert part in text
    _button(page, "save").click()
    notes = {"note.first.skills": "One planner, =1+1", "note.complaint": "A letter in May"}
    assert notes.items() <= page.stored()["diagnostics"]["queue-gaps"]["saved"][0]["answers"].items()
    # A change of an answer keeps what was written.
    page.page.get_by_role("checkbox", name="Somebody complained").uncheck()
    assert page.page.get_by_label("Skills").first.input_value() == "One planner, =1+1"


@EACH
def test_without_script_all_questions_and_the_scoring_are_there(name, visit):
    page = visit(f"diagnostics/{name}/", host=HOSTS[2], java_script_enabled=False).page
    assert page.locator("mops-diagnostic fieldset").count() >= 3
    expect(page.locator("mops-diagnostic noscript p")).to_be_visible()
    assert page.get_by_role("heading", name=LABELS["by_hand"]).is_visible()
    assert not page.locator("[data-do=show]").is_visible()


def test_the_report_is_printed_alone(visit):
    page = _shown(_open(visit, "queue-gaps")).page
    page.emulate_media(media="print")
    seen = {name: page.locator(name).first.is_visible() for name in ("h1", ".mops-draw", ".mops-ask", "#by-hand")}
    assert seen == {"h1": True, ".mops-draw": True, ".mops-ask": False, "#by-hand": False}
