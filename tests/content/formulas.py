"""Computes what a worked example says: arithmetic over numbers and months, without running anything else."""

import ast
import calendar
import operator
import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

# Units and the working week, which no text has to explain; and month names, so that time limits can be counted.
_UNITS = {"percent": Fraction(1, 100), "hour": Fraction(60), "week": Fraction(5), "weekend": Fraction(2)}
# As in a year that is no leap year.
_LAST_DAYS = {Fraction(month): Fraction(calendar.monthrange(2027, month)[1]) for month in range(1, 13)}
_MONTHS = {name: Fraction(number) for number, name in enumerate(calendar.month_name) if name}
_NAMES = {**_UNITS, **_MONTHS}

_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.USub: operator.neg,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
}
_FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "mean": lambda *values: statistics.mean(values),
    "median": lambda *values: statistics.median(values),
    "max": max,
    "min": min,
    "last": _LAST_DAYS.__getitem__,
}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WORDS = {
    **dict(zip(["one", "two", "three", "four", "five", "six"], range(1, 7), strict=True)),
    **dict(zip(["seven", "eight", "nine", "ten", "eleven", "twelve"], range(7, 13), strict=True)),
    "twice": 2,
    "fourteen": 14,
    "sixteen": 16,
    "forty": 40,
    "sixty": 60,
}


def compute(formula: str, quoted: Sequence[str] = ()) -> Fraction:
    """The exact value of a formula, such as `240 * 12 / hour`; a comparison counts as 1 where it holds.

    `filled`, `idle`, `rows` and `rows_in_use` count marks in the rows of a quoted map of capabilities.
    """
    text = "".join(quoted)
    counts = {
        "filled": text.count("●"),
        "idle": text.count("○"),
        "rows": len(quoted),
        "rows_in_use": sum("●" in row for row in quoted),
    }
    return _value(ast.parse(formula, mode="eval").body, _NAMES | {name: Fraction(n) for name, n in counts.items()})


def _value(node: ast.expr, names: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(int() | float() as number):
            # By way of its letters: 0.1 is a tenth here, and not the nearest power of two.
            return Fraction(str(number))
        case ast.Name(name) if name in names:
            return names[name]
        case ast.UnaryOp(sign, operand) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(operand, names))
        case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]) if type(sign) in _OPERATORS:
            return Fraction(_OPERATORS[type(sign)](_value(left, names), _value(right, names)))
        case ast.Call(ast.Name(name), arguments, []) if name in _FUNCTIONS:
            return Fraction(_FUNCTIONS[name](*(_value(each, names) for each in arguments)))
    raise ValueError(f"{ast.unparse(node)} is no arithmetic")


def numbers_in(text: str) -> set[Fraction]:
    """The numbers of a text, in digits or in words, and its months."""
    figures = re.findall(_NUMBER, text)
    words = re.findall(r"[a-z]+", text.lower())
    months = (_MONTHS[month] for month in _MONTHS if month in text)
    return {
        *(Fraction(figure.replace(",", "")) for figure in figures),
        *(Fraction(_WORDS[word]) for word in words if word in _WORDS),
        *months,
    }


def numbers_of(formula: str) -> set[Fraction]:
    """The numbers that a formula takes from the text: all but 0, 1 and the units."""
    nodes = [node for node in ast.walk(ast.parse(formula, mode="eval")) if isinstance(node, ast.expr)]
    taken = {Fraction(str(node.value)) for node in nodes if isinstance(node, ast.Constant)}
    taken |= {_MONTHS[node.id] for node in nodes if isinstance(node, ast.Name) and node.id in _MONTHS}
    return taken - {0, 1}


_EQUATION = re.compile(rf"({_NUMBER}(?: h)?(?: [+−×÷] {_NUMBER}(?: h)?)+) = ({_NUMBER})(%?)")
_AS_FORMULA = str.maketrans({"−": "-", "×": "*", "÷": "/", ",": None, "h": None})


class Equation(msgspec.Struct, frozen=True):
    """What a text computes in so many signs, such as `288 + 515 = 803`, with half a unit of its last place."""

    words: str
    formula: str
    value: Fraction
    tolerance: Fraction


def equations(text: str) -> list[Equation]:
    """All equations of a text."""
    return [_equation(match) for match in _EQUATION.finditer(text)]


def _equation(match: re.Match[str]) -> Equation:
    left, right, sign = match.groups()
    unit = Fraction(1, 100) if sign else Fraction(1)
    places = len(right.partition(".")[2])
    return Equation(
        match[0], left.translate(_AS_FORMULA), Fraction(right.replace(",", "")) * unit, unit / 10**places / 2
    )
