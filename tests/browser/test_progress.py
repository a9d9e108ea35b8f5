"""My progress: what it says, what can be done with what is kept, and what a learner without records or script finds."""

import json

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from mopscert import addresses
from mopscert.model import Pool, Single
from mopscert.pages import words
from mopscert.schemas import PROGRESS, schema

from .facts import plain, right, said, wrong
from .kept import holding, record, state, waiting
from .test_axe import objections
from .test_keyboard import VISIBLE_FOCUS
from .test_narrow import OUTSIDE, WIDER
from .test_storage import REFUSALS, REFUSED

PAGE = addresses.address(addresses.PROGRESS)
W = words.catalogue()["progress"]
SAYS = words.catalogue()["progress"]["said"]
STATES = """(row) => [...row.querySelectorAll("[data-state]")].map((each) => each.dataset.state)"""
FULL = """globalThis.fill = () => {
  for (let size = 2 ** 22; size >= 1; size /= 2) try {
    for (let n = 0; ; n++) localStorage[`${size}.${n}`] = "x".repeat(size);
  } catch {}
};"""
SMALL = """() => [...document.querySelectorAll("article :is(button, summary, label, [data-objective] > a)")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24).map(([text]) => text)"""


@pytest.fixture(scope="session")
def objective(lesson, single):
    """The objective of the single choice, with its lesson questions."""
    asked = [item for item in lesson.quiz.pool(Pool.LESSON) if item.objective == single.objective]
    return next(each for each in lesson.objectives if each.id == single.objective), asked


@pytest.fixture
def filled(curriculum, lesson, single, another, multiple):
    """A state with one question of each standing, and one of another release of the site."""
    return state(
        {
            single.id: record(single.rev, False, False),
            another.id: waiting(another.rev),
            multiple.id: record(multiple.rev + 1, True, True),
            "question-of-another-release": record(3, True, False),
        },
        another_feature={"kept": True},
        # Who has answered something has read it in some version; a page notes this as soon as it can.
        read={lesson.id: {"version": curriculum.programme.file.version}},
    )


def _row(page, text: str):
    return page.page.locator("[data-objective]", has_text=plain(text))


def _status(page):
    return page.page.locator("mops-keeping").get_by_role("status")


def _import(page, text: str | bytes) -> None:
    body = text.encode() if isinstance(text, str) else text
    page.page.locator("input[type=file]").set_input_files({"name": "p.json", "mimeType": "", "buffer": body})


def _press(page, name: str) -> None:
    page.page.get_by_role("button", name=name, exact=True).click()


def _export(page) -> str:
    with page.page.expect_download() as download:
        _press(page, W["export"])
    return download.value.path().read_text("utf-8")


def test_a_newcomer_is_told_what_to_do_and_nothing_else(visit, curriculum):
    page = visit(PAGE)
    expect(page.page.get_by_role("link", name=W["empty_link"])).to_be_visible()
    for hidden in (W["weak"], W["review_link"], W["first"], W["reset_module"]):
        expect(page.page.get_by_text(hidden).first).to_be_hidden()
    assert set(page.page.locator("article").evaluate(STATES)) == {"open", "first", "now", "wrong", "revised"}
    assert set(page.page.locator("[data-objective]").evaluate_all(f"(all) => all.flatMap({STATES})")) == {"open"}
    assert page.stored() is None
    page.page.get_by_role("link", name=W["empty_link"]).click()
    expect(page.page).to_have_url(page.home + addresses.address(addresses.module_page(curriculum.modules[0].id)))


def test_answers_are_counted_by_objective(visit, lesson_page, single, another, objective):
    page = visit(lesson_page)
    page.question(single).answer(wrong(single)[0])
    page.question(another).answer(right(another)[0])
    page.go(PAGE)
    expect(page.page.locator(".mops-progress__counts")).not_to_be_empty()
    total = page.page.locator("[data-objective]").evaluate_all(f"(all) => all.flatMap({STATES})")
    counts = SAYS["counts"].format(seen=2, all=len(total), first=1, now=1)
    expect(page.page.locator(".mops-progress__counts")).to_have_text(counts)
    about, asked = objective
    ok = int(another in asked)
    row = _row(page, about.text)
    expect(row.locator(".mops-progress__said")).to_have_text(SAYS["state"].format(now=ok, all=len(asked), first=ok))
    states = {single.id: "wrong", another.id: "first"}
    assert row.evaluate(STATES) == [states.get(item.id, "open") for item in asked]
    expect(page.page.locator(".mops-progress__weak li")).to_have_count(1)
    expect(page.page.locator(".mops-progress__weak a")).to_have_text(plain(about.text))
    page.page.locator(".mops-progress__weak a").click()
    expect(page.page).to_have_url(f"{page.home}{lesson_page}{about.taught_in}")


def test_each_standing_is_drawn_and_listed(visit, filled, single, another, multiple):
    page = visit(PAGE, script=holding(filled))
    found = page.page.locator("[data-objective]").evaluate_all(
        """(all) => all.flatMap((row) => row.dataset.items.trim().split(/\\s+/).map((each, index) =>
          [each.split(":")[0], row.querySelectorAll("[data-state]")[index].dataset.state]))"""
    )
    drawn = {question: standing for question, standing in found if standing != "open"}
    assert drawn == {single.id: "wrong", another.id: "first", multiple.id: "revised"}
    expect(page.page.locator(".mops-progress__counts")).to_contain_text(SAYS["due"].format(n=1))
    assert page.stored() == filled


def test_a_wrong_idea_that_was_met_stands_in_front(visit, lesson_page, curriculum, questions):
    item, option = next(
        (item, option)
        for item in questions
        if isinstance(item, Single)
        for option in item.options
        if option.misconception
    )
    page = visit(lesson_page)
    page.question(item).answer(option.id)
    page.go(PAGE)
    met = page.page.locator(".mops-ideas__met li")
    expect(met).to_have_count(1)
    expect(met).to_contain_text(plain(curriculum.misconceptions_by_id[option.misconception].repair))
    expect(met).to_contain_text(SAYS["met_once"])
    _press(page, W["reset"])
    _press(page, W["sure"])
    expect(met).to_have_count(0)


def test_two_tabs_agree(visit, filled):
    page = visit(PAGE)
    other = page.tab(script=holding(filled))
    other.page.evaluate("() => window.dispatchEvent(new Event('pageshow'))")
    counts = page.page.locator(".mops-progress__counts")
    expect(counts).to_have_text(other.page.locator(".mops-progress__counts").inner_text())
    expect(counts).not_to_be_empty()
    _press(other, W["reset"])
    _press(other, W["sure"])
    expect(page.page.get_by_role("link", name=W["empty_link"])).to_be_visible()


def test_what_is_saved_comes_back_whole(visit, filled):
    page = visit(PAGE, script=holding(filled), accept_downloads=True)
    text = _export(page)
    expect(_status(page)).to_have_text(SAYS["exported"])
    assert json.loads(text) == filled
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []
    page.page.evaluate("() => localStorage.clear()")
    page.reload()
    expect(page.page.get_by_role("link", name=W["empty_link"])).to_be_visible()
    _import(page, text)
    expect(_status(page)).to_have_text(
        SAYS["imported"].format(
            items=len(filled["items"]), forms=0, ideas=len(filled["ideas"]), dialogues=0, labs=0, diagnostics=0
        )
    )
    assert page.stored() == filled
    expect(page.page.locator(".mops-progress__counts")).to_be_visible()
    _import(page, text)
    expect(_status(page)).to_have_text(SAYS["imported_none"])


def test_real_answers_of_all_kinds_are_saved_in_the_published_format(visit, lesson_page, single, multiple):
    page = visit(lesson_page, accept_downloads=True)
    page.question(single).answer(wrong(single)[0]).answer(wrong(single)[1])
    page.question(multiple).answer(*wrong(multiple)[:2])
    page.go(PAGE)
    held = json.loads(_export(page))
    assert sorted(held["items"]) == sorted([single.id, multiple.id])
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(held)] == []


def test_a_file_that_cannot_be_read_changes_nothing(visit, filled):
    page = visit(PAGE, script=holding(filled))
    for text, sentence in (
        (json.dumps(filled)[:50], "import_damaged"),
        (b"\xff\xfe\x00", "import_damaged"),
        ('{"name": "a package", "version": "1.0.0"}', "import_damaged"),
        (json.dumps({**filled, "schema": 3}), "import_newer"),
        (b" " * 10_000_001, "import_large"),
    ):
        page.page.evaluate("() => (document.querySelector('mops-keeping [role=status]').textContent = '')")
        _import(page, text)
        expect(_status(page)).to_have_text(SAYS[sentence])
        assert page.stored() == filled
    assert page.page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('mops'))") == ["mops:v1"]


def test_a_file_without_answers_may_hold_something_new(visit, curriculum):
    page = visit(PAGE)
    idea = curriculum.misconceptions.file.misconceptions[0].id
    form = {"level": "associate", "seed": "abcdefgh", "at": "2026-11-20T09:00:00.000Z", "items": []}
    _import(page, json.dumps(state({}, forms={"2026 associate abcdefgh": form})))
    expect(_status(page)).to_have_text(
        SAYS["imported"].format(items=0, forms=1, ideas=0, dialogues=0, labs=0, diagnostics=0)
    )
    _import(page, json.dumps(state({}, {idea: {"times": 3, "last": "2026-11-20T09:00:00.000Z"}})))
    expect(_status(page)).to_have_text(
        SAYS["imported"].format(items=0, forms=0, ideas=1, dialogues=0, labs=0, diagnostics=0)
    )
    expect(page.page.locator(".mops-ideas__met .mops-progress__state")).to_have_text("Met 3 times.")
    _import(page, json.dumps(page.stored()))
    expect(_status(page)).to_have_text(SAYS["imported_none"])
    _press(page, "Delete everything")
    page.page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.page.locator(".mops-ideas__met li")).to_have_count(0)


def test_answers_to_a_module_are_forgotten_after_a_question(visit, filled, lesson):
    page = visit(PAGE, script=holding(filled))
    forget = page.page.get_by_role("button", name=W["reset_module"])
    expect(forget).to_have_count(1)
    forget.press("Enter")
    asked = page.page.get_by_role("group", name=SAYS["sure_module"].format(n=3))
    expect(asked).to_be_visible()
    assert page.focused() == W["sure"]
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    expect(asked).to_be_hidden()
    assert page.focused() == lesson.title
    assert page.stored() == filled
    forget.press("Enter")
    page.page.keyboard.press("Enter")
    expect(_status(page)).to_have_text(SAYS["deleted"])
    assert page.focused() == lesson.title
    assert page.stored() == {**filled, "read": {}, "items": {"question-of-another-release": record(3, True, False)}}
    expect(forget).to_be_hidden()


def test_everything_is_deleted_after_a_question(visit, filled):
    page = visit(PAGE, script=holding(filled))
    _press(page, W["reset"])
    expect(page.page.get_by_role("group", name=SAYS["sure_all"])).to_be_visible()
    _press(page, W["keep_them"])
    assert page.focused() == W["reset"]
    assert page.stored() == filled
    _press(page, W["reset"])
    _press(page, W["sure"])
    expect(_status(page)).to_have_text(SAYS["deleted"])
    assert page.stored() is None
    _press(page, W["reset"])
    expect(_status(page)).to_have_text(SAYS["nothing"])


def test_everything_is_deleted_where_there_is_no_room_for_more(visit, filled):
    page = visit(PAGE, script=holding(filled) + FULL)
    page.page.evaluate("() => fill()")
    _import(page, json.dumps(state({"another": record(1, True, True)}, more="x" * 100_000)))
    expect(_status(page)).to_contain_text(said("problem_memory"))
    _press(page, W["reset"])
    _press(page, W["sure"])
    expect(_status(page)).to_have_text(SAYS["deleted"])
    assert page.stored() is None


def test_what_a_newer_version_kept_is_saved_or_deleted_as_it_is(visit):
    newer = '{"schema": 3, "items": {"x": 1}, "more": []}'
    page = visit(PAGE, script=holding(newer), accept_downloads=True)
    assert _export(page) == newer
    _import(page, json.dumps(state({})))
    expect(_status(page)).to_have_text(said("problem_newer"))
    assert page.page.evaluate("() => localStorage['mops:v1']") == newer
    _press(page, W["reset"])
    _press(page, W["sure"])
    expect(_status(page)).to_have_text(SAYS["deleted"])
    assert page.stored() is None


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_kept_it_is_said(refusal, visit, filled):
    page = visit(PAGE, script=REFUSALS[refusal], expected=REFUSED)
    _import(page, json.dumps(filled))
    imported = SAYS["imported"].format(items=4, forms=0, ideas=len(filled["ideas"]), dialogues=0, labs=0, diagnostics=0)
    expect(_status(page)).to_have_text(f"{imported} {said('problem_memory')}")
    expect(page.page.locator(".mops-progress__counts")).to_be_visible()


def test_damaged_text_can_be_saved(visit):
    page = visit(PAGE, script=holding('{"schema": 2, "items": {'), accept_downloads=True)
    expect(_status(page)).to_have_text(said("problem_damaged"))
    with page.page.expect_download() as download:
        _press(page, W["damaged"])
    assert download.value.path().read_text("utf-8") == '{"schema": 2, "items": {'
    assert visit(PAGE).page.get_by_role("button", name=W["damaged"]).is_hidden()


def test_axe_objects_to_nothing(visit, filled):
    page = visit(PAGE)
    filled["ideas"] = {page.page.locator("[data-idea]").first.get_attribute("data-idea"): {"times": 2, "last": ""}}
    _import(page, json.dumps(filled))
    expect(page.page.locator(".mops-ideas__met li")).to_have_count(1)
    _press(page, W["reset"])
    assert objections(page) == []
    assert page.page.evaluate(SMALL) == []


def test_it_fits_a_narrow_screen(visit, filled):
    page = visit(PAGE, script=holding(filled), viewport={"width": 320, "height": 800})
    _press(page, W["reset"])
    assert page.page.evaluate(WIDER) <= 0
    assert page.page.evaluate(OUTSIDE) == []
    assert page.page.evaluate(SMALL) == []


def test_every_control_is_reached_and_seen_by_the_keyboard(visit, filled):
    page = visit(PAGE, script=holding(filled))
    wanted = [W["reset_module"], W["ideas_all"], W["export"], W["print"], W["reset"], W["keyboard_link"]]
    page.page.locator(".mops-progress__weak a").first.focus()
    for _ in range(page.page.locator("article :is(a, button, input, summary)").count()):
        page.page.keyboard.press("Tab")
        page.quiet()
        assert page.page.evaluate(VISIBLE_FOCUS), page.focused()
        if page.focused() == wanted[0]:
            wanted.pop(0)
        if not wanted:
            break
    assert wanted == []


def test_the_study_record_is_printed_whoever_prints(visit, filled, curriculum):
    programme = curriculum.programme.file
    page = visit(PAGE, script=holding(filled))
    title = page.page.get_by_text(W["record"], exact=True)
    expect(title).to_be_hidden()
    page.page.clock.set_fixed_time("2027-02-03T12:00:00")
    page.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.page.emulate_media(media="print")
    printed = page.page.locator("article").inner_text()
    version = W["record_version"].format(title=programme.title, version=programme.version)
    for text in (W["record"], W["record_name"], "3 February 2027", version, W["record_note"]):
        assert text in printed
    for text in (W["reset_module"], W["export"], W["review_link"], W["ideas_all"], W["keyboard_link"]):
        assert text not in printed
    assert SAYS["state"].split("{")[0] in printed


def test_without_script_it_is_a_list_on_paper(visit, curriculum):
    page = visit(PAGE, java_script_enabled=False)
    expect(page.page.locator("mops-progress noscript p")).to_be_visible()
    expect(page.page.locator("mops-keeping noscript p")).to_be_visible()
    shown = [module for module in curriculum.modules if module.quiz and module.quiz.pool(Pool.LESSON)]
    for module in shown:
        for each in module.objectives:
            expect(_row(page, each.text)).to_be_visible()
    assert page.page.locator("article button:visible, article input:visible").count() == 0


def test_nothing_moves_when_the_page_is_filled(visit, filled):
    shifts = """new PerformanceObserver((list) => list.getEntries().forEach((each) => {
      window.moved = (window.moved ?? 0) + each.value;
    })).observe({ type: "layout-shift", buffered: true });"""
    page = visit(PAGE, script=holding(filled) + shifts)
    page.quiet()
    assert page.page.evaluate("() => window.moved ?? 0") < 0.01


def test_marks_show_how_far_a_module_is(visit, lesson, filled):
    level = addresses.address(addresses.level_page(lesson.level))
    page = visit(level, script=holding(filled))
    count = len(lesson.quiz.pool(Pool.LESSON))
    marks = page.page.locator(".mops-mark")
    expect(marks.first).to_have_text(f"2 of {count}")
    expect(page.page.locator(".mops-card .mops-mark")).to_have_count(1)
    expect(page.page.locator(".md-nav--primary .mops-mark")).to_have_count(1)
    page.page.evaluate("() => localStorage.clear()")
    other = page.tab()
    other.go(PAGE)
    _import(other, json.dumps(filled))
    expect(marks.first).to_have_text(f"2 of {count}")
    _press(other, W["reset"])
    _press(other, W["sure"])
    expect(marks).to_have_count(0)


def test_a_newcomer_loads_nothing_for_marks(visit, lesson):
    page = visit().go_softly(addresses.address(addresses.level_page(lesson.level)))
    ours = [url.rsplit("/", 1)[-1] for url in page.requests if "/assets/mopscert/" in url]
    assert "mops.js" in ours
    assert [name for name in ours if name in ("marks.js", "modules.json", "overview.js", "progress.js")] == []
