"""Plain values against the JSON Schemas: a fast gate, and an explanation for what does not pass it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.yaml_document import YamlDocument
from mopscert.schemas import schema


@cache
def _gate(kind: str) -> Any:
    # Not every process of a check needs it.
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)


def problems(kind: str, document: YamlDocument, is_known: Callable[[str], bool] = lambda _name: False) -> list[Finding]:
    """Findings about a document of a kind; none when it is valid. `is_known`: whether something has an id."""
    if _gate(kind).is_valid(document.value):
        return []
    # The explaining validator takes long to import, and sound files never need it.
    from mopscert.reading import narrowing

    return narrowing.explain(schema(kind), document, is_known)
