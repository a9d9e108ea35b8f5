"""A day of the week that stands before a date fits it, so that learners can count along in a calendar."""

import calendar
import datetime
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The year of the lessons at Larkspur, for dates without one.
YEAR = 2027

_DAYS = {name[:3]: number for number, name in enumerate(calendar.day_name)}
_MONTHS = {name[:3]: number for number, name in enumerate(calendar.month_name) if name}
_DATE = re.compile(
    rf"\b({'|'.join(_DAYS)})[a-z]*,? (\d{{1,2}}) ({'|'.join(_MONTHS)})[a-z]*\b(?: (\d{{4}}))?",
)
FILES = sorted(
    path.relative_to(ROOT)
    for folder, pattern in (("curriculum", "*/*/*"), ("quizzes", "*/*.yaml"))
    for path in (ROOT / folder).glob(pattern)
    if path.suffix in {".md", ".yaml"}
)


def _dates(text: str) -> list[re.Match[str]]:
    return list(_DATE.finditer(" ".join(text.split())))


def _fits(date: re.Match[str]) -> bool:
    day, number, month, year = date.groups()
    return datetime.date(int(year or YEAR), _MONTHS[month], int(number)).weekday() == _DAYS[day]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_days_of_the_week_fit_their_dates(path):
    assert [date[0] for date in _dates((ROOT / path).read_text("utf-8")) if not _fits(date)] == []


def test_a_wrong_day_is_seen():
    fits = {date[0]: _fits(date) for date in _dates("Mon 1 March, Friday 16 October 2026 and Tuesday 2 June")}
    assert fits == {"Mon 1 March": True, "Friday 16 October 2026": True, "Tuesday 2 June": False}
