"""Starts the lesson of a planned module: its syllabus stays, the prose and the questions come."""

from collections.abc import Sequence
from datetime import date

from mopscert.scaffold.desk import Desk, Thing
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.edits import Edit
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.headers import schema_line
from mopscert.scaffold.new_module import TAKEAWAYS, Entry, bank_lines, first_questions, lesson_lines, review_dates
from mopscert.scaffold.plan import Plan
from mopscert.yaml_writing import mapping


def new_lesson(desk: Desk, name: str, today: date) -> Plan:
    """The plan that makes a draft of a planned module; RefusedError when it has a lesson."""
    module = desk.module(name)
    if desk.entry(module).get("status") != "planned":
        raise RefusedError(f"{module.said} has a lesson: {module.folder}/lesson.md")
    objectives = [{**each, "taught_in": f"#{each['id']}"} for each in desk.entry(module)["objectives"]]
    asks = first_questions(desk, objectives)
    draft = Draft(desk)
    draft.edit(module.path, _started(desk, module, objectives, today))
    draft.create(f"{module.folder}/lesson.md", lesson_lines(objectives, asks))
    draft.create(desk.bank(module), [*schema_line(desk, "quiz", 2), *bank_lines(asks)])
    return draft.plan()


def _started(desk: Desk, module: Thing, objectives: Sequence[Entry], today: date) -> list[Edit]:
    text = desk.yaml[module.path]
    edits = [text.written(("status",), "draft")]
    for number, each in enumerate(objectives):
        before = "domain" if "domain" in each else "level"
        edits += text.with_lines(("objectives", number), [f'taught_in: "{each["taught_in"]}"'], after=before)
    edits += text.with_lines((), mapping({"takeaways": TAKEAWAYS}), after="objectives")
    return [*edits, *text.with_lines((), mapping(review_dates(today)), after="owner")]
