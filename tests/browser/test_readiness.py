"""A readiness check from its start to its result: by keyboard, left and taken up again, timed, and to axe."""

import json
import subprocess
from datetime import datetime
from pathlib import Path

import playwright
import pytest
from playwright.sync_api import expect

from mopscert.checking import check
from mopscert.model import Curriculum, Pool
from mopscert.pages import words

from .hands import answer
from .test_axe import objections
from .test_narrow import OUTSIDE, WIDER
from .visit import HOSTS, Visit

PAGE, SEED = "associate/readiness/", "larkspur"
W, SAYS = words.catalogue()["readiness"], words.catalogue()["web"]["readiness"]
NOON = datetime(2026, 11, 23, 12)
HELD_TIMERS = "executing a cancelled action"  # what the theme says of its own when a test moves the time of its timers
POOL = "assets/mopscert/readiness/associate.html"
DRAW = """
import { readFileSync } from "node:fs";
import { draw, seedOf } from "%s";
const { pool, rules } = JSON.parse(readFileSync(0, "utf-8"));
const seeds = Array.from({ length: 1000 }, (_, n) => seedOf([n, n >> 4, n * 5, n * 11, 7, n >> 8]));
console.log(JSON.stringify(seeds.map((seed) => draw(pool, rules, seed).map(({ id }) => id))));
"""


@pytest.fixture(scope="module")
def exam(root: Path) -> Curriculum:
    return check(root / "tests" / "fixtures" / "exam").curriculum


class Desk:
    """A readiness check as a learner has it open."""

    def __init__(self, visit: Visit, exam: Curriculum) -> None:
        self.visit, self.page, self.exam = visit, visit.page, exam
        self.element = self.page.locator("mops-readiness")
        self.status = self.element.get_by_role("status").first
        self.dialog = self.element.get_by_role("dialog")
        self.box = self.element.locator("[data-question]")

    def press(self, name: str) -> "Desk":
        self.element.get_by_role("button", name=name, exact=True).first.click()
        return self

    def start(self, timer: bool = False) -> "Desk":
        self.element.get_by_label("Seed").fill(SEED)
        if timer:
            self.element.get_by_label("With a timer").check()
        self.press("Start the check")
        expect(self.box).to_be_visible()
        return self

    def answer(self, right: bool) -> None:
        """Answers the question that is shown."""
        item = self.exam.questions[self.box.get_attribute("data-question")]
        answer(self.box, item, right=right)

    def form(self) -> dict:
        (form,) = self.visit.stored()["forms"].values()
        return form

    def focused(self) -> str:
        return self.page.evaluate("() => document.activeElement.textContent")


@pytest.fixture
def desk(visit, exam: Curriculum):
    def opened(**options) -> Desk:
        page = visit(PAGE, host=HOSTS[3], **options)
        expect(page.page.get_by_role("button", name="Start the check")).to_be_visible()
        return Desk(page, exam)

    return opened


def test_a_thousand_forms_of_the_rendered_pool(root: Path, exam_site: Path, exam: Curriculum):
    from ..site.dom import parse

    page = parse((exam_site / PAGE / "index.html").read_text())
    rules = json.loads(page.one("mops-readiness").get("data-rules"))
    marked = [each for each in parse((exam_site / POOL).read_text()).walk() if each.get("data-domain")]
    keys = ("domain", "thinking", "module", "case")
    pool = [
        {"id": each.one("mops-self-check").get("data-question"), **{key: each.get(f"data-{key}") for key in keys}}
        for each in marked
    ]
    node = Path(playwright.__file__).parent / "driver" / "node"
    script = DRAW % (root / "generator/mopscert/web/form.js").as_uri()
    command = [node, "--input-type=module", "-e", script]
    given = json.dumps({"pool": pool, "rules": rules})
    result = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    domains = {each["id"]: each["domain"] for each in pool}
    forms = json.loads(result.stdout)
    assert len(forms) == 1000
    for form in forms:
        assert len(set(form)) == 8
        assert {exam.questions[name].pool for name in form} == {Pool.READINESS}
        asked = [domains[name] for name in form]
        assert [asked.count(name) for name in ("data", "campaigns", "people")] == [5, 2, 1]
    assert {name for form in forms for name in form} == set(domains)


def test_from_start_to_result(desk):
    at = desk().start()
    assert at.page.url.endswith(f"#seed-{SEED}")
    wrong = []
    for number in range(1, 9):
        assert at.focused() == f"Question {number} of 8"
        assert at.element.locator(".mops-q__key, [type=submit]:visible").count() == 0
        at.answer(right=number > 2)
        if number <= 2:
            wrong.append(at.box.get_attribute("data-question"))
        if number < 8:
            at.press("Next")
    assert at.form()["answers"].keys() == {item["id"] for item in at.form()["items"]}
    at.press("Review and hand in")
    assert "All 8 are answered" in at.element.inner_text()
    at.press("Hand in")
    at.dialog.get_by_role("button", name="Hand in").click()
    expect(at.element.get_by_role("heading", name="Your practice result")).to_be_focused()

    text = " ".join(at.element.inner_text().split())
    assert "6 of 8 right, 75%." in text
    assert "no certificate" in text
    form = at.form()
    assert form["result"]["right"] == 6
    assert {name: each["of"] for name, each in form["result"]["domains"].items()} == {
        "data": 5,
        "campaigns": 2,
        "people": 1,
    }
    assert text.count("too few to say") >= 2
    assert text.count("none of its own") == 2, "two domains are too small to be judged"
    assert ("you reached the pass marks" in text) == (form["result"]["domains"]["data"]["right"] >= 3)
    right = form["result"]["domains"]["data"]["right"]
    low, high = {3: (23, 88), 4: (38, 96), 5: (57, 100)}[right]
    assert f"{right} of 5 " in text
    assert f"could be between {low}% and {high}%" in text
    assert "First attempt, " in text
    for name in (item["id"] for item in form["items"]):
        box = at.element.locator(f'[data-question="{name}"]')
        marks = {each.get_attribute("data-mark") for each in box.locator(".mops-q__option[data-mark]").all()} - {""}
        assert ("wrong" in marks) == (name in wrong)
        box.locator("summary").click()
        assert box.locator(".mops-q__why").first.is_visible()
        assert box.locator(".mops-q__learn a").is_visible()
    assert at.visit.stored()["items"] == {}, "lessons know nothing of it"

    at.visit.reload()
    at.press("See result")
    expect(at.element.get_by_role("heading", name="Your practice result")).to_be_focused()
    assert "6 of 8 right" in at.element.inner_text()


def test_leaving_at_any_moment_loses_nothing(desk):
    at = desk().start()
    typed = {}
    for _ in range(7):
        name = at.box.get_attribute("data-question")
        controls = at.box.locator("fieldset :is(input, select)")
        kind = at.box.get_attribute("data-type")
        if kind in ("order", "match"):
            controls.nth(1).select_option(index=2)
        elif kind == "number":
            controls.first.fill("about 12")
        else:
            controls.nth(1).check()
        typed[name] = at.form()["answers"][name]
        at.press("Next")
    at.press("Flag this question")
    assert at.element.get_by_role("button", name="Flag this question").get_attribute("aria-pressed") == "true"
    at.visit.reload()
    expect(at.element).to_contain_text("in 7 of 8 questions")
    at.press("Go on")
    expect(at.element.get_by_role("heading", name="Question 8 of 8")).to_be_focused()
    at.element.locator("summary", has_text="All questions").click()
    assert "Question 8: open, flagged" in at.element.inner_text()
    shown = {}
    for number in range(8):
        at.element.locator(".mops-exam__map button").nth(number).click()
        shown[at.box.get_attribute("data-question")] = at.box.evaluate(
            """(box) => [...box.querySelectorAll("fieldset :is(input, select)")].flatMap((each) =>
              /radio|checkbox/.test(each.type) ? (each.checked ? [each.value] : [])
              : each.value ? [`${each.name}=${each.value}`] : [])"""
        )
        at.element.locator("summary", has_text="All questions").click()
    assert {name: shown[name] for name in typed} == typed
    at.press("Review and hand in")
    assert "Not answered: 3 of 8. Flagged: 1." in at.element.inner_text()
    at.press("Hand in")
    assert "Not answered: 3." in at.dialog.inner_text()
    before = at.form()
    at.visit.reload()
    assert at.form() == before
    at.press("Go on").press("Review and hand in").press("Hand in")
    at.page.keyboard.press("Escape")
    expect(at.dialog).to_have_count(0)
    assert "finished" not in at.form()
    assert at.focused() == "Hand in"


def test_the_same_seed_gives_the_same_form(desk):
    first = desk().start()
    again = first.visit.go(f"{PAGE}#seed-{SEED}")
    again.reload()
    assert again.page.get_by_label("Seed").input_value() == SEED
    again.page.get_by_role("button", name="Start the check").click()
    expect(first.box).to_be_visible()
    one, two = first.visit.stored()["forms"].values()
    assert one["items"] == two["items"]


def test_the_timer_tells_and_never_hands_in(visit, exam: Curriculum):
    page = visit("", host=HOSTS[3], expected=HELD_TIMERS)
    page.page.clock.install(time=NOON)
    at = Desk(page.go(PAGE), exam).start(timer=True)
    clock = at.element.locator(".mops-exam__clock")
    expect(clock).to_contain_text("Minutes left: 12.")
    at.page.clock.fast_forward("02:01")
    expect(at.status).to_have_text("Ten minutes are left.")
    at.page.clock.fast_forward("08:00")
    expect(at.status).to_have_text("Two minutes are left.")
    at.press("10 more minutes")
    expect(at.status).to_have_text("10 minutes were added.")
    expect(clock).to_contain_text("Minutes left: 12.")
    at.page.clock.fast_forward("30:00")
    expect(at.status).to_have_text("The time is over. You can go on; nothing is handed in by itself.")
    assert at.box.is_visible()
    assert "finished" not in at.form()
    at.answer(right=True)
    assert at.form()["answers"]


def test_pressed_twice_it_begins_once_and_says_that_it_loads(desk):
    at, held = desk(), []
    at.page.route(f"**/{POOL}", lambda route: held.append(route))
    at.press("Start the check")
    expect(at.status).to_have_text(SAYS["loading"])
    at.press("Start the check")
    held[0].continue_()
    expect(at.box).to_be_visible()
    expect(at.status).to_be_empty()
    at.form()


def test_another_tab_sees_the_same_answers(desk):
    at = desk().start()
    other = Desk(at.visit.tab(), at.exam)
    other.press("Go on")
    expect(other.box).to_be_visible()
    at.answer(right=True)
    name = at.box.get_attribute("data-question")
    wanted = at.form()["answers"][name]
    expect(other.element.locator(".mops-exam__map li").first).to_contain_text("answered")
    assert other.form()["answers"][name] == wanted


def test_by_keyboard_alone(desk):
    at = desk()
    keys = at.page.keyboard
    at.element.get_by_label("Seed").focus()
    keys.press("Enter")
    expect(at.box).to_be_visible()
    assert at.focused() == "Question 1 of 8"
    for _ in range(20):
        keys.press("Tab")
        if at.focused() == "Review and hand in":
            break
    keys.press("Enter")
    assert at.focused() == "Before you hand in"
    for _ in range(20):
        keys.press("Tab")
        if at.focused() == "Hand in":
            break
    keys.press("Enter")
    keys.press("Tab")
    assert at.focused() == "Hand in"
    keys.press("Enter")
    expect(at.element.get_by_role("heading", name="Your practice result")).to_be_focused()
    assert "0 of 8 right" in at.element.inner_text()


def test_axe_is_silent_and_nothing_runs_out(desk):
    at = desk(viewport={"width": 320, "height": 800})

    def silent() -> None:
        assert objections(at.visit) == []
        assert at.page.evaluate(WIDER) == 0
        assert at.page.evaluate(OUTSIDE) == []

    at.start(timer=True).press("Flag this question")
    at.element.locator("summary", has_text="All questions").click()
    silent()
    at.answer(right=True)
    at.press("Review and hand in")
    silent()
    at.press("Hand in")
    silent()
    at.dialog.get_by_role("button", name="Hand in").click()
    expect(at.element.get_by_role("heading", name="Your practice result")).to_be_focused()
    at.page.evaluate(
        "() => document.querySelectorAll('mops-readiness details').forEach((each) => { each.open = true })"
    )
    silent()
    at.press("Back to the start").press("Start the check")
    expect(at.box).to_be_visible()
    at.press("Leave and go on later")
    silent()


def test_the_result_is_printed_with_all_reasons(desk):
    at = desk().start().press("Review and hand in").press("Hand in")
    at.dialog.get_by_role("button", name="Hand in").click()
    expect(at.element.get_by_role("heading", name="Your practice result")).to_be_focused()
    at.page.emulate_media(media="print")
    assert at.element.locator(".mops-q__why").count() > 8
    assert all(each.is_visible() for each in at.element.locator(".mops-q__key li").all())
    assert not at.element.get_by_role("button", name="Print").is_visible()


def test_without_script_it_can_be_taken_on_paper(visit):
    page = visit(PAGE, host=HOSTS[3], java_script_enabled=False)
    page.page.get_by_role("link", name=W["paper_link"]).click()
    expect(page.page).to_have_url(page.home + POOL)
    questions = page.page.locator("mops-self-check")
    for shown in questions.all():
        expect(shown.locator("fieldset")).to_be_visible()
        expect(shown.locator(".mops-q__why").first).to_be_hidden()
        shown.locator("summary").click()
        expect(shown.locator(".mops-q__why").first).to_be_visible()
    assert questions.count() == 12
    assert page.page.locator("button:visible").count() == 0
    page.page.get_by_role("link", name=W["pool_back"]).click()
    expect(page.page).to_have_url(page.home + PAGE)


def test_what_another_tab_discards_is_not_gone_on_with(desk):
    at = desk().start()
    other = Desk(at.visit.tab(), at.exam)
    other.press("Discard")
    other.dialog.get_by_role("button", name="Discard").click()
    expect(at.element.get_by_role("button", name="Start the check")).to_be_visible()
    expect(at.element.get_by_role("button", name="Go on")).to_have_count(0)
    assert at.visit.stored()["forms"] == {}


def test_a_question_that_was_revised_meanwhile_is_left_out(desk):
    at = desk().start()
    at.page.evaluate(
        """() => {
          const state = JSON.parse(localStorage.getItem("mops:v1"));
          Object.values(state.forms)[0].items[0].rev += 1;
          localStorage.setItem("mops:v1", JSON.stringify(state));
        }"""
    )
    at.visit.reload()
    at.press("Go on")
    expect(at.element.get_by_role("heading", name="Question 1 of 7")).to_be_focused()
    assert "taken out since you began: 1." in at.status.inner_text()
    at.press("Leave and go on later").press("Discard")
    at.dialog.get_by_role("button", name="Discard").click()
    expect(at.element.get_by_role("button", name="Go on")).to_have_count(0)
    assert at.visit.stored()["forms"] == {}


def test_a_pool_that_cannot_be_had_is_said(desk):
    at = desk(expected="Failed to load resource")
    at.page.context.set_offline(True)
    at.press("Start the check")
    expect(at.status).to_have_text("The questions could not be loaded. Try again when you are connected.")
    assert at.visit.stored() is None
    at.page.context.set_offline(False)
    at.start()
