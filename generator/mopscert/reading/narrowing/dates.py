"""Dates in other orders, in words, or of days that do not exist."""

import datetime
import re

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch021_missing_key, sch023_wrong_value

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def no_date(error: SchemaError) -> Finding | None:
    """A text that is not a date of the form 2026-11-20, with that form of it where the order is plain."""
    if error.object.get("format") != "date" or error.keyword not in ("format", "pattern"):
        return None
    if re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", error.value):
        return sch023_wrong_value.no_day(error.place, error.value)
    near = _date_in(error.value)
    meaning = sch021_missing_key.sentence(error.object)
    return sch023_wrong_value.form(error.place, error.subject, "date", error.value, near, meaning)


def _date_in(text: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", text)][:3]
    words = [_MONTHS.index(word) + 1 for word in re.findall(r"[a-z]{3}", text.lower()) if word in _MONTHS]
    years = [number for number in numbers if number > 999]
    others = [number for number in numbers if number <= 31]
    if len(years) != 1 or len(others) + len(words) != 2:
        return ""
    if words:
        return _day(years[0], words[0], others[0])
    if numbers[0] == years[0]:
        return _day(years[0], *others)
    # 20.11.2026 has the day first; 11/20/2026 the month; of 3/4/2026 nobody knows.
    day = [number for number in others if number > 12]
    if "." in text:
        return _day(years[0], others[1], others[0])
    return _day(years[0], min(others), day[0]) if len(day) == 1 else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
