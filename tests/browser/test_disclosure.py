"""Steps, pairs and numbers tell in the same order as choices: reason and hint first, the key after a second try."""

import pytest
from playwright.sync_api import expect

from mopscert import addresses
from mopscert.model import Curriculum, Match, Number, Order, Pool, Single

from .facts import LABELS, plain, said
from .test_types import _of_type, _right_order, _set, shown  # noqa: F401 - a fixture


def _wrong(item, question) -> None:
    """A wrong answer of which the data knows why it is wrong."""
    if isinstance(item, Order):
        values, slip = _right_order(item), item.inversions[0]
        values[slip.early], values[slip.late] = values[slip.late], values[slip.early]
        _set(question, values)
    elif isinstance(item, Match):
        prompt = next(each for each in item.prompts if each.confusions)
        _set(question, {each.id: each.target for each in item.prompts} | {prompt.id: prompt.confusions[0].target})
    else:
        question.element.get_by_role("textbox").fill(str(item.miscalculations[0].value))


def _right(item, question) -> None:
    if isinstance(item, Number):
        question.element.get_by_role("textbox").fill(str(item.answer))
    else:
        wanted = _right_order(item) if isinstance(item, Order) else {each.id: each.target for each in item.prompts}
        _set(question, wanted)


def _reason(item) -> str:
    if isinstance(item, Order):
        return plain(item.inversions[0].why)
    if isinstance(item, Match):
        return plain(next(each for each in item.prompts if each.confusions).confusions[0].why)
    return plain(item.miscalculations[0].why)


@pytest.mark.parametrize("kind", [Order, Match, Number])
def test_the_key_is_withheld_once_and_told_after_a_second_try(kind, shown):  # noqa: F811
    page, item, question = shown(kind)
    name = kind.__name__.lower()
    _wrong(item, question)
    assert question.check().verdict().split(".")[0] == said(f"retry_{name}", hits=0, of=0).split(".")[0]
    assert _reason(item) in question.feedback()
    assert not item.hint or plain(item.hint) in question.feedback()
    assert question.key.is_hidden()
    assert question.again_button.is_hidden()
    assert page.focused() == LABELS["check"]
    question.check()
    assert question.verdict().split(".")[0] == said(f"told_{name}", hits=0, of=0).split(".")[0]
    expect(question.key).to_be_visible()
    assert plain(item.explanation) in question.key_text()
    assert _reason(item) in question.feedback()
    assert not item.hint or plain(item.hint) not in question.feedback()
    assert page.focused() == LABELS["check"]
    question.check_button.press("Enter")
    assert question.verdict() == said("finished")
    record = page.record(item)
    assert (record["first"]["ok"], record["last"]["ok"], record["tries"]) == (False, False, 2)
    page.reload()
    question = page.question(item)
    assert question.key.is_visible()
    question.again_button.click()
    assert (question.feedback(), question.verdict(), question.key.is_visible()) == ("", "", False)
    assert question.element.locator(".mops-q__state").count() == 0
    controls = question.element.locator("fieldset :is(select, input)")
    assert set(controls.evaluate_all("(all) => all.map((each) => each.value)")) == {""}
    _right(item, question)
    assert question.check().verdict().split(".")[0] == said(f"right_{name}", of=0).split(".")[0]
    record = page.record(item)
    assert (record["first"]["ok"], record["last"]["ok"], record["tries"]) == (False, True, 3)
    expect(question.key).to_be_visible()


def _met_by_two(curriculum: Curriculum) -> tuple[str, list[tuple[str, Single, str]]]:
    """A wrong idea, and two questions that ask for it: the address of each, and the option that shows the idea."""
    found: dict[str, dict[str, tuple[str, Single, str]]] = {}
    for module in curriculum.modules:
        for item in module.quiz.pool(Pool.LESSON) if module.quiz else ():
            for option in item.options if isinstance(item, Single) else ():
                if option.misconception:
                    page = addresses.address(addresses.module_page(module.id))
                    found.setdefault(option.misconception, {})[item.id] = (page, item, option.id)
    return next((name, list(of.values())[:2]) for name, of in found.items() if len(of) > 1)


def test_an_idea_is_named_when_it_is_met_again(visit, curriculum):
    name, [(where, first, slip), (elsewhere, second, same)] = _met_by_two(curriculum)
    known = curriculum.misconceptions_by_id[name]
    page = visit(where)
    once = page.question(first).answer(slip)
    assert plain(known.idea) not in once.feedback()
    assert page.stored()["ideas"][name]["times"] == 1
    # A second try at the same question is no second meeting.
    once.answer(slip)
    assert page.stored()["ideas"][name]["times"] == 1
    page.go(elsewhere)
    again = page.question(second).answer(same).feedback()
    assert said("idea_again", times=2) in again
    assert plain(known.idea) in again
    assert plain(known.repair) in again
    link = page.question(second).element.locator(".mops-q__feedback .mops-q__idea a")
    module, _, anchor = known.learn.partition("#")
    assert link.evaluate("(each) => each.href").endswith(f"/modules/{module}/#{anchor}")
    page.reload()
    assert said("idea_again", times=2) in page.question(second).feedback()
