"""The check of a lab's result and the transfer log, with the real checker, on the lab of the tiny curriculum."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Locator, expect

from mopscert import addresses
from mopscert.pages import words
from mopscert.schemas import PROGRESS, schema

from .kept import holding, state
from .test_axe import objections
from .test_keyboard import VISIBLE_FOCUS
from .test_narrow import OUTSIDE, WIDER
from .test_storage import REFUSALS, REFUSED
from .visit import HOSTS, Visit

LAB = "modules/tagged-links/lab/"
PROGRESS_PAGE = "progress/"
W, SAYS = words.catalogue()["lab"], words.catalogue()["web"]["lab"]
PROGRESS_W, PROGRESS_SAYS = words.catalogue()["progress"], words.catalogue()["progress"]["said"]
RULES = ("right-columns", "each-link-once", "agreed-pairs", "before-the-hash", "links-of-each-source")
RULES += ("newsletters-are-email",)
SMALL = """() => [...document.querySelectorAll("article :is(button, input, summary, select, textarea)")]
  .filter((each) => each.checkVisibility()).map((each) => [each.outerHTML, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24).map(([text]) => text)"""
LOG = {
    "at": "2026-02-02T09:00:00.000Z",
    "tool": "LibreOffice Calc",
    "family": "spreadsheet",
    "answers": {"what-was-manual": "The links of the newsletter."},
}
PASSED = {
    "rev": 1,
    "tries": 2,
    "first": {"at": "2026-11-21T09:00:00.000Z", "passed": False},
    "best": {"at": "2026-11-22T09:00:00.000Z", "passed": True, "ok": 6, "of": 6},
    "last": {"at": "2026-11-22T09:00:00.000Z", "passed": True, "rules": dict.fromkeys(RULES, "pass")},
    "logs": [],
}


def _holding(*logs: dict[str, Any]) -> str:
    """A script by which the browser holds a lab that has passed, with logs."""
    return holding(state({}, labs={"tagged-links": PASSED | {"logs": list(logs)}}))


@pytest.fixture(scope="session")
def key(root: Path) -> str:
    """The worked answer."""
    folder = root / "tests" / "fixtures" / "tiny" / "curriculum" / "associate" / "tagged-links"
    return (folder / "key" / "links_tagged.csv").read_text("utf-8")


@pytest.fixture(scope="session")
def failing(key: str) -> str:
    """The answer with a link that stands there twice, and one whose source nobody agreed on."""
    head, first, second, *rest = key.splitlines()
    return "\n".join([head, first, first, second.replace("newsletter", "<b>News</b>"), *rest])


@pytest.fixture
def lab(visit):
    """Opens the lab, by options of `visit`."""
    return lambda **options: visit(LAB, host=HOSTS[2], **options)


def _hand_in(page: Visit, *texts: str, name: str = "links_tagged.csv") -> None:
    expect(page.page.locator(".mops-lab")).to_be_visible()  # files that come before the script are not seen
    files = [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for text in texts]
    page.page.locator("mops-lab input[type=file]").set_input_files(files)
    expect(_said(page)).not_to_have_text(SAYS["checking"])
    expect(_said(page)).not_to_be_empty()


def _said(page: Visit) -> Locator:
    return page.page.locator("mops-lab").get_by_role("status")


def _log_said(page: Visit) -> Locator:
    return page.page.locator("mops-lab-log").get_by_role("status")


def _rules(page: Visit) -> Locator:
    return page.page.get_by_role("list", name=W["result_rules"]).get_by_role("listitem")


def _write(page: Visit, tool: str, family: str, text: str = "By hand.") -> None:
    page.page.get_by_label(W["log_tool_name"], exact=True).fill(tool)
    page.page.get_by_label(W["log_family"]).select_option(family)
    page.page.locator("#log-what-was-manual").fill(text)
    page.page.get_by_role("button", name=W["log_save"]).click()


def test_a_wrong_file_is_named_and_is_no_try(lab):
    page = lab()
    expect(page.page.get_by_text(W["check_local"])).to_be_visible()
    _hand_in(page, "name,colour\nIris,blue\n", name="flowers.csv")
    expect(_said(page)).to_have_text(SAYS["unreached"])
    files = page.page.get_by_role("list", name=W["result_files"]).get_by_role("listitem")
    assert "flowers.csv" in files.nth(0).inner_text()
    assert "name, colour" in files.nth(0).inner_text()
    assert files.nth(1).inner_text() == SAYS["missing"].format(name="links_tagged.csv")
    expect(_rules(page)).to_have_count(0)
    assert page.stored() is None
    expect(page.page.get_by_text(W["log_wait"])).to_be_visible()
    assert objections(page) == []


def test_a_failing_export_is_told_rule_by_rule(lab, failing):
    page = lab()
    page.page.locator("mops-lab input").focus()
    _hand_in(page, failing)
    expect(_said(page)).to_contain_text(SAYS["failed"])
    assert page.page.evaluate("() => document.activeElement.matches('mops-lab input')")
    failed = _rules(page).filter(has_text=SAYS["fail"])
    found = page.stored()["labs"]["tagged-links"]
    assert failed.count() == list(found["last"]["rules"].values()).count("fail") >= 2
    assert _rules(page).first.inner_text().startswith(SAYS["fail"])
    pairs = failed.filter(has_text="pair that nobody agreed on")
    # What a file holds is text, whatever it looks like.
    assert "<b>News</b>" in pairs.inner_text() or pairs.locator("b").count() == 0
    assert page.page.locator("mops-lab b").count() == 0
    link = pairs.get_by_role("link").get_attribute("href")
    assert link == page.page.locator("#rule-agreed-pairs a").get_attribute("href")
    assert (found["rev"], found["tries"], found["best"]["passed"]) == (1, 1, False)
    expect(page.page.locator(".mops-solution p").first).to_be_hidden()
    expect(page.page.locator(".mops-log")).to_be_hidden()
    assert objections(page) == []
    page.reload()
    expect(_rules(page)).to_have_count(6)
    expect(_said(page)).to_be_empty()
    expect(page.page.locator(".mops-lab__before")).to_contain_text("Not passed yet")


def test_the_answer_passes_and_its_log_is_kept(lab, failing, key):
    page = lab(accept_downloads=True)
    _hand_in(page, failing)
    _hand_in(page, key)
    expect(_said(page)).to_contain_text(SAYS["passed"])
    kept = page.stored()["labs"]["tagged-links"]
    assert (kept["tries"], kept["first"]["passed"], kept["best"]["passed"]) == (2, False, True)
    expect(page.page.locator(".mops-solution details > p").first).to_be_visible()
    assert objections(page) == []
    page.page.get_by_role("button", name=W["log_save"]).click()
    assert page.stored()["labs"]["tagged-links"]["logs"] == []
    _write(page, "LibreOffice Calc", "spreadsheet", "<i>Two</i> links\nof the newsletter.")
    expect(_log_said(page)).to_have_text(SAYS["log_saved"])
    logs = page.page.locator(".mops-log__kept > ul > li")
    expect(logs).to_have_count(1)
    assert "<i>Two</i> links" in logs.inner_text()
    expect(page.page.locator(".mops-log__next")).to_contain_text("scripts, text editors")
    _write(page, "Python", "script")
    expect(page.page.locator(".mops-log__next")).to_have_text(SAYS["log_repeated"].format(n=2))
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name=W["log_text"]).click()
    assert download.value.suggested_filename == "transfer-log-tagged-links.md"
    assert "## LibreOffice Calc (spreadsheets)" in download.value.path().read_text("utf-8")
    page.reload()
    expect(logs).to_have_count(2)
    expect(page.page.locator(".mops-solution details > p").first).to_be_visible()
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(page.stored())] == []


def test_a_log_that_is_not_saved_is_there_again(lab):
    page = lab(script=_holding(LOG))
    tool, kept = page.page.get_by_label(W["log_tool_name"], exact=True), page.page.locator(".mops-log__kept > ul > li")
    tool.fill("Open")
    page.page.locator("#log-what-was-manual").fill("<b>Nearly</b> all.")
    page.go("progress/")
    page.go(LAB)
    expect(tool).to_have_value("Open")
    expect(page.page.locator("#log-what-was-manual")).to_have_value("<b>Nearly</b> all.")
    _write(page, "OpenRefine", "script")
    expect(kept).to_have_count(2)
    page.go(LAB)
    expect(tool).to_have_value("")
    # A change of a log that was begun goes on as a change.
    page.page.get_by_role("button", name=f"{SAYS['log_edit']}: LibreOffice Calc").click()
    tool.fill("Calc")
    page.go(LAB)
    expect(page.page.get_by_role("button", name=W["log_leave"])).to_be_visible()
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(page.stored())] == []
    page.page.get_by_role("button", name=W["log_save"]).click()
    expect(_log_said(page)).to_have_text(SAYS["log_changed"])
    expect(kept).to_have_count(2)
    assert page.stored()["typed"] == {}


def test_a_log_is_changed_and_deleted_by_keyboard(lab):
    page = lab(script=_holding(LOG))
    press = page.page.keyboard.press
    page.page.get_by_role("button", name=f"{SAYS['log_edit']}: LibreOffice Calc").focus()
    press("Enter")
    assert page.focused() == "LibreOffice Calc"
    press("Control+a")
    page.page.keyboard.type("OpenRefine")
    press("Tab")
    assert page.focused() == "spreadsheet"
    while page.focused() != W["log_save"]:
        press("Tab")
        page.quiet()
        assert page.page.evaluate(VISIBLE_FOCUS)
    press("Enter")
    expect(_log_said(page)).to_have_text(SAYS["log_changed"])
    (log,) = page.stored()["labs"]["tagged-links"]["logs"]
    assert (log["tool"], log["at"], log["answers"]) == ("OpenRefine", LOG["at"], LOG["answers"])
    assert log["changed"] > LOG["at"]
    page.page.get_by_role("button", name=f"{SAYS['log_delete']}: OpenRefine").focus()
    press("Enter")
    assert page.focused() == W["log_delete"]
    assert objections(page) == []
    press("Tab")
    press("Enter")
    assert page.focused() == SAYS["log_delete"]
    press("Enter")
    press("Enter")
    expect(_log_said(page)).to_have_text(SAYS["log_deleted"])
    assert page.stored()["labs"]["tagged-links"] == PASSED
    assert page.page.evaluate("() => document.activeElement.id") == "log-tool"


def test_a_file_can_be_dropped_anywhere(lab, key):
    page = lab()
    page.page.evaluate(
        """(text) => {
          const held = new DataTransfer();
          held.items.add(new File([text], "links_tagged.csv"));
          for (const type of ["dragover", "drop"])
            document.querySelector("h1").dispatchEvent(
              new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held }));
        }""",
        key,
    )
    expect(_said(page)).to_contain_text(SAYS["passed"])


@pytest.mark.parametrize("width", [390, 320])
def test_it_fits_a_narrow_screen(width, lab, failing):
    page = lab(script=_holding(LOG), viewport={"width": width, "height": 800})
    _hand_in(page, failing)
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []
    assert page.page.evaluate(SMALL) == []


def test_one_hint_is_open_at_a_time(lab):
    hints = lab(java_script_enabled=False).page.locator("details[name=hint]")
    for number in range(3):
        hints.nth(number).locator("summary").click()
        assert [each.locator("p").is_visible() for each in hints.all()] == [each == number for each in range(3)]


def test_without_script_everything_is_there_to_judge_by_hand(lab):
    page = lab(java_script_enabled=False).page
    expect(page.locator("mops-lab noscript p")).to_be_visible()
    assert page.locator("article :is(button, input, select, textarea):visible").count() == 0
    expect(page.locator(".mops-log__printed li")).to_have_count(4)
    assert page.locator(".mops-judged li:visible").count() == 6


def test_results_and_logs_are_printed_and_no_control(lab, failing):
    page = lab(script=_holding(LOG))
    _hand_in(page, failing)
    page.page.emulate_media(media="print")
    printed = page.page.locator("article").inner_text()
    for text in (SAYS["fail"], "The links of the newsletter.", "What did you do by hand?"):
        assert text in printed
    assert page.page.locator("article :is(button, input, select, textarea):visible").count() == 0


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_kept_it_is_said(refusal, lab, key):
    page = lab(script=REFUSALS[refusal], expected=REFUSED)
    _hand_in(page, key)
    expect(_said(page)).to_contain_text(SAYS["passed"])
    expect(page.page.locator(".mops-lab__before")).to_contain_text(words.catalogue()["web"]["problem"]["memory"])
    _write(page, "R", "script")
    expect(_log_said(page)).to_have_text(SAYS["log_held"])
    expect(page.page.locator(".mops-log__kept > ul > li")).to_have_count(1)


def test_my_progress_shows_labs_tools_and_what_is_asked_for(visit):
    another = LOG | {"at": "2026-02-03T09:00:00.000Z", "tool": "R", "family": "script"}
    page = visit(PROGRESS_PAGE, host=HOSTS[2], script=_holding(LOG, another))
    shown = page.page.locator(".mops-labs")
    for text in (
        PROGRESS_SAYS["lab_passed"].format(ok=6, of=6),
        "LibreOffice Calc (spreadsheets); R (scripts)",
        PROGRESS_SAYS["lab_all"].format(passed=1, logged=1),
        PROGRESS_SAYS["lab_tools"].format(tools="LibreOffice Calc, R", families="scripts, spreadsheets"),
    ):
        expect(shown).to_contain_text(text)
    assert objections(page) == []
    page.page.emulate_media(media="print")
    assert "LibreOffice Calc (spreadsheets); R (scripts)" in page.page.locator("article").inner_text()
    page.page.emulate_media(media="screen")
    page.page.get_by_role("button", name=PROGRESS_W["reset_module"]).click()
    page.page.get_by_role("group", name=PROGRESS_SAYS["sure_module_lab"].format(n=0)).wait_for()
    page.page.get_by_role("button", name=PROGRESS_W["sure"], exact=True).click()
    assert page.stored()["labs"] == {}
    expect(shown).not_to_contain_text("LibreOffice")


def test_labs_come_with_an_import_and_go_with_everything(visit):
    page = visit(PROGRESS_PAGE, host=HOSTS[2], script=_holding(LOG))
    log = LOG | {"at": "2026-02-01T09:00:00.000Z", "tool": "R"}
    theirs = state({}, labs={"tagged-links": PASSED | {"logs": [log]}})
    body = {"name": "p.json", "mimeType": "", "buffer": json.dumps(theirs).encode()}
    page.page.locator("mops-keeping input").set_input_files(body)
    said = page.page.locator("mops-keeping").get_by_role("status")
    expect(said).to_have_text(
        PROGRESS_SAYS["imported"].format(items=0, forms=0, ideas=0, dialogues=0, labs=1, diagnostics=0)
    )
    assert [log["tool"] for log in page.stored()["labs"]["tagged-links"]["logs"]] == ["R", "LibreOffice Calc"]
    page.page.get_by_role("button", name=PROGRESS_W["reset"]).click()
    page.page.get_by_role("button", name=PROGRESS_W["sure"], exact=True).click()
    assert page.stored() is None


def test_each_shipped_lab_passes_with_its_answer_and_fails_with_its_input(visit, curriculum, root):
    labs = [module for module in curriculum.modules if module.lab]
    assert labs
    for module in labs:
        folder = root / "curriculum" / module.level / module.id
        page = visit(addresses.address(addresses.lab_page(module.id)))
        field = page.page.locator("mops-lab input[type=file]")
        field.set_input_files([folder / "data" / each.file for each in module.lab.inputs])
        expect(_said(page)).not_to_have_text(SAYS["checking"])
        expect(_said(page)).not_to_contain_text(SAYS["passed"])
        field.set_input_files([folder / "key" / each.file for each in module.lab.exports])
        expect(_said(page)).to_contain_text(SAYS["passed"])
        kept = page.stored()["labs"][module.id]
        assert list(kept["last"]["rules"]) == [rule.id for rule in module.lab.rules]
        expect(page.page.locator(".mops-log")).to_be_visible()
