"""The formats of all files, and of the report on them, as JSON Schema (draft 2020-12)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

# Not through importlib.resources, which takes long to import.
_HERE = Path(__file__).parent
KINDS = (
    "programme",
    "module",
    "figures",
    "lab",
    "dialogue",
    "diagnostic",
    "quiz",
    "misconceptions",
    "glossary",
    "sources",
    "vendors",
    "retired",
    "style",
    "versions",
)
# The format that the tool writes for programs.
REPORT = "findings"
# The question bank for other programs, whose questions are those of a quiz.
BANK = "bank"
# The format in which learners keep their progress: written and read in their browser.
PROGRESS = "progress"
# The format that the tool keeps of each release, and reads again.
CATALOGUE = "catalogue"
FORMATS = (*KINDS, REPORT, BANK, PROGRESS, CATALOGUE)


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a format; FileNotFoundError when there is no such format."""
    text = (_HERE / f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    if kind == BANK:
        loaded["$defs"] = {**loaded["$defs"], **schema("quiz")["$defs"]}
    return loaded
