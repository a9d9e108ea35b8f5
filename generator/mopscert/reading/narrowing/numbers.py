"""Numbers written as text, and texts that YAML reads as numbers."""

import re
from fractions import Fraction

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch022_wrong_type
from mopscert.reading.written import quote

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
# As many as JavaScript and a spreadsheet keep.
_MOST_DIGITS = 15
# A number among other words, with separators for thousands or a comma for the decimals.
_NUMBER = re.compile(r"[^\d.,+-]*([-+]?\d+(?:,\d{3})*(?:\.\d+)?|[-+]?\d+,\d+)(?:[^\d.,][^\d]*)?")

# Keys that hold a time, with the minutes of their unit.
_UNITS = {"minutes": 1, "hours": 60}
_UNIT = re.compile(r"(?i)(?<![a-z])(?:(?:sec|min|h|hr|hour|day|week|month|minute|second)s?|[smdw])(?![a-z])")
# 1 hour; 1.5 h; 1h30; 1 hour and 30 minutes; 75 min.
_HOURS, _MINUTES = r"(?P<hours>\d{1,4}(?:[.,]\d{1,4})?)\s*(?:hours?|hrs?|h)", r"\s*(?:minutes?|mins?|m)(?![a-z])"
_MORE = rf"(?:[,\s]|and)*(?P<more>\d{{1,4}})(?:{_MINUTES}|$)"
_TIME = re.compile(rf"(?i)[^\d-]*(?:{_HOURS}(?![a-z])(?:{_MORE})?|(?P<minutes>\d{{1,6}}){_MINUTES})\D*")


def not_a_number(error: SchemaError) -> Finding | None:
    """A text in which a number can be seen."""
    if error.keyword != "type" or error.limit not in ("integer", "number") or not isinstance(error.value, str):
        return None
    text = error.value.strip()
    if error.key in _UNITS and _UNIT.search(text):
        number = _time_in(text, _UNITS[error.key])
    else:
        number = _number_in(text, whole=error.limit == "integer")
    mend = f"write {error.as_written(number)}, digits only and without quotes" if number else ""
    if len(number) > _MOST_DIGITS:
        mend = f"write a number of at most {_MOST_DIGITS} digits"
    if error.key == "tolerance" and "%" in error.value:
        # Without its sign it would mean something else: so many units.
        mend = "write it in the unit of the answer, digits only: 5% of 420 is 21"
    return sch022_wrong_type.finding(error.place, error.subject, error.limit, error.value, mend)


def _number_in(text: str, whole: bool) -> str:
    if text.lower() in _WORDS:
        return str(_WORDS.index(text.lower()))
    match = _NUMBER.fullmatch(text)
    if not match:
        return ""
    thousands = re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", match[1])
    number = match[1].replace(",", "" if thousands else ".")
    return number if not whole or "." not in number else ""


def _time_in(text: str, unit: int) -> str:
    """A time in units of so many minutes; "" where it is not so plain, or no whole number of them."""
    match = _TIME.fullmatch(text)
    if not match:
        return ""
    hours, minutes = (match["hours"] or "0").replace(",", "."), match["more"] or match["minutes"] or "0"
    whole, rest = divmod(Fraction(hours) * 60 + int(minutes), unit)
    return "" if rest else str(whole)


def not_a_text(error: SchemaError) -> Finding | None:
    """A number, or true or false, that is text."""
    if error.keyword != "type" or error.limit != "string" or not isinstance(error.value, bool | int | float):
        return None
    mend = f"write it between quotes: {error.as_written(quote(error.written))}"
    return sch022_wrong_type.finding(error.place, error.subject, error.limit, error.value, mend)
