"""Steps, pairs and numbers: asked, refused, judged, explained, kept and restored, by the keyboard alone."""

import pytest

from mopscert import addresses
from mopscert.model import Curriculum, Match, Module, Number, Order, Pool, Question

from .facts import plain, said


def _of_type(curriculum: Curriculum, kind: type) -> tuple[Module, Question]:
    return next(
        (module, item)
        for module in curriculum.modules
        for item in (module.quiz.pool(Pool.LESSON) if module.quiz else ())
        if isinstance(item, kind)
    )


@pytest.fixture
def shown(visit, curriculum):
    """The function that opens the page of the first question of a type, and gives page, question and element."""

    def show(kind: type):
        module, item = _of_type(curriculum, kind)
        page = visit(addresses.address(addresses.module_page(module.id)))
        return page, item, page.question(item)

    return show


def _set(question, values: dict[str, str]) -> None:
    for name, value in values.items():
        question.element.locator(f'[name="{name}"]').select_option(value)


def _right_order(item: Order) -> dict[str, str]:
    places = {step.id: str(place) for place, step in enumerate(item.steps, 1)}
    return {**places, **{extra.id: "0" for extra in item.extras}}


def test_an_order_is_asked_for_whole(shown):
    page, item, question = shown(Order)
    rows = len(item.steps) + len(item.extras)
    assert question.check().verdict() == said("place", open=rows)
    _set(question, dict.fromkeys(_right_order(item), "1"))
    assert question.check().verdict() == said("place_once", last=len(item.steps))
    assert page.stored()["items"] == {}, "no try yet"


def test_an_order_that_is_wrong_shows_the_reason_of_its_inversion(shown):
    page, item, question = shown(Order)
    inversion = item.inversions[0]
    values = _right_order(item)
    values[inversion.early], values[inversion.late] = values[inversion.late], values[inversion.early]
    _set(question, values)
    hits = page.question(item).check().verdict()
    assert hits.startswith(said("retry_order", hits=hits.split()[2], of=len(item.steps) - 1))
    assert plain(inversion.why) in question.feedback()
    assert question.key.is_hidden()
    _set(question, _right_order(item))
    assert question.check().verdict() == said("right_order")
    assert page.record(item)["first"]["ok"] is False
    assert page.record(item)["last"]["chosen"] == [step.id for step in item.steps]
    page.reload()
    assert page.question(item).feedback().startswith(said("before_later"))


def test_a_match_marks_each_row(shown):
    _, item, question = shown(Match)
    prompt = next(each for each in item.prompts if each.confusions)
    _set(question, {each.id: each.target for each in item.prompts} | {prompt.id: prompt.confusions[0].target})
    count = len(item.prompts)
    assert question.check().verdict() == said("retry_match", hits=count - 1, of=count)
    assert plain(prompt.confusions[0].why) in question.feedback()
    marks = question.rows.evaluate_all("(all) => all.map((each) => each.dataset.mark)")
    assert sorted(marks) == ["right"] * (count - 1) + ["wrong"]
    _set(question, {prompt.id: prompt.target})
    assert question.check().verdict() == said("right_match", of=count)


def test_a_number_knows_its_typical_mistakes(shown):
    page, item, question = shown(Number)
    field = question.element.get_by_role("textbox")
    slip = item.miscalculations[0]
    another = said("unit", unit=item.unit, typed="furlong")
    for text, verdict in (("about right", said("number")), ("1 furlong", another)):
        field.fill(text)
        assert question.check().verdict() == verdict
    assert page.stored()["items"] == {}, "no try yet"
    field.fill(f"{slip.value} {item.unit}")
    assert question.check().verdict() == said("retry_number")
    assert plain(slip.why) in question.feedback()
    field.fill(f"{item.answer:,}".replace(",", "\u202f"))
    field.press("Enter")
    assert question.verdict() == said("right_number")
    page.reload()
    assert page.question(item).element.get_by_role("textbox").input_value() != ""


@pytest.mark.parametrize("kind", [Order, Match, Number])
def test_the_keyboard_alone_answers(kind, shown):
    page, item, question = shown(kind)
    controls = question.element.locator("fieldset :is(select, input)")
    wanted = _right_order(item) if kind is Order else {each.id: each.target for each in getattr(item, "prompts", ())}
    controls.first.focus()
    for number in range(controls.count()):
        name = controls.nth(number).get_attribute("name")
        text = _label(controls.nth(number), wanted[name]) if name in wanted else str(item.answer)
        page.page.keyboard.type(text)
        page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    assert page.record(item)["first"]["ok"] is True


def _label(control, value: str) -> str:
    return control.locator(f'option[value="{value}"]').inner_text()


def test_a_case_stands_above_its_questions(visit, curriculum):
    module = next(each for each in curriculum.modules if each.quiz and each.quiz.cases)
    case = module.quiz.cases[0]
    page = visit(addresses.address(addresses.module_page(module.id)))
    group = page.page.get_by_role("group", name=case.title)
    asked = [item.id for item in module.quiz.pool(Pool.LESSON) if item.case == case.id]
    assert group.locator("mops-self-check").evaluate_all("(all) => all.map((each) => each.dataset.question)") == asked
    assert group.locator("table").count() == 1
