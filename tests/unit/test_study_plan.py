"""A level in weeks: in order, nothing left out, the longest week as short as can be; and the same as a calendar."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from mopscert.checking import check
from mopscert.measures.plan import weeks
from mopscert.pages.study_page import calendar, plans

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
PARTS = st.lists(st.integers(1, 300), min_size=1, max_size=9)


def _longest(minutes: list[int], ends: tuple[int, ...]) -> int:
    cuts = [0, *ends, len(minutes)]
    return max(sum(minutes[a:b]) for a, b in pairwise(cuts))


@given(PARTS, st.integers(1, 10))
def test_weeks_are_full_in_order_and_no_longer_than_they_must_be(minutes, count):
    found = weeks(minutes, count)
    number = min(count, len(minutes))
    assert len(found) == number
    assert all(found)
    assert [part for week in found for part in week] == list(range(len(minutes)))
    best = min(_longest(minutes, ends) for ends in combinations(range(1, len(minutes)), number - 1))
    assert max(sum(minutes[part] for part in week) for week in found) == best


def test_later_weeks_are_the_fuller_ones():
    assert weeks([60, 60, 60, 60, 60], 2) == [range(2), range(2, 5)]


def test_a_calendar_has_an_entry_a_week_that_names_what_is_studied():
    curriculum = check(TINY).curriculum
    programme = curriculum.programme.file
    plan = list(plans(curriculum, programme, programme.levels[0]))[-1]
    text = calendar(plan, programme)
    assert text == calendar(plan, programme)
    entries = Calendar.from_ical(text).walk("VEVENT")
    starts = [entry.decoded("dtstart") for entry in entries]
    assert starts == [date(2027, 1, 4), date(2027, 1, 11)]
    assert [entry.decoded("dtend") - entry.decoded("dtstart") for entry in entries] == [timedelta(weeks=1)] * 2
    assert len({str(entry["uid"]) for entry in entries}) == 2
    told = "\n".join(str(entry["description"]) for entry in entries)
    assert all(module.title in told for module in curriculum.of_level("associate"))


def test_titles_over_several_lines_stand_on_one():
    curriculum = check(TINY).curriculum
    programme = msgspec.structs.replace(curriculum.programme.file, title="One\nline\r\nand another")
    level = msgspec.structs.replace(programme.levels[0], title="A level\nof two lines")
    [plan] = [each for each in plans(curriculum, programme, level) if len(each.weeks) > 1][:1]
    found = Calendar.from_ical(calendar(plan, programme))
    assert "One line and another" in found["x-wr-calname"]
    assert all("A level of two lines" in entry["summary"] for entry in found.walk("VEVENT"))


def test_there_is_no_plan_for_what_cannot_be_studied_yet():
    curriculum = check(TINY).curriculum
    programme = curriculum.programme.file
    assert any(module.is_planned for module in curriculum.of_level("professional"))
    assert not list(plans(curriculum, programme, programme.levels[1]))
