"""Everything that can be started, for the verb `new`."""

from mopscert.model import Cognitive, Kind
from mopscert.scaffold.desk import PROGRAMME, Desk
from mopscert.scaffold.diagnostics import PRESENTATIONS
from mopscert.scaffold.new_lesson import new_lesson
from mopscert.scaffold.new_module import NewModule, levels, new_module
from mopscert.scaffold.new_parts import NewQuestion, NewSource, NewTerm, new_question, new_source, new_term, objectives
from mopscert.scaffold.new_practice import NewDiagnostic, NewPractice, new_diagnostic, new_dialogue, new_lab
from mopscert.scaffold.questions import TYPES
from mopscert.schemas import schema

__all__ = [
    "COGNITIVE",
    "GUIDANCE",
    "KINDS",
    "PRESENTATIONS",
    "SOURCE_TYPES",
    "TYPES",
    "NewDiagnostic",
    "NewModule",
    "NewPractice",
    "NewQuestion",
    "NewSource",
    "NewTerm",
    "domains",
    "levels",
    "new_diagnostic",
    "new_dialogue",
    "new_lab",
    "new_lesson",
    "new_module",
    "new_question",
    "new_source",
    "new_term",
    "objectives",
    "outcomes",
]

KINDS = tuple(str(kind) for kind in Kind)
COGNITIVE = tuple(str(level) for level in Cognitive)
SOURCE_TYPES = tuple(schema("sources")["$defs"]["source"]["properties"]["type"]["enum"])
GUIDANCE = tuple(schema("lab")["properties"]["guidance"]["enum"])


def domains(desk: Desk) -> list[str]:
    """The ids of the domains."""
    return [each["id"] for each in desk.yaml[PROGRAMME].value("domains")]


def outcomes(desk: Desk, level: str) -> list[str]:
    """The ids of the outcomes of a level; none where there is no such level."""
    return [outcome["id"] for each in levels(desk) if each["id"] == level for outcome in each["outcomes"]]
