"""Pages replace each other without a full load, and questions live through that."""

import re

from playwright.sync_api import Route, expect

from mopscert.pages import words

from .facts import right, said, wrong
from .hands import search

IN_UPPER_HALF = """(id) => {
  const { top } = document.querySelector(id).getBoundingClientRect();
  return top >= 0 && top < innerHeight / 2;
}"""
# The theme keeps the place of a page a little after it was scrolled, under the address that is open by then.
PLACE_KEPT = "() => Math.abs((history.state?.y ?? 0) - scrollY) < 1"


def _tab(page, name: str):
    return page.page.locator(".md-tabs").get_by_role("link", name=name, exact=True)


def test_questions_live_through_instant_navigation(visit, lesson_page, shared, another):
    page = visit().go_softly(lesson_page)
    page.question(shared).answer(wrong(shared)[0])
    _tab(page, "Home").click()
    expect(page.page).to_have_url(page.home)
    feedback = page.question(shared).element.locator(".mops-q__feedback")
    expect(feedback).to_contain_text(said("before_wrong"))
    page.question(shared).answer(right(shared)[0])
    elsewhere = page.page.locator(f"#q-{another.id}")
    for _ in range(3):
        page.page.go_back()
        expect(elsewhere).to_be_attached()
        page.page.go_forward()
        expect(elsewhere).not_to_be_attached()
    page.page.go_back()
    expect(elsewhere).to_be_attached()
    assert page.is_kept()
    shown = page.question(shared)
    assert shown.feedback().startswith(said("before_later"))
    assert shown.element.locator(".mops-q__state").count() == 1
    assert shown.element.locator(".mops-q__feedback > ul").count() == 1
    page.question(another).answer(right(another)[0])
    assert page.record(another)["tries"] == 1
    assert page.record(shared)["tries"] == 2


def test_a_learner_can_walk_from_home_to_the_next_lesson(visit, curriculum):
    first, second = curriculum.of_level(curriculum.programme.file.levels[0].id)[:2]
    page = visit().go_softly("")
    page.page.get_by_role("link", name="Start with the first lesson").click()
    expect(page.page.locator("h1")).to_contain_text(first.title)
    page.page.locator(".mops-steps__next a").click()
    expect(page.page.locator("h1")).to_contain_text(second.title)
    page.page.locator(".mops-facts").get_by_role("link", name=first.title).click()
    expect(page.page.locator("h1")).to_contain_text(first.title)
    assert page.is_kept()


def test_a_second_copy_of_the_script_does_no_harm(visit, lesson_page, single):
    page = visit(lesson_page)
    page.page.evaluate("(address) => import(address)", f"{page.home}assets/mopscert/self-check.js?again")
    shown = page.question(single).answer(right(single)[0])
    assert page.record(single)["tries"] == 1
    assert shown.element.locator(".mops-q__feedback > ul").count() == 1


def test_a_question_that_is_moved_counts_once(visit, lesson_page, single):
    page = visit(lesson_page)
    page.question(single).element.evaluate("(element) => document.querySelector('article').append(element)")
    shown = page.question(single).answer(wrong(single)[0])
    assert shown.verdict() == said("retry_single")
    assert page.record(single)["tries"] == 1


def test_read_again_leads_to_the_section(visit, lesson_page, single):
    page = visit().go_softly(lesson_page)
    link = page.question(single).answer(right(single)[0]).element.locator(".mops-q__learn a").last
    link.scroll_into_view_if_needed()
    page.page.wait_for_function(PLACE_KEPT)
    link.click()
    page.page.wait_for_url(f"**/{single.learn}")
    page.page.wait_for_function(IN_UPPER_HALF, arg=single.learn)


def test_search_finds_a_lesson_by_its_words(visit, lesson_page, lesson):
    page = visit().go_softly("")
    telling = max(re.findall(r"[a-z]+", lesson.takeaways[0]), key=len)
    found = search(page.page, telling).and_(page.page.locator(f'[href*="{lesson_page}"]'))
    expect(found.first).to_be_visible()


def test_who_leaves_a_page_before_its_script_came_finds_it_whole_later(visit):
    page = visit().go_softly("")
    held: list[Route] = []
    page.page.route("**/assets/mopscert/progress.js", lambda route: held.append(route))
    with page.page.expect_request("**/assets/mopscert/progress.js"):
        _tab(page, "My progress").click()
    _tab(page, "Home").click()
    expect(page.page.locator("mops-progress")).not_to_be_attached()
    held[0].continue_()
    page.page.wait_for_function("() => customElements.get('mops-progress')")
    _tab(page, "My progress").click()
    expect(page.page.locator(".mops-labs__tools")).to_have_text(words.catalogue()["progress"]["said"]["lab_none"])
    assert page.is_kept()
