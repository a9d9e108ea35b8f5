"""Starts a lab or a dialogue beside the lesson of a module, or a diagnostic that several modules may use."""

from datetime import date

import msgspec

from mopscert.scaffold import practice
from mopscert.scaffold.desk import Desk, Thing
from mopscert.scaffold.diagnostics import diagnostic
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.headers import schema_line
from mopscert.scaffold.ids import check_new_id
from mopscert.scaffold.kinds import KINDS
from mopscert.scaffold.new_module import one_of
from mopscert.scaffold.new_parts import objectives, taught
from mopscert.scaffold.plan import Plan
from mopscert.yaml_writing import mapping


class NewPractice(msgspec.Struct, frozen=True, kw_only=True):
    """What a new lab or dialogue is; `practises` are objectives of its module, all of them where it is empty."""

    module: str
    title: str
    minutes: int
    practises: tuple[str, ...] = ()
    guidance: str = "guided"


class NewDiagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """What a new diagnostic is: how its results are shown, and the modules that use it."""

    id: str
    presentation: str
    title: str
    minutes: int
    modules: tuple[str, ...]


def new_lab(desk: Desk, asked: NewPractice, today: date) -> Plan:
    """The plan that starts a lab, with an input and its worked answer."""
    module = _without(desk, asked.module, "lab.yaml")
    practises = _practised(desk, module, asked)
    learn = objectives(desk, module)[practises[0]].get("taught_in") or f"#{practises[0]}"
    entry = practice.lab(asked.title, practises, asked.guidance, asked.minutes, learn, today)
    draft = Draft(desk)
    draft.create(f"{module.folder}/lab.yaml", [*schema_line(desk, "lab", 3), *mapping(entry)])
    draft.create(f"{module.folder}/data/{practice.INPUT}", practice.ROWS)
    draft.create(f"{module.folder}/key/{practice.EXPORT}", practice.ANSWER)
    return draft.plan()


def new_dialogue(desk: Desk, asked: NewPractice) -> Plan:
    """The plan that starts a dialogue."""
    module = _without(desk, asked.module, "dialogue.yaml")
    entry = practice.dialogue(asked.title, _practised(desk, module, asked), asked.minutes)
    draft = Draft(desk)
    draft.create(f"{module.folder}/dialogue.yaml", [*schema_line(desk, "dialogue", 3), *mapping(entry)])
    return draft.plan()


def new_diagnostic(desk: Desk, asked: NewDiagnostic) -> Plan:
    """The plan that starts a diagnostic in a file of its own."""
    kind = KINDS["diagnostic"]
    check_new_id(desk, kind, asked.id)
    for name in asked.modules:
        desk.module(name)
    entry = diagnostic(asked.presentation, asked.title, asked.minutes, asked.modules)
    draft = Draft(desk)
    draft.create(f"{kind.folder}/{asked.id}.yaml", [*schema_line(desk, kind.name, 2), *mapping(entry)])
    return draft.plan()


def _without(desk: Desk, name: str, file: str) -> Thing:
    module = taught(desk, name)
    if f"{module.folder}/{file}" in desk.files.present:
        raise RefusedError(f"{module.said} has one: {module.folder}/{file}")
    return module


def _practised(desk: Desk, module: Thing, asked: NewPractice) -> list[str]:
    known = objectives(desk, module)
    for name in asked.practises:
        one_of("objective of the module", name, known)
    return list(asked.practises or known)
