"""Answering a question: what is said and shown after each try, and what is kept."""

from itertools import combinations
from random import Random

from playwright.sync_api import expect

from .facts import LABELS, plain, right, said, stem, why, whys, wrong

# The options of a question in another order at each visit, before the element is upgraded.
SHUFFLE = """document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  const turn = Number(sessionStorage.turn ??= 0) + 1;
  sessionStorage.turn = turn;
  const rows = [...document.querySelectorAll('mops-self-check[data-question="%s"] .mops-q__option')];
  for (const row of [...rows.slice(turn), ...rows.slice(0, turn)]) row.parentElement.append(row);
});"""


def test_nothing_is_given_away_before_an_answer(visit, lesson_page, questions):
    page = visit(lesson_page)
    for item in questions:
        shown = page.question(item)
        assert shown.is_untouched(), item.id
        assert shown.element.get_by_role("status").count() == 1
        expect(shown.check_button).to_be_visible()
        expect(shown.again_button).to_be_hidden()
    assert page.stored() is None


def test_checking_without_a_choice_is_no_try(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single).check()
    assert shown.verdict() == said("choose")
    assert page.focused() == LABELS["check"]
    assert page.stored() is None


def test_a_first_wrong_answer_shows_its_reason_and_a_hint_but_no_key(visit, lesson_page, single):
    page = visit(lesson_page)
    first, second = wrong(single)
    shown = page.question(single).answer(first)
    assert shown.verdict() == said("retry_single")
    assert page.focused() == LABELS["check"]
    feedback = shown.feedback()
    assert why(single, first) in feedback
    assert plain(single.hint) in feedback
    assert why(single, second) not in feedback
    assert why(single, right(single)[0]) not in feedback
    assert shown.key.is_hidden()
    assert shown.marks() == {first: "wrong"}
    expect(shown.again_button).to_be_hidden()


def test_a_second_wrong_answer_tells_everything(visit, lesson_page, single):
    page = visit(lesson_page)
    first, second = wrong(single)
    shown = page.question(single).answer(first).answer(second)
    assert shown.verdict() == said("told_single")
    assert page.focused() == LABELS["check"]
    assert why(single, second) in shown.feedback()
    assert plain(single.hint) not in shown.feedback()
    expect(shown.key).to_have_attribute("open", "")
    told = shown.key_text()
    assert [text for text in (*whys(single), plain(single.explanation), LABELS["learn"]) if text not in told] == []
    assert shown.marks() == {right(single)[0]: "missed", second: "wrong"}
    assert shown.element.locator(":disabled").count() == 0


def test_a_right_answer_after_a_wrong_one(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single).answer(wrong(single)[0]).answer(right(single)[0])
    assert shown.verdict() == said("right_single")
    assert why(single, right(single)[0]) in shown.feedback()
    expect(shown.key).to_be_visible()
    assert shown.marks() == {right(single)[0]: "right"}
    record = page.record(single)
    assert (record["first"]["ok"], record["last"]["ok"], record["tries"]) == (False, True, 2)
    assert (record["first"]["chosen"], record["last"]["chosen"]) == (wrong(single)[:1], right(single))


def test_after_the_key_only_a_new_start_counts(visit, lesson_page, single):
    page = visit(lesson_page)
    shown = page.question(single).answer(right(single)[0])
    shown.check_button.press("Enter")
    assert shown.verdict() == said("finished")
    assert page.record(single)["tries"] == 1
    shown.again_button.click()
    assert shown.is_untouched()
    assert shown.chosen() == []
    assert page.record(single)["tries"] == 1
    shown.answer(wrong(single)[0])
    record = page.record(single)
    assert (record["first"]["ok"], record["last"]["ok"], record["tries"]) == (True, False, 2)


def test_a_multiple_choice_asks_for_its_number_first(visit, lesson_page, multiple):
    page = visit(lesson_page)
    shown = page.question(multiple)
    for chosen in (right(multiple)[:1], [*right(multiple), wrong(multiple)[0]]):
        shown.answer(*chosen)
        assert shown.verdict() == said("choose_number", keys=2, chosen=len(chosen))
        assert shown.marks() == {}
    assert page.stored()["items"] == {}, "no try yet"


def test_a_multiple_choice_counts_what_is_right(visit, lesson_page, multiple):
    page = visit(lesson_page)
    hit, missed = right(multiple)
    first, second = wrong(multiple)[:2]
    shown = page.question(multiple).answer(hit, first)
    assert shown.verdict() == said("retry_multiple", hits=1, of=2)
    assert [option in shown.marks() for option in (hit, first, missed)] == [True, True, False]
    assert why(multiple, hit) in shown.feedback()
    assert why(multiple, missed) not in shown.feedback()
    assert shown.key.is_hidden()
    shown.answer(first, second)
    assert shown.verdict() == said("told_multiple", hits=0, of=2)
    assert shown.marks() == {hit: "missed", missed: "missed", first: "wrong", second: "wrong"}
    assert page.record(multiple)["last"]["chosen"] == sorted([first, second])


def test_a_multiple_choice_is_right_when_all_are_found(visit, lesson_page, multiple):
    page = visit(lesson_page)
    shown = page.question(multiple).answer(*right(multiple))
    assert shown.verdict() == said("right_multiple", of=2)
    assert set(shown.marks().values()) == {"right"}
    assert page.record(multiple)["first"]["ok"] is True


def test_the_score_does_not_hang_on_the_order_of_the_options(visit, lesson_page, multiple):
    page = visit(lesson_page, script=SHUFFLE % multiple.id)
    chance = Random(7)
    seen = set()
    for _ in range(3):
        shown = page.question(multiple)
        seen.add(tuple(shown.inputs.evaluate_all("(all) => all.map((each) => each.value)")))
        for chosen in combinations([option.id for option in multiple.options], 2):
            hits = len({*chosen} & {*right(multiple)})
            if shown.again_button.is_visible():
                shown.again_button.click()
            shown.answer(*chance.sample(chosen, 2))
            record = page.record(multiple)
            assert (record["last"]["ok"], record["last"]["chosen"]) == (hits == 2, sorted(chosen))
            assert shown.verdict().startswith("Right." if hits == 2 else ("Not quite.", "Not right this time."))
            assert hits == 2 or f" {hits} of 2 right." in shown.verdict()
        page.reload()
    assert len(seen) > 1


def test_the_answer_of_every_question_is_what_its_data_says(visit, lesson_page, choices):
    page = visit(lesson_page)
    for item in choices:
        shown = page.question(item).answer(*right(item))
        assert shown.marks() == dict.fromkeys(right(item), "right"), item.id
        assert page.record(item)["first"]["ok"] is True, item.id
        assert stem(item) in " ".join(shown.element.locator("legend").inner_text().split())
    assert sorted(page.stored()["items"]) == sorted(item.id for item in choices)
