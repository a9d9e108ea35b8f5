"""A question that was renamed is still known by what was answered under its former id."""

import json

from playwright.sync_api import expect

from mopscert import addresses
from mopscert.checking import check
from mopscert.model import Pool

from .facts import LABELS, right, said
from .kept import holding, record, state
from .visit import HOSTS

FORMER, NOW, MODULE = "merge-first", "lesson-merge", "clean-records"
LESSON = addresses.address(addresses.module_page(MODULE))
HELD = state({FORMER: record(1, False, False)})


def test_it_shows_and_continues_its_old_record(visit, root):
    item = check(root / "tests" / "fixtures" / "exam").curriculum.questions[NOW]
    assert item.aliases == (FORMER,)
    page = visit(LESSON, host=HOSTS[3], script=holding(HELD))
    shown = page.question(item)
    assert shown.feedback().startswith(said("before_wrong"))
    shown.answer(right(item)[0])
    kept = page.stored()["items"]
    assert kept[FORMER] == HELD["items"][FORMER]
    assert (kept[NOW]["first"]["ok"], kept[NOW]["last"]["ok"], kept[NOW]["tries"]) == (False, True, 2)
    # Wanted forgotten, it does not come back under its former id.
    shown.element.get_by_role("button", name=LABELS["forget"]).click()
    expect(shown.element.locator(".mops-q__feedback")).to_be_empty()
    assert page.stored()["items"] == {}
    page.reload()
    assert page.question(item).is_untouched()


def test_progress_review_and_marks_know_it_too(visit, root):
    exam = check(root / "tests" / "fixtures" / "exam").curriculum
    there = len(exam.by_id[MODULE].quiz.pool(Pool.LESSON))
    asked = sum(len(module.quiz.pool(Pool.LESSON)) for module in exam.modules if module.quiz)
    counted = visit(addresses.address(addresses.PROGRESS), host=HOSTS[3], script=holding(HELD)).page
    expect(counted.locator(".mops-progress__counts")).to_contain_text(f"1 of {asked} questions answered: 0 right")
    review = visit(addresses.address(addresses.REVIEW), host=HOSTS[3], script=holding(HELD)).page
    expect(review.locator(f"[data-question={NOW}]")).to_be_visible()
    marked = visit(addresses.address(addresses.level_page("associate")), host=HOSTS[3], script=holding(HELD)).page
    expect(marked.locator(f".mops-card a[href*={MODULE}] .mops-mark")).to_have_text(f"1 of {there}")


def test_answers_to_a_module_are_forgotten_with_those_under_former_ids(visit):
    page = visit(addresses.address(addresses.PROGRESS), host=HOSTS[3], script=holding(HELD))
    page.page.locator(f"section[data-module={MODULE}] button").click()
    page.page.locator(".mops-keeping__sure button").first.click()
    expect(page.page.locator(".mops-progress__empty")).to_be_visible()
    assert page.stored()["items"] == {}


def test_a_form_that_was_begun_before_keeps_its_question(visit):
    page = visit(addresses.address(addresses.readiness_page("associate")), host=HOSTS[3])
    page.page.get_by_label("Seed").fill("abcdefgh")
    page.page.get_by_role("button", name="Start the check").click()
    expect(page.page.locator("[data-question]")).to_be_visible()
    kept = json.dumps(page.stored())
    assert '"fair-list"' in kept
    earlier = json.loads(kept.replace("fair-list", "trade-fair"))
    (form,) = earlier["forms"].values()
    form["answers"] = {"trade-fair": ["third"]}
    form["place"] = [item["id"] for item in form["items"]].index("trade-fair")
    page.page.evaluate("(text) => localStorage.setItem('mops:v1', text)", json.dumps(earlier))
    page.reload()
    page.page.get_by_role("button", name="Go on").click()
    expect(page.page.locator("[data-question=fair-list] input[value=third]")).to_be_checked()
    page.page.get_by_role("button", name="Flag this question").click()
    (form,) = page.stored()["forms"].values()
    assert (form["flags"], form["answers"]) == (["trade-fair"], {"trade-fair": ["third"]})
