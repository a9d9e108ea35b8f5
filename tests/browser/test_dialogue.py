"""A conversation that is played: what is said, kept and taken back, and how it reads to ears, hands and paper."""

import json

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from mopscert import addresses
from mopscert.model import METERS
from mopscert.pages import words
from mopscert.schemas import PROGRESS, schema

from .. import dialogues
from .kept import holding, state
from .test_axe import LOOKS, NARROW, SIZES, examined, objections
from .test_keyboard import VISIBLE_FOCUS
from .test_narrow import OUTSIDE, WIDER
from .test_storage import REFUSALS, REFUSED
from .visit import HOSTS

W = words.catalogue()["dialogue"]
SAYS = words.catalogue()["web"]["dialogue"]
KEEPS = words.catalogue()["progress"]["said"]
TINY = addresses.address(addresses.dialogue_page("kind-refusals"))
# What a log gains and loses while a run goes on.
LOGGED = """() => {
  const log = document.querySelector("[role=log]");
  window.logged = [0, 0];
  new MutationObserver((changes) => changes.forEach(({ target, addedNodes, removedNodes }) => {
    if (target !== log) throw new Error("what stands in a log is left alone");
    window.logged[0] += addedNodes.length;
    window.logged[1] += removedNodes.length;
  })).observe(log, { childList: true, subtree: true, characterData: true, attributes: true });
}"""
IN_OPTIONS = "() => document.activeElement.matches('.mops-run__options')"
SMALL = """() => [...document.querySelectorAll(":is(mops-dialogue, mops-sentence) :is(button, summary, textarea)")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24).map(([text]) => text)"""


@pytest.fixture(scope="session")
def shipped(root):
    return dialogues.shipped(root)


@pytest.fixture
def tiny(visit):
    """The page of a short dialogue, for a new learner."""
    page = visit(TINY, host=HOSTS[2])
    expect(_options(page)).to_have_count(3)
    return page


def _log(page):
    return page.page.get_by_role("log")


def _options(page):
    return page.page.locator(".mops-run__option")


def _take(page, *picks: int) -> None:
    """Chooses answers by their numbers from 0."""
    for pick in picks:
        _options(page).nth(pick).click()


def _press(page, name: str) -> None:
    page.page.get_by_role("button", name=name, exact=True).click()


def _status(page):
    return page.page.locator("mops-dialogue").get_by_role("status")


def _levels(page) -> list[str]:
    return [text.split(",")[0] for text in page.page.locator(".mops-meter__said").all_inner_texts()]


def _bars(page) -> list[float]:
    """How far each bar reaches from zero, in the unit of its drawing; to the left below zero."""
    script = """(all) => all.map((bar) => Number(bar.getAttribute("width"))
      * (Number(bar.getAttribute("x")) < 0 ? -1 : 1))"""
    return page.page.locator(".mops-meter rect").evaluate_all(script)


def _kinds(dialogue: dict) -> list[tuple[list[int], str, list[int]]]:
    """A way to each kind of end: one with all meters at zero or above, and one without."""
    ways = list(dialogues.walks(dialogue))
    return [
        max((way for way in ways if (min(way[2]) >= 0) == well), key=lambda way: len(way[0])) for well in (True, False)
    ]


@pytest.mark.parametrize("well", [True, False])
def test_a_way_to_each_kind_of_end(well, visit, shipped):
    for name, dialogue in shipped.items():
        picks, end, levels = _kinds(dialogue)[0 if well else 1]
        page = visit(addresses.address(addresses.dialogue_page(name)))
        expect(_options(page)).to_have_count(3)
        page.page.evaluate(LOGGED)
        assert _levels(page) == [words.signed(dialogue["meters"][meter]["start"]) for meter in METERS]
        nodes, at = {node["id"]: node for node in dialogue["nodes"]}, dialogue["start"]
        for number, pick in enumerate(picks, 1):
            expect(_options(page)).to_have_count(3)
            _take(page, pick)
            assert page.page.evaluate("() => window.logged") == [number, 0], "new lines are told once"
            at = nodes[at]["options"][pick]["next"]
        assert at == end
        title = next(each["title"] for each in dialogue["ends"] if each["id"] == end)
        expect(_log(page).get_by_text(SAYS["end"].format(title=title))).to_be_visible()
        assert _levels(page) == [words.signed(level) for level in levels]
        assert _bars(page) == pytest.approx([max(-6, min(6, level)) * 50 / 6 for level in levels])
        low = [
            SAYS["meter"].format(name=W["meter"][meter], level=words.signed(level))
            for meter, level in zip(METERS, levels, strict=True)
            if level < 0
        ]
        expect(_log(page)).to_contain_text(SAYS["low"].format(meters=", ".join(low)) if low else SAYS["well"])
        kept = page.stored()["dialogues"][name]
        assert (kept["rev"], list(kept["ends"]), "well" in kept) == (dialogue["rev"], [end], well)
        assert kept["ends"][end]["times"] == 1
        assert set(kept) <= {"rev", "ends", "well"}, "nothing of what was chosen"


def test_what_is_said_stands_in_order(tiny):
    _take(tiny, 1, 1)
    said = _log(tiny).inner_text()
    parts = [
        "Ines",
        "I need a new form by Monday.",
        "You",
        "Of course. I stay tonight",
        "Ines sends a heart.",
        "Outcome +1 · Relationship +1 · Governance \u22122",
        "So Friday afternoon is when one asks?",
        "You are right. I write on the board",
        "Paul reads the board twice.",
        "And how do I tell my team?",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert _levels(tiny) == ["0", "+1", "0"]
    expect(tiny.page.locator(".mops-meter__said").nth(1)).to_have_text("+1, above zero")
    assert tiny.stored() is None, "a run that has not ended is not kept"


def test_an_answer_is_taken_back_and_a_run_begins_again(tiny):
    undo, again = (tiny.page.get_by_role("button", name=W[name], exact=True) for name in ("undo", "again"))
    expect(undo).to_be_disabled()
    expect(again).to_be_disabled()
    before = _log(tiny).inner_html()
    _take(tiny, 0)
    first, levels = _log(tiny).inner_html(), _levels(tiny)
    _take(tiny, 2)
    undo.click()
    expect(_status(tiny)).to_have_text(SAYS["undone"])
    assert (_log(tiny).inner_html(), _levels(tiny)) == (first, levels)
    _take(tiny, 2)
    expect(_status(tiny)).to_be_empty()
    again.click()
    expect(_status(tiny)).to_have_text(SAYS["started"])
    assert (_log(tiny).inner_html(), _levels(tiny)) == (before, ["0", "0", "0"])
    expect(undo).to_be_disabled()


def test_runs_are_compared(tiny):
    runs = tiny.page.locator(".mops-run__runs")
    expect(runs).to_be_hidden()
    _take(tiny, 2, 2, 2)
    _press(tiny, W["undo"])
    _take(tiny, 2)
    expect(runs.locator("ol > li > details")).to_have_count(1)
    _press(tiny, W["undo"])
    _take(tiny, 1)
    _press(tiny, W["again"])
    _take(tiny, 0, 0, 0)
    told = runs.locator("summary").all_inner_texts()
    assert told == [
        "Run 1: Two dates (Outcome +1, Relationship +2, Governance +2, ended in balance)",
        "Run 2: A call at eight (Outcome +2, Relationship +3, Governance 0, ended in balance)",
        "Run 3: Paper slips (Outcome \u22123, Relationship \u22122, Governance +1)",
    ]
    for summary in runs.locator("summary").all():
        summary.click()
    expect(runs.locator("p")).to_have_text(
        [
            SAYS["same"].format(number=1, last=2),
            SAYS["other"].format(number=2),
        ]
    )
    expect(runs.locator("details").nth(1).locator("li")).to_have_count(3)
    expect(runs.locator("details").nth(1).locator("li").nth(2)).to_contain_text("I call you at eight")
    kept = tiny.page.locator(".mops-run__kept")
    expect(kept.locator("li")).to_have_text(["“Paper slips”: once", "“A call at eight”: once", "“Two dates”: once"])
    expect(kept.locator("p")).to_have_text(SAYS["reached"].format(n=3, all=3))
    tiny.reload()
    expect(runs).to_be_hidden()
    expect(kept.locator("li")).to_have_count(3)
    _take(tiny, 2, 2, 2)
    expect(kept.locator("li").nth(2)).to_have_text("“Two dates”: 2 times")


def test_runs_of_a_visit_outlast_another_page(visit):
    page = visit(host=HOSTS[2]).go_softly(TINY)
    _take(page, 2, 2, 2)
    _press(page, W["again"])
    _take(page, 1)
    page.page.get_by_role("link", name="Kind refusals").first.click()
    expect(page.page.locator("h1")).to_contain_text("Kind refusals")
    page.page.go_back()
    expect(_log(page)).to_contain_text("Ines sends a heart.")
    assert page.is_kept()
    expect(page.page.locator(".mops-run__runs details")).to_have_count(1)


def test_earlier_revisions_no_longer_count(visit):
    held = {"rev": 0, "ends": {"two-dates": {"times": 1, "last": "2026-01-05T09:00:00.000Z"}}, "sentence": "Today."}
    page = visit(TINY, host=HOSTS[2], script=holding(state({}, dialogues={"kind-refusals": held})))
    expect(page.page.locator(".mops-run__kept")).to_contain_text(SAYS["revised"])
    expect(page.page.locator(".mops-run__kept li")).to_have_count(0)
    expect(page.page.locator("textarea")).to_have_value("Today.")
    _take(page, 2, 2, 1)
    assert {**page.stored()["dialogues"]["kind-refusals"], "well": ""} == {
        "rev": 1,
        "sentence": "Today.",
        "ends": {"a-call": page.stored()["dialogues"]["kind-refusals"]["ends"]["a-call"]},
        "well": "",
    }


def test_the_sentence_goes_into_progress_file_and_back(visit, shipped):
    name, dialogue = next(iter(shipped.items()))
    page = visit(addresses.address(addresses.dialogue_page(name)), accept_downloads=True)
    box = page.page.get_by_role("textbox", name=" ".join(dialogue["closing"].split()))
    box.fill("  Yusuf <b>gets</b> a date & a reason.  ")
    _press(page, W["keep"])
    expect(page.page.locator("mops-sentence").get_by_role("status")).to_have_text(SAYS["kept"])
    picks, end, _ = _kinds(dialogue)[1]
    _take(page, *picks)
    page.go(addresses.address(addresses.PROGRESS))
    row = page.page.locator("[data-dialogue]", has_text=dialogue["title"])
    told = [
        KEEPS["dialogue"].format(n=1, all=len(dialogue["ends"])),
        KEEPS["dialogue_low"],
        KEEPS["dialogue_said"].format(sentence="Yusuf <b>gets</b> a date & a reason."),
    ]
    expect(row.locator(".mops-progress__said")).to_have_text(told)
    page.page.emulate_media(media="print")
    expect(row.locator(".mops-progress__said").last).to_be_visible()
    page.page.emulate_media(media="screen")
    with page.page.expect_download() as download:
        _press(page, words.catalogue()["progress"]["export"])
    text = download.value.path().read_text("utf-8")
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []
    before = page.stored()
    page.page.get_by_role("button", name=words.catalogue()["progress"]["reset_module"]).click()
    expect(page.page.get_by_role("group", name=KEEPS["sure_module_dialogue"].format(n=0))).to_be_visible()
    _press(page, words.catalogue()["progress"]["sure"])
    expect(row.locator(".mops-progress__said")).to_have_count(0)
    assert page.stored()["dialogues"] == {}
    file = {"name": "p.json", "mimeType": "", "buffer": text.encode()}
    page.page.locator("input[type=file]").set_input_files(file)
    status = page.page.locator("mops-keeping").get_by_role("status")
    expect(status).to_have_text(KEEPS["imported"].format(items=0, forms=0, ideas=0, dialogues=1, labs=0, diagnostics=0))
    expect(row.locator(".mops-progress__said")).to_have_text(told)
    assert page.stored() == before
    _press(page, words.catalogue()["progress"]["reset"])
    _press(page, words.catalogue()["progress"]["sure"])
    assert page.stored() is None
    expect(row.locator(".mops-progress__said")).to_have_count(0)
    assert end in before["dialogues"][name]["ends"]


def test_a_sentence_is_changed_and_removed(tiny):
    box, status = tiny.page.locator("textarea"), tiny.page.locator("mops-sentence").get_by_role("status")
    _press(tiny, W["keep"])
    assert tiny.stored() is None
    box.fill("First.")
    box.blur()
    expect(status).to_have_text(SAYS["kept"])
    assert tiny.stored()["dialogues"]["kind-refusals"]["sentence"] == "First."
    tiny.reload()
    expect(box).to_have_value("First.")
    box.fill(" ")
    _press(tiny, W["keep"])
    expect(status).to_have_text(SAYS["removed"])
    assert tiny.stored()["dialogues"]["kind-refusals"] == {}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_kept_it_is_said(refusal, visit):
    page = visit(TINY, host=HOSTS[2], script=REFUSALS[refusal], expected=REFUSED)
    _take(page, 2, 2, 2)
    expect(_status(page)).to_have_text(words.catalogue()["web"]["problem"]["memory"])
    expect(page.page.locator(".mops-run__kept li")).to_have_count(1)


def test_a_run_by_keyboard_alone(tiny):
    keyboard = tiny.page.keyboard
    _options(tiny).first.focus()
    for turn, tabs in enumerate((1, 2, 0)):
        for _ in range(tabs):
            keyboard.press("Tab")
        tiny.quiet()
        assert tiny.page.evaluate(VISIBLE_FOCUS)
        keyboard.press("Enter")
        assert tiny.page.evaluate(IN_OPTIONS)
        tiny.quiet()
        assert tiny.page.evaluate(VISIBLE_FOCUS)
        if turn < 2:
            keyboard.press("Tab")
            assert tiny.focused() == _options(tiny).first.inner_text()
    expect(tiny.page.locator(".mops-run__options legend")).to_have_text(SAYS["over"])
    keyboard.press("Tab")
    assert tiny.focused() == W["undo"]
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(tiny.page.locator(".mops-run__options legend")).to_have_text(SAYS["choose"])
    assert tiny.page.evaluate(IN_OPTIONS)


def test_what_is_new_comes_into_view(visit, shipped):
    name, dialogue = next(iter(shipped.items()))
    page = visit(addresses.address(addresses.dialogue_page(name)), viewport={"width": 390, "height": 700})
    for pick in _kinds(dialogue)[0][0]:
        _take(page, pick)
        said = page.page.locator(".mops-run__exchange .mops-say--you").last
        expect(said).to_be_in_viewport()


def test_axe_is_silent_in_every_state(tiny):
    assert objections(tiny) == []
    _take(tiny, 1)
    assert objections(tiny) == []
    _take(tiny, 1, 2)
    _press(tiny, W["again"])
    _take(tiny, 0, 0, 0)
    for summary in tiny.page.locator("mops-dialogue summary").all():
        if summary.is_visible():
            summary.click()
    tiny.page.locator("textarea").fill("A sentence.")
    tiny.page.locator("textarea").blur()
    assert objections(tiny, LOOKS) == []
    tiny.page.set_viewport_size(NARROW)
    assert examined(tiny, SIZES)["violations"] == []


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_runs_out_of_a_narrow_screen(width, visit, shipped):
    name, dialogue = next(iter(shipped.items()))
    page = visit(addresses.address(addresses.dialogue_page(name)), viewport={"width": width, "height": 800})
    _take(page, *_kinds(dialogue)[1][0])
    page.page.locator(".mops-run__runs summary").click()
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []
    assert page.page.evaluate(SMALL) == []


def test_paper_has_the_run_or_else_the_whole_conversation(tiny):
    run, tree = tiny.page.locator(".mops-run__log"), tiny.page.locator(".mops-run__tree")
    tiny.page.emulate_media(media="print")
    expect(run).to_be_hidden()
    expect(tree.get_by_text("Paul reads the board twice.")).to_be_visible()
    tiny.page.emulate_media(media="screen")
    expect(tree).to_be_hidden()
    _take(tiny, 1, 1, 2)
    tiny.page.emulate_media(media="print")
    expect(run.get_by_text("Paul reads the board twice.")).to_be_visible()
    expect(tree).to_be_hidden()
    expect(tiny.page.locator("mops-dialogue button").first).to_be_hidden()
    expect(tiny.page.locator(".mops-run__runs li li")).to_have_count(3)
    expect(tiny.page.locator(".mops-run__runs li li").first).to_be_visible()


def test_links_into_the_tree_open_it(visit):
    page = visit(f"{TINY}#turn-who-writes", host=HOSTS[2])
    expect(page.page.locator("#turn-who-writes")).to_be_visible()
    expect(page.page.locator(".mops-run__option").first).to_be_visible()


def test_without_script_the_tree_is_read(visit):
    page = visit(TINY, host=HOSTS[2], java_script_enabled=False)
    expect(page.page.get_by_text(W["conversation_intro"])).to_be_visible()
    assert page.page.locator("article :is(button, textarea, fieldset, [role=log]):visible").count() == 0
    page.page.locator("summary", has_text="Of course.").click()
    expect(page.page.get_by_text("Ines sends a heart.")).to_be_visible()
    page.page.locator("summary", has_text="You are right.").click()
    page.page.locator(".mops-turn__on a:visible").click()
    expect(page.page.locator("#turn-who-writes")).to_be_in_viewport()
    expect(page.page.locator("#closing-question")).to_be_visible()
