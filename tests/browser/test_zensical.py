"""What works on a page works on pages that Zensical built: questions, review, readiness, labs, dialogues and search."""

import re
from pathlib import Path

from playwright.sync_api import expect

from mopscert import addresses
from mopscert.checking import check
from mopscert.model import Pool, Single
from mopscert.pages import words

from .. import dialogues
from .facts import right, said, wrong
from .hands import answer, search
from .kept import holding, missed
from .test_axe import PLAIN, objections
from .visit import HOSTS

ZENSICAL, EXAM = HOSTS[1], HOSTS[5]
SAYS = words.catalogue()["web"]


def test_an_answer_is_checked_and_kept(visit, lesson_page, single, multiple):
    page = visit(lesson_page, host=ZENSICAL)
    shown = page.question(single)
    shown.input(wrong(single)[0]).focus()
    page.page.keyboard.press("Space")
    page.page.keyboard.press("Enter")
    assert shown.verdict() == said("retry_single")
    assert page.question(multiple).answer(*right(multiple)).verdict() == said("right_multiple", of=2)
    page.reload()
    assert page.question(single).marks() == {wrong(single)[0]: "wrong"}
    assert page.question(multiple).feedback().startswith(said("before_first"))
    assert page.question(multiple).key.is_visible()


def test_questions_live_through_instant_navigation(visit, lesson_page, shared):
    page = visit(host=ZENSICAL).go_softly(lesson_page)
    page.question(shared).answer(wrong(shared)[0])
    page.page.locator(".md-tabs").get_by_role("link", name="Home", exact=True).click()
    expect(page.page).to_have_url(page.home)
    feedback = page.question(shared).element.locator(".mops-q__feedback")
    expect(feedback).to_contain_text(said("before_wrong"))
    assert page.is_kept()


def test_what_is_due_is_reviewed(visit, lesson, questions):
    item = next(each for each in questions if isinstance(each, Single) and not each.case)
    page = visit(addresses.address(addresses.REVIEW), host=ZENSICAL, script=holding(missed([item])))
    state = page.page.locator("mops-review > [role=status]")
    expect(state).to_have_text(SAYS["review"]["left"].format(n=1, module=lesson.title))
    page.question(item).answer(right(item)[0])
    page.page.get_by_role("button", name=words.catalogue()["review"]["next"]).click()
    expect(state).to_contain_text(SAYS["review"]["done"].split("{")[0])


def test_a_readiness_check_is_taken(visit, root):
    exam = check(root / "tests" / "fixtures" / "exam").curriculum
    page = visit("associate/readiness/", host=EXAM)
    element = page.page.locator("mops-readiness")

    def press(name: str) -> None:
        element.get_by_role("button", name=name, exact=True).last.click()

    press("Start the check")
    for number in range(1, 9):
        expect(element).to_contain_text(f"Question {number} of 8")
        box = element.locator("[data-question]")
        item = exam.questions[box.get_attribute("data-question")]
        assert item.pool is Pool.READINESS
        answer(box, item, right=True)
        press("Next" if number < 8 else "Review and hand in")
    press("Hand in")
    element.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(element).to_contain_text("8 of 8 right, 100%.")


def test_a_lab_is_checked(visit, root):
    page = visit("modules/clean-contacts/lab/", host=ZENSICAL)
    expect(page.page.locator(".mops-lab")).to_be_visible()
    key = sorted(Path(root, "curriculum/associate/clean-contacts/key").glob("*.csv"))
    page.page.locator("mops-lab input[type=file]").set_input_files(key)
    expect(page.page.locator("mops-lab").get_by_role("status")).to_contain_text(SAYS["lab"]["passed"])
    assert page.stored()["labs"]["clean-contacts"]["best"]["passed"]


def test_a_dialogue_is_played_to_its_end(visit, root):
    name, dialogue = next(iter(dialogues.shipped(root).items()))
    picks, end, _ = max(dialogues.walks(dialogue), key=lambda way: len(way[0]))
    page = visit(addresses.address(addresses.dialogue_page(name)), host=ZENSICAL)
    options = page.page.locator(".mops-run__option")
    for pick in picks:
        expect(options).to_have_count(3)
        options.nth(pick).click()
    expect(page.page.get_by_role("log")).to_contain_text(next(e["title"] for e in dialogue["ends"] if e["id"] == end))
    assert list(page.stored()["dialogues"][name]["ends"]) == [end]


def test_search_finds_a_lesson_by_its_words(visit, lesson_page, lesson):
    page = visit(host=ZENSICAL).go_softly("")
    telling = max(re.findall(r"[a-z]+", lesson.takeaways[0]), key=len)
    found = search(page.page, telling).and_(page.page.locator(f'[href*="{lesson_page}"]'))
    expect(found.first).to_be_visible()


def test_axe_objects_to_nothing_on_a_lesson(visit, lesson_page):
    assert objections(visit(lesson_page, host=ZENSICAL), PLAIN) == []
