"""The formats of all files, and of the report on them, as JSON Schema (draft 2020-12)."""

import json
from functools import cache
from importlib import resources
from typing import Any

KINDS = (
    "programme",
    "module",
    "figures",
    "lab",
    "dialogue",
    "quiz",
    "misconceptions",
    "glossary",
    "sources",
    "vendors",
    "retired",
    "style",
)
# The format that the tool writes for programs.
REPORT = "findings"
# The format in which learners keep their progress: written and read in their browser.
PROGRESS = "progress"
FORMATS = (*KINDS, REPORT, PROGRESS)


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a format; FileNotFoundError when there is no such format."""
    text = resources.files(__name__).joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
