"""Starts a module: its folder, its description, a lesson with a section for each objective, and its questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from mopscert.scaffold.desk import PROGRAMME, Desk
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.headers import schema_line
from mopscert.scaffold.hours import kept_hours
from mopscert.scaffold.ids import check_form, check_new_id
from mopscert.scaffold.kinds import KINDS, PLACEHOLDER
from mopscert.scaffold.plan import Plan
from mopscert.scaffold.questions import Ask, asked_at, question
from mopscert.yaml_writing import item, mapping

Entry = dict[str, Any]
TAKEAWAYS = ["TODO what a learner should keep.", "TODO what else a learner should keep."]


class NewModule(msgspec.Struct, frozen=True, kw_only=True):
    """What a new module is: `objectives` are ids, best such as start with their verb; `serves` is an outcome."""

    id: str
    level: str
    title: str
    kind: str
    domain: str
    minutes: int
    objectives: tuple[str, ...]
    serves: str
    requires: tuple[str, ...] = ()


def new_module(desk: Desk, asked: NewModule, today: date) -> Plan:
    """The plan that starts a draft; RefusedError when the programme does not know what is asked for."""
    check_new_id(desk, KINDS["module"], asked.id)
    _refuse_unknown(desk, asked)
    draft = Draft(desk)
    objectives = [_objective(desk, name, asked.serves) for name in asked.objectives]
    folder, bank = f"curriculum/{asked.level}/{asked.id}", f"quizzes/{asked.level}/{asked.id}.yaml"
    draft.create(
        f"{folder}/module.yaml", [*schema_line(desk, "module", 3), *mapping(_module(asked, objectives, today))]
    )
    asks = first_questions(desk, objectives)
    draft.create(f"{folder}/lesson.md", lesson_lines(objectives, asks))
    draft.create(bank, [*schema_line(desk, "quiz", 2), *bank_lines(asks)])
    text = desk.yaml[PROGRAMME]
    number = [level["id"] for level in text.value("levels")].index(asked.level)
    draft.edit(PROGRAMME, text.added(("levels", number, "modules"), asked.id))
    kept_hours(draft, asked.level, asked.minutes)
    return draft.plan()


def levels(desk: Desk) -> list[Entry]:
    """The levels of the programme; RefusedError when it cannot be read."""
    if PROGRAMME not in desk.yaml:
        raise RefusedError(f'{PROGRAMME} is missing or cannot be read; run "mopscert check" first')
    return list(desk.yaml[PROGRAMME].value("levels"))


def _refuse_unknown(desk: Desk, asked: NewModule) -> None:
    if not asked.objectives:
        raise RefusedError("name at least one objective with --objective")
    level = one_of("level", asked.level, {each["id"]: each for each in levels(desk)})
    one_of("outcome of the level", asked.serves, {each["id"]: each for each in level["outcomes"]})
    one_of("domain", asked.domain, {each["id"]: each for each in desk.yaml[PROGRAMME].value("domains")})
    for name in asked.requires:
        desk.module(name)
    for name in asked.objectives:
        check_form(name)
    if len(set(asked.objectives)) < len(asked.objectives):
        raise RefusedError("an objective is named twice; give each an id of its own")


def one_of(what: str, name: str, known: dict[str, Entry]) -> Entry:
    """The entry of a name; RefusedError lists the names that there are."""
    if name not in known:
        raise RefusedError(f'"{name}" is no {what}; use one of: {", ".join(known)}')
    return known[name]


def _objective(desk: Desk, name: str, serves: str) -> Entry:
    """An objective whose text starts with the verb of its id, where the programme knows it."""
    verb, level = _verb(desk, name.split("-")[0])
    said = f"{verb.capitalize()} TODO what a learner can do afterwards, so that it can be tested."
    return {"id": name, "text": said, "level": level, "taught_in": f"#{name}", "serves": [serves]}


def _verb(desk: Desk, word: str) -> tuple[str, str]:
    known = [(verb, each["id"]) for each in desk.yaml[PROGRAMME].value("cognitive_levels") for verb in each["verbs"]]
    found = [pair for pair in known if pair[0] == word]
    usual = [pair for pair in known if pair[1] == "apply"]
    return (found or usual or known)[0]


def _module(asked: NewModule, objectives: Sequence[Entry], today: date) -> Entry:
    return {
        "title": asked.title,
        "kind": asked.kind,
        "status": "draft",
        "summary": "TODO say in one sentence what the learner gets.",
        "domains": [asked.domain],
        "minutes": asked.minutes,
        "requires": list(asked.requires),
        "objectives": list(objectives),
        "takeaways": TAKEAWAYS,
        "sources": [],
        "owner": f"{asked.domain}-editors",
        **review_dates(today),
    }


def review_dates(today: date) -> Entry:
    """When a person last checked, and by when it must be checked again: a year later."""
    # The 29th of February has no anniversary in most years.
    again = date(today.year + 1, today.month, min(today.day, 28) if today.month == 2 else today.day)
    return {"reviewed_on": today.isoformat(), "review_by": again.isoformat()}


def first_questions(desk: Desk, objectives: Sequence[Entry]) -> list[Ask]:
    """A question for each objective, at its own level if it can be, with an id that nothing has."""
    asks = []
    taken = {thing.id for thing in desk.things if thing.kind.name == "question"}
    for each in objectives:
        name = f"{PLACEHOLDER}{each['id']}"[:56].rstrip("-")
        number = next(n for n in range(1, 1000) if _numbered(name, n) not in taken)
        taken.add(_numbered(name, number))
        level = asked_at(each["level"])
        asks.append(Ask(_numbered(name, number), "single", each["id"], level, "lesson", each["taught_in"]))
    return asks


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def bank_lines(asks: Sequence[Ask]) -> list[str]:
    """The lines of a question bank."""
    lines = ["items:"]
    for number, ask in enumerate(asks):
        lines += [""] * (number > 0) + item(question(ask), 2)
    return lines


def lesson_lines(objectives: Sequence[Entry], asks: Sequence[Ask]) -> list[str]:
    """The lines of a lesson with a section for each objective."""
    lines = ["TODO open in the work: a person, a place, and a problem that this lesson helps to solve.", ""]
    for each, ask in zip(objectives, asks, strict=True):
        heading = each["id"].replace("-", " ").capitalize()
        lines += [f"## TODO {heading} {{{each['taught_in']}}}", ""]
        lines += ["TODO teach it, on a case that is worked to the end.", "", "```self-check", ask.id, "```", ""]
    return [
        *lines,
        "## TODO In your own work {#in-your-own-work}",
        "",
        "TODO give the reader something to do tomorrow.",
    ]
