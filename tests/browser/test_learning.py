"""The whole way of a learner, from the home page to a result, by the keyboard alone and by touch on a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from mopscert.checking import check
from mopscert.model import Curriculum, Match, Multiple, Number, Order, Pool, Question, Single
from mopscert.pages import words

from .facts import LABELS, said
from .hands import answer, chosen, selected, typed
from .kept import clock, set_clock
from .visit import HOSTS, Shown, Visit

PROGRESS, REVIEW = words.catalogue()["progress"], words.catalogue()["review"]
SAYS = words.catalogue()["web"]
READINESS = SAYS["readiness"] | words.catalogue()["readiness"]["view"]
FIRST_DAY, NEXT_DAY = "2027-02-03T18:00:00", "2027-02-04T08:00:00"
TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MOST_STOPS = 120
# Where the focus is, seen from a control: on it or on another of its group, behind it, or before it.
DIRECTION = """(wanted) => {
  const { activeElement: at } = document;
  if (at === wanted || (wanted.type === "radio" && at.type === "radio" && at.name === wanted.name)) return "here";
  return at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "on";
}"""


class Keyboard:
    """Somebody who uses Tab, Shift and Tab, arrows, Enter and Space, and types numbers."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.keys = visit.page.keyboard

    def reach(self, wanted: Locator) -> None:
        """Goes to a control, stop by stop."""
        expect(wanted).to_be_visible()
        handle = wanted.element_handle()
        for _ in range(MOST_STOPS):
            direction = handle.evaluate(DIRECTION)
            if direction == "here":
                return
            self.keys.press("Tab" if direction == "on" else "Shift+Tab")
        pytest.fail(f"the keyboard does not get to {wanted}")

    def press(self, wanted: Locator) -> None:
        self.reach(wanted)
        self.keys.press("Enter")

    def menu(self, name: str) -> None:
        self.press(self.visit.page.locator(".md-tabs").get_by_role("link", name=name, exact=True))

    def answer(self, box: Locator, item: Question, *, right: bool) -> None:
        match item:
            case Single():
                self.reach(box.locator("input").first)
                self.keys.press("Space")
                self._until(box, "input:checked", chosen(item, right=right)[0])
            case Multiple():
                for each in box.locator("input").all():
                    if each.is_checked() != (each.get_attribute("value") in chosen(item, right=right)):
                        self.reach(each)
                        self.keys.press("Space")
            case Order() | Match():
                for name, value in selected(item, right=right).items():
                    self.reach(box.locator(f'select[name="{name}"]'))
                    self._until(box, f'select[name="{name}"]', value)
            case Number():
                self.reach(box.locator("input"))
                self.keys.type(typed(item, right=right))

    def _until(self, box: Locator, control: str, value: str) -> None:
        for key in ("ArrowDown", "ArrowUp"):
            for _ in range(8):
                if box.locator(control).input_value() == value:
                    return
                self.keys.press(key)
        pytest.fail(f"the arrows do not get to {value}")


class Finger:
    """Somebody who taps on a telephone; lists that open are those of the system."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def press(self, wanted: Locator) -> None:
        wanted.tap()

    def menu(self, name: str) -> None:
        page = self.visit.page
        page.locator("header label[for=__drawer]").tap()
        entry = page.locator(".md-nav--primary > .md-nav__list > .md-nav__item > *").filter(has_text=name)
        opened = page.locator(".md-nav__item--active > .md-nav > .md-nav__title")
        expect(entry.or_(opened).locator("visible=true").first).to_be_visible()
        if not entry.first.is_visible():
            opened.first.tap()
        entry.locator("visible=true").first.tap()

    def answer(self, box: Locator, item: Question, *, right: bool) -> None:
        match item:
            case Single() | Multiple():
                for row in box.locator(".mops-q__option").all():
                    option = row.locator("input")
                    wanted = option.get_attribute("value") in chosen(item, right=right)
                    if option.is_checked() != wanted and (wanted or isinstance(item, Multiple)):
                        row.tap()
                        expect(option).to_be_checked(checked=wanted)
            case Number():
                box.locator("input").tap()
                answer(box, item, right=right)
            case _:
                answer(box, item, right=right)


@pytest.fixture(params=[(Keyboard, {}), (Finger, TELEPHONE)], ids=["keyboard", "touch"])
def hand(request, visit: Callable[..., Visit]) -> Keyboard | Finger:
    kind, options = request.param
    return kind(visit("", host=HOSTS[3], script=clock(FIRST_DAY), reduced_motion="reduce", **options).go_softly(""))


@pytest.fixture(scope="module")
def exam(root) -> Curriculum:
    return check(root / "tests" / "fixtures" / "exam").curriculum


def test_a_learner_gets_from_home_to_a_result(hand: Keyboard | Finger, exam: Curriculum):
    asked = exam.modules[0].quiz.pool(Pool.LESSON)
    assert {type(item) for item in asked} == {Single, Multiple, Order, Match, Number}
    page = hand.visit.page
    hand.press(page.get_by_role("link", name="Start with the first lesson"))
    _wrong_and_then_right(hand, asked[0])
    _close_and_come_back(hand)
    assert hand.visit.question(asked[0]).feedback().startswith(said("before_later"))
    for item in asked[1:]:
        _wrong_and_then_right(hand, item)
    _look_at_progress(hand, len(asked))
    _review(hand, asked[0])
    _take_the_check(hand, exam)


def _close_and_come_back(hand: Keyboard | Finger) -> None:
    set_clock(hand.visit.page, NEXT_DAY)
    hand.visit.page.reload(wait_until="networkidle")
    hand.visit.ready()


def _check(hand: Keyboard | Finger, shown: Shown) -> str:
    hand.press(shown.check_button)
    expect(shown.element.get_by_role("status")).not_to_be_empty()
    return shown.verdict()


def _wrong_and_then_right(hand: Keyboard | Finger, item: Question) -> None:
    shown = hand.visit.question(item)
    expect(shown.check_button).to_be_visible()
    kind = type(item).__name__.lower()
    hand.answer(shown.element, item, right=False)
    assert _check(hand, shown).split(".")[0] == said(f"retry_{kind}", hits=0, of=0).split(".")[0]
    expect(shown.key).to_be_hidden()
    hand.answer(shown.element, item, right=True)
    assert _check(hand, shown).split(".")[0] == said(f"right_{kind}", of=0).split(".")[0]
    expect(shown.key).to_be_visible()
    record = hand.visit.record(item)
    assert (record["first"]["ok"], record["last"]["ok"], record["tries"]) == (False, True, 2)


def _look_at_progress(hand: Keyboard | Finger, count: int) -> None:
    page = hand.visit.page
    hand.menu(PROGRESS["title"])
    counts = PROGRESS["said"]["counts"].format(seen=count, all=count, first=0, now=count)
    expect(page.locator(".mops-progress__counts")).to_have_text(f"{counts} {PROGRESS['said']['due'].format(n=1)}")


def _review(hand: Keyboard | Finger, due: Question) -> None:
    page = hand.visit.page
    hand.press(page.get_by_role("link", name=PROGRESS["review_link"]))
    shown = hand.visit.question(due)
    expect(shown.check_button).to_be_visible()
    assert shown.is_untouched()
    hand.answer(shown.element, due, right=True)
    _check(hand, shown)
    hand.press(page.get_by_role("button", name=REVIEW["next"]))
    done = SAYS["review"]["done"].format(n=1, right=1, day="5 February 2027")
    expect(page.locator("mops-review > [role=status]")).to_have_text(done)
    assert hand.visit.record(due)["due"] == "2027-02-07"


def _take_the_check(hand: Keyboard | Finger, exam: Curriculum) -> None:
    page = hand.visit.page
    element = page.locator("mops-readiness")
    box = element.locator("[data-question]")

    def press(name: str, role: str = "button") -> None:
        hand.press(element.get_by_role(role, name=name, exact=True).first)

    def reply(*, right: bool) -> None:
        hand.answer(box, exam.questions[box.get_attribute("data-question")], right=right)

    hand.menu("Associate")
    hand.press(page.get_by_role("link", name="To the readiness check"))
    press(words.catalogue()["readiness"]["start"])
    expect(box).to_be_visible()
    reply(right=True)
    press(READINESS["flag"])
    press(READINESS["next"])
    expect(element.get_by_role("heading", name="Question 2 of 8")).to_be_focused()
    reply(right=False)
    press(READINESS["leave"])
    _close_and_come_back(hand)
    press(READINESS["go_on"])
    expect(element.get_by_role("heading", name="Question 2 of 8")).to_be_focused()
    hand.press(element.locator("summary", has_text=READINESS["map"]))
    press("Question 1: answered, flagged")
    expect(element.get_by_role("heading", name="Question 1 of 8")).to_be_focused()
    press(READINESS["review"])
    expect(element).to_contain_text(READINESS["unanswered"].format(n=6, of=8, flagged=1))
    press(READINESS["hand_in"])
    hand.press(element.get_by_role("dialog").get_by_role("button", name=READINESS["hand_in"]))
    expect(element.get_by_role("heading", name=READINESS["result"])).to_be_focused()
    expect(element).to_contain_text("1 of 8 right")
    hand.press(element.locator("summary", has_text=LABELS["key"]).first)
    expect(element.locator(".mops-q__why").first).to_be_visible()
