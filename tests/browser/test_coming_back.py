"""What a learner answered is there again: after a reload, in another tab, in another copy, after a revision."""

from urllib.parse import urlsplit

from playwright.sync_api import Route, expect

from mopscert.checking import check

from .facts import plain, right, said, why, wrong
from .hands import answer
from .visit import HOSTS

# A later version of the site, in which a question has changed: seen by the element before it is upgraded.
REVISE = """document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  document.querySelector('mops-self-check[data-question="%s"]').dataset.rev = "%s";
});"""


def test_a_reload_brings_back_what_was_chosen_and_not_checked(visit, lesson_page, single):
    page = visit(lesson_page)
    first, right_one = wrong(single)[0], right(single)[0]
    page.question(single).choose(first)
    page.page.wait_for_function("() => localStorage.getItem('mops:v1')?.includes('typed')")
    page.reload()
    shown = page.question(single)
    expect(shown.input(first)).to_be_checked()
    assert shown.feedback() == ""
    shown.check().choose(right_one)
    page.page.wait_for_function("id => localStorage.getItem('mops:v1').includes(`typed\":[\"${id}`)", arg=right_one)
    page.reload()
    expect(page.question(single).input(right_one)).to_be_checked()
    assert page.question(single).marks() == {first: "wrong"}, "what was said of the last try stays"
    page.question(single).check()
    page.reload()
    assert page.question(single).marks() == {right_one: "right"}


def test_what_was_begun_at_another_revision_is_not_shown(visit, lesson_page, single):
    page = visit(lesson_page)
    page.question(single).choose(wrong(single)[0])
    page.page.wait_for_function("() => localStorage.getItem('mops:v1')?.includes('typed')")
    later = page.tab(script=REVISE % (single.id, single.rev + 1)).go(lesson_page)
    later.page.wait_for_load_state("networkidle")
    assert later.question(single).is_untouched()


def test_a_reload_brings_back_a_wrong_answer_with_its_hint(visit, lesson_page, single):
    page = visit(lesson_page)
    first = wrong(single)[0]
    page.question(single).answer(first)
    page.reload()
    shown = page.question(single)
    feedback = shown.feedback()
    assert feedback.startswith(said("before_wrong"))
    assert why(single, first) in feedback
    assert plain(single.hint) in feedback
    assert shown.chosen() == [first]
    assert shown.marks() == {first: "wrong"}
    assert shown.verdict() == ""
    assert shown.key.is_hidden()


def test_a_reload_brings_back_a_right_answer_with_the_key(visit, lesson_page, single):
    page = visit(lesson_page)
    page.question(single).answer(right(single)[0])
    page.reload()
    shown = page.question(single)
    assert shown.feedback().startswith(said("before_first"))
    assert shown.key.is_visible()
    assert shown.marks() == {right(single)[0]: "right"}
    shown.again_button.click()
    shown.answer(wrong(single)[0])
    page.reload()
    assert page.question(single).feedback().startswith(said("before_lost"))


def test_a_reload_brings_back_what_was_told(visit, lesson_page, multiple):
    page = visit(lesson_page)
    chosen = wrong(multiple)[:2]
    page.question(multiple).answer(*chosen).check()
    page.reload()
    shown = page.question(multiple)
    assert shown.key.is_visible()
    assert shown.marks() == dict.fromkeys(right(multiple), "missed") | dict.fromkeys(chosen, "wrong")
    shown.again_button.click()
    shown.answer(*right(multiple))
    page.reload()
    assert page.question(multiple).feedback().startswith(said("before_later"))


def test_a_revised_question_is_asked_anew(visit, lesson_page, single):
    page = visit(lesson_page)
    page.question(single).answer(wrong(single)[0])
    revised = page.tab(script=REVISE % (single.id, single.rev + 1))
    shown = revised.question(single)
    assert shown.feedback() == said("revised")
    assert shown.chosen() == []
    assert shown.marks() == {}
    assert shown.key.is_hidden()
    assert page.record(single)["rev"] == single.rev
    shown.answer(right(single)[0])
    record = page.record(single)
    assert (record["rev"], record["first"]["ok"], record["tries"]) == (single.rev + 1, True, 1)
    (earlier,) = record["earlier"]
    assert (earlier["rev"], earlier["first"]["chosen"]) == (single.rev, wrong(single)[:1])
    # Whoever opens an older version of the site finds what was answered there.
    page.reload()
    assert page.question(single).feedback().startswith(said("before_wrong"))


def test_answers_stay_with_their_questions_through_a_rebuild(visit, root, revised_exam_site):
    asked = {item.id: item for item in check(root / "tests" / "fixtures" / "exam").curriculum.questions.values()}
    first, moved, revised = (asked[f"lesson-{name}"] for name in ("merge", "keep", "share"))
    page = visit("modules/clean-records/", host=HOSTS[3])
    for item, is_right in ((first, False), (moved, True), (revised, True)):
        answer(page.question(item).element, item, right=is_right)
        page.question(item).check()

    def rebuilt(route: Route) -> None:
        path = revised_exam_site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    page.page.route(f"{page.home}**", rebuilt)
    page.reload()
    shown = page.page.locator("mops-self-check")
    assert shown.first.get_attribute("data-question") == "lesson-above"
    assert shown.first.locator("input:checked").count() == 0
    assert shown.first.locator(".mops-q__feedback").inner_text() == ""
    assert page.question(first).chosen() == wrong(first)[:1]
    assert page.question(first).feedback().startswith(said("before_wrong"))
    assert page.question(revised).feedback() == said("revised")
    assert page.question(moved).element.count() == 0
    page.go("modules/tagged-campaigns/")
    assert page.question(moved).feedback().startswith(said("before_first"))


def test_the_home_page_and_the_lesson_share_a_question(visit, lesson_page, shared):
    page = visit()
    first, second = wrong(shared)[:2]
    page.question(shared).answer(first)
    page.go(lesson_page)
    shown = page.question(shared)
    assert shown.feedback().startswith(said("before_wrong"))
    assert shown.chosen() == [first]
    shown.answer(second)
    page.go("")
    assert page.question(shared).key.is_visible()
    assert page.record(shared)["tries"] == 2


def test_two_copies_on_a_page_show_the_same(visit, lesson_page, single, another):
    page = visit(lesson_page)
    page.page.evaluate(
        """(id) => {
          const copy = document.querySelector(`[data-question="${id}"]`).parentElement.cloneNode(true);
          copy.querySelectorAll("[id]").forEach((each) => (each.id += "-copy"));
          for (const input of copy.querySelectorAll("input")) input.checked = false;
          document.querySelector("article").append(copy);
          window.told = [];
          document.addEventListener("mops:record", (event) => window.told.push(event.detail.id));
        }""",
        single.id,
    )
    original, copy = page.question(single), page.question(single, 1)
    first, second = wrong(single)
    original.answer(first)
    assert copy.chosen() == [first]
    assert copy.feedback().startswith(said("before_wrong"))
    copy.answer(second)
    assert original.key.is_visible()
    assert original.marks() == copy.marks()
    assert page.page.evaluate("() => window.told") == [single.id, single.id]
    assert page.record(single)["tries"] == 2
    assert page.question(another).is_untouched()


def test_two_tabs_show_the_same(visit, lesson_page, single, another):
    page = visit(lesson_page)
    other = page.tab()
    page.question(single).answer(wrong(single)[0])
    feedback = other.question(single).element.locator(".mops-q__feedback")
    expect(feedback).to_contain_text(said("before_wrong"))
    other.question(another).answer(right(another)[0])
    expect(page.question(another).element.locator(".mops-q__feedback")).to_contain_text(said("before_first"))
    assert sorted(page.stored()["items"]) == sorted([single.id, another.id])
    page.page.evaluate("() => localStorage.clear()")
    expect(feedback).to_be_empty()
    assert other.question(single).marks() == {}
