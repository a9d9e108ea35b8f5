"""Each calculation of the published modules is done again, from the numbers that stand in its text.

The folder `worked_examples/` has a file a module. An entry quotes the text in which the numbers stand, so that whoever
changes one of them is sent here, and gives the formula; `formulas.py` says what a formula may hold.
"""

import re
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec
import pytest
import yaml

from mopscert.checking import check
from mopscert.model import Case, Number

from .formulas import compute, equations, numbers_in, numbers_of

ROOT = Path(__file__).parents[2]
REGISTER = Path(__file__).parent / "worked_examples"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A calculation in a file: `text` holds the numbers and the result, `value` is the result within `tolerance`."""

    file: Literal["lesson.md", "figures.yaml", "quiz"]
    text: tuple[str, ...]
    formula: str
    value: float | str
    tolerance: float = 0


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question of the type `number`: `text` holds the numbers, and each value has the formula that leads to it."""

    text: tuple[str, ...]
    answer: str
    miscalculations: dict[float, str] = {}


class Worked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All calculations of a module, by what they are."""

    examples: tuple[Example, ...] = ()
    questions: dict[str, Question] = {}


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MODULES = {module.id: module for module in check(ROOT).curriculum.modules if module.status == "published"}
WORKED = {path.stem: msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Worked) for path in REGISTER.iterdir()}
EXAMPLES = [(module, example) for module, worked in sorted(WORKED.items()) for example in worked.examples]
ITEMS = {
    (module.id, item.id): item
    for module in MODULES.values()
    for item in (module.quiz.items if module.quiz else ())
    if isinstance(item, Number)
}


def _plain(text: str) -> str:
    """Text as it is quoted: on one line, and without the targets of its links."""
    return " ".join(_LINK.sub(r"\1", text).split())


def _files(module: str) -> dict[str, str]:
    folder = ROOT / "curriculum" / MODULES[module].level / module
    paths = {
        "lesson.md": folder / "lesson.md",
        "figures.yaml": folder / "figures.yaml",
        "quiz": ROOT / "quizzes" / MODULES[module].level / f"{module}.yaml",
    }
    return {name: _plain(path.read_text("utf-8")) for name, path in paths.items() if path.exists()}


def _missing(quoted: tuple[str, ...], text: str) -> list[str]:
    return [quotation for quotation in quoted if _plain(quotation) not in text]


def _invented(formulas: list[str], quoted: tuple[str, ...]) -> set[Fraction]:
    """Numbers of formulas that stand in no quotation."""
    return set().union(*map(numbers_of, formulas)) - set().union(*map(numbers_in, quoted))


def test_the_register_is_about_published_modules():
    assert set(WORKED) <= set(MODULES)


@pytest.mark.parametrize(("module", "example"), EXAMPLES, ids=lambda each: getattr(each, "formula", each))
def test_an_example_is_right(module, example):
    assert not _missing(example.text, _files(module)[example.file]), "this text no longer stands there"
    assert not _invented([example.formula, str(example.value)], example.text), "these numbers do not stand in the text"
    computed, shown = compute(example.formula, example.text), compute(str(example.value))
    assert abs(computed - shown) <= Fraction(str(example.tolerance)), f"{float(computed)} is not {example.value}"


def test_each_number_question_is_recomputed():
    assert {(module, item) for module, worked in WORKED.items() for item in worked.questions} == set(ITEMS)


def _text_of(item: Number, cases: tuple[Case, ...]) -> str:
    return _plain(" ".join([item.stem, *(case.text for case in cases if case.id == item.case)]))


@pytest.mark.parametrize(("module", "name"), sorted(ITEMS))
def test_a_number_question_is_right(module, name):
    question, item = WORKED[module].questions[name], ITEMS[module, name]
    quiz = MODULES[module].quiz
    assert quiz
    assert not _missing(question.text, _text_of(item, quiz.cases)), "this text no longer stands there"
    formulas = {item.answer: question.answer, **question.miscalculations}
    assert set(formulas) == {item.answer, *(wrong.value for wrong in item.miscalculations)}
    assert not _invented(list(formulas.values()), question.text), "these numbers do not stand in the question"
    for value, formula in formulas.items():
        computed = compute(formula, question.text)
        assert abs(computed - Fraction(str(value))) <= Fraction(str(item.tolerance)), f"{formula} is {float(computed)}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_what_is_written_as_an_equation_holds(module):
    found = [equation for text in _files(module).values() for equation in equations(text)]
    assert [each.words for each in found if abs(compute(each.formula) - each.value) > each.tolerance] == []


@pytest.mark.parametrize("formula", ["__import__('os')", "open('x')", "a", "2 ** 9", "[1]", "max.__class__"])
def test_a_formula_is_arithmetic_and_nothing_else(formula):
    with pytest.raises(ValueError, match="is no arithmetic"):
        compute(formula)
