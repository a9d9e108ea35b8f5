"""The plans of study of a level: a page that divides it into weeks, and the same weeks as calendar files."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

from mopscert import addresses
from mopscert.measures.plan import weeks
from mopscert.model import Curriculum, Level, Module, Programme
from mopscert.pages import markdown, words
from mopscert.pages.templating import template

if TYPE_CHECKING:
    from icalendar import Event


class Part(msgspec.Struct, frozen=True):
    """What is studied in one piece, its page, and its minutes."""

    title: str
    page: str
    minutes: int


class Week(msgspec.Struct, frozen=True):
    """The parts of one week, and its number, counted from 1."""

    number: int
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """How long all parts take."""
        return sum(part.minutes for part in self.parts)


class Plan(msgspec.Struct, frozen=True):
    """A level divided into weeks; its calendar file begins on a day that the programme names."""

    level: Level
    weeks: tuple[Week, ...]
    begins_on: date

    @property
    def file(self) -> str:
        """Path of its calendar file."""
        return addresses.calendar(self.level.id, len(self.weeks))


def plans(curriculum: Curriculum, programme: Programme, level: Level) -> Iterator[Plan]:
    """The plans of a level; none while one of its modules is still to be written."""
    modules = curriculum.of_level(level.id)
    if programme.study and modules and not any(module.is_planned for module in modules):
        parts = [*map(_part, modules), _last(level)]
        lengths = sorted({min(count, len(parts)) for count in programme.study.weeks})
        for count in lengths:
            yield Plan(level, _weeks(parts, count), programme.study.begins_on)


def _part(module: Module) -> Part:
    return Part(module.title, addresses.module_page(module.id), module.minutes)


def _last(level: Level) -> Part:
    """What is left when the modules are read."""
    title = words.catalogue()["study"]["last"]
    return Part(title, addresses.readiness_page(level.id), level.other_minutes)


def _weeks(parts: list[Part], count: int) -> tuple[Week, ...]:
    found = weeks([part.minutes for part in parts], count)
    return tuple(Week(number, tuple(parts[at] for at in each)) for number, each in enumerate(found, 1))


def study_page(plans: Sequence[Plan]) -> str:
    """Markdown of the page with all plans of a level."""
    w = words.catalogue()["study"]
    level = plans[0].level
    title = w["title"].format(level=level.title)
    return template("study.md").render(
        front=markdown.front_matter({"title": title, "description": w["description"].format(level=level.title)}),
        w=w,
        title=title,
        level=level,
        plans=plans,
        begins_on=plans[0].begins_on,
        page=addresses.study_page(level.id),
        file_link=addresses.asset_link,
    )


def calendar(plan: Plan, programme: Programme) -> bytes:
    """The weeks of a plan as a calendar file (RFC 5545), each an entry that lasts seven days."""
    # It takes long to load, and is needed for this alone.
    from icalendar import Calendar

    w = words.catalogue()["study"]
    found = Calendar()
    found.add("version", "2.0")
    found.add("prodid", _line(f"-//{programme.title}//{plan.level.id}//EN"))
    found.add("x-wr-calname", _line(w["calendar"].format(programme=programme.title, level=plan.level.title)))
    for week in plan.weeks:
        found.add_component(_entry(plan, week))
    return bytes(found.to_ical())


def _entry(plan: Plan, week: Week) -> "Event":
    from icalendar import Event

    w = words.catalogue()["study"]
    start = plan.begins_on + timedelta(weeks=week.number - 1)
    entry = Event()
    entry.add("uid", f"{plan.level.id}-week-{week.number}-of-{len(plan.weeks)}@study-plan.open-mops.example")
    # The moment of writing would be another one at each build.
    entry.add("dtstamp", datetime.combine(plan.begins_on, time(), UTC))
    entry.add("dtstart", start)
    entry.add("dtend", start + timedelta(weeks=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", _line(w["entry"].format(level=plan.level.title, number=week.number, of=len(plan.weeks))))
    lines = [_line(w["part"].format(title=part.title, time=words.duration(part.minutes))) for part in week.parts]
    entry.add("description", "\n".join(lines))
    return entry


def _line(text: str) -> str:
    # A title may be written over several lines, and some parts of a calendar may not.
    return " ".join(text.split())
