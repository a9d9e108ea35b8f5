"""Starts what stands in a file that is there: a question in its bank, a term or a source in its register."""

from datetime import date
from typing import Any

import msgspec

from mopscert.scaffold.desk import Desk, Thing
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.ids import check_new_id
from mopscert.scaffold.kinds import KINDS
from mopscert.scaffold.new_module import one_of
from mopscert.scaffold.plan import Plan
from mopscert.scaffold.questions import Ask, asked_at, question

Entry = dict[str, Any]
_GLOSSARY, _SOURCES = "curriculum/glossary.yaml", "curriculum/sources.yaml"


class NewQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What a new question is; `level` is that of its objective where it is empty."""

    id: str
    module: str
    objective: str
    type: str = "single"
    level: str = ""
    pool: str = "lesson"


class NewTerm(msgspec.Struct, frozen=True, kw_only=True):
    """What a new term is; a definition that is empty is left to do."""

    id: str
    term: str
    definition: str = ""
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class NewSource(msgspec.Struct, frozen=True, kw_only=True):
    """What a new source is; of a `volatile` one, today is when it was last opened."""

    id: str
    type: str
    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    url: str = ""
    volatile: bool = False
    note: str = ""


def objectives(desk: Desk, module: Thing) -> dict[str, Entry]:
    """The objectives of a module by id."""
    return {each["id"]: each for each in desk.entry(module)["objectives"]}


def new_question(desk: Desk, asked: NewQuestion) -> Plan:
    """The plan that puts the skeleton of a question at the end of a bank."""
    check_new_id(desk, KINDS["question"], asked.id)
    module = taught(desk, asked.module)
    objective = one_of("objective of the module", asked.objective, objectives(desk, module))
    learn = objective.get("taught_in") or f"#{asked.objective}"
    ask = Ask(asked.id, asked.type, asked.objective, asked.level or asked_at(objective["level"]), asked.pool, learn)
    return _added(desk, desk.bank(module), "items", question(ask), spaced=True)


def taught(desk: Desk, name: str) -> Thing:
    """A module that has a lesson and a bank; RefusedError when it is only planned, or its bank cannot be read."""
    module = desk.module(name)
    if desk.entry(module).get("status") == "planned":
        raise RefusedError(f"{module.said} is planned; start its lesson first: mopscert new lesson {name}")
    if desk.bank(module) not in desk.yaml:
        raise RefusedError(f'{desk.bank(module)} is missing or cannot be read; run "mopscert check" first')
    return module


def new_term(desk: Desk, asked: NewTerm) -> Plan:
    """The plan that puts a term into the glossary, where its id belongs."""
    check_new_id(desk, KINDS["term"], asked.id)
    for name in asked.see:
        desk.find(name, "term")
    for name in asked.sources:
        desk.find(name, "source")
    entry = {
        "id": asked.id,
        "term": asked.term,
        "also": list(asked.also),
        "definition": asked.definition or "TODO say what it is, in one or two plain sentences.",
        "see": list(asked.see),
        "sources": list(asked.sources),
    }
    return _added(desk, _GLOSSARY, "terms", entry)


def new_source(desk: Desk, asked: NewSource, today: date) -> Plan:
    """The plan that puts a source into the register, where its id belongs."""
    check_new_id(desk, KINDS["source"], asked.id)
    entry = {
        "id": asked.id,
        "type": asked.type,
        "title": asked.title,
        "authors": list(asked.authors),
        "publisher": asked.publisher,
        "published": asked.published,
        "url": asked.url,
        "volatile": asked.volatile,
        "checked_on": today.isoformat() if asked.volatile else "",
        "note": asked.note,
    }
    return _added(desk, _SOURCES, "sources", entry)


def _added(desk: Desk, path: str, key: str, entry: Entry, spaced: bool = False) -> Plan:
    """Add an entry to the list of a file: where its id belongs if the list is sorted by ids, else at the end."""
    if path not in desk.yaml:
        raise RefusedError(f'{path} is missing or cannot be read; run "mopscert check" first')
    text = desk.yaml[path]
    ids = [each["id"] for each in text.value(key)]
    is_sorted = not spaced and ids == sorted(ids)
    index = sum(name < entry["id"] for name in ids) if is_sorted else None
    filled = {name: value for name, value in entry.items() if value not in ("", []) and value is not False}
    draft = Draft(desk)
    draft.edit(path, text.added((key,), filled, index, spaced))
    return draft.plan()
