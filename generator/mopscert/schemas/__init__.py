"""The formats of all files, as JSON Schema (draft 2020-12)."""

import json
from functools import cache
from importlib import resources
from typing import Any

KINDS = ("programme", "module", "figures", "quiz", "misconceptions", "glossary", "sources", "vendors", "retired")


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file; FileNotFoundError when there is no such kind."""
    text = resources.files(__name__).joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
