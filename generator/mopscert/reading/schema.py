"""Plain values against the JSON Schemas: a fast gate, and an explanation for what does not pass it."""

import json
from functools import cache
from importlib import resources
from typing import Any

import jsonschema_rs

from mopscert.findings import Finding
from mopscert.reading.yaml_document import YamlDocument

KINDS = ("figures", "glossary", "misconceptions", "module", "programme", "quiz", "retired", "sources", "vendors")


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file; FileNotFoundError when there is no such kind."""
    text = resources.files("mopscert.schemas").joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _gate(kind: str) -> Any:
    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)


def problems(kind: str, document: YamlDocument) -> list[Finding]:
    """Findings about a document of a kind; none when it is valid."""
    if _gate(kind).is_valid(document.value):
        return []
    # The explaining validator takes long to import, and sound files never need it.
    from mopscert.reading import narrowing

    return narrowing.explain(schema(kind), document)
