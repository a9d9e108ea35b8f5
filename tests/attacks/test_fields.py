"""Attacks reach each text field of each format that authors write, so none that is new goes without them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mopscert.checking import check
from mopscert.schemas import KINDS, schema

from .hostile import NO_PROSE, complete, resolved, values


def _fields(root: Mapping[str, Any], part: Mapping[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All fields of a schema that take any text, by the keys that lead to them."""
    part = resolved(root, part)
    if part.get("pattern") == r"\S":
        yield way
    for name, inner in part.get("properties", {}).items():
        yield from _fields(root, inner, (*way, name))
    if "items" in part:
        yield from _fields(root, part["items"], way)


def _reached(
    root: Mapping[str, Any], part: Mapping[str, Any], value: Any, way: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    part = resolved(root, part)
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _reached(root, part.get("properties", {}).get(name, {}), each, (*way, name))
    elif isinstance(value, list):
        for each in value:
            yield from _reached(root, part.get("items", {}), each, way)
    elif part.get("pattern") == r"\S":
        yield way


def test_each_text_field_is_reached(tiny_project, tmp_path: Path):
    project = tiny_project(tmp_path / "project")
    complete(project)
    reached = {(form["title"], *way) for _, form, value in values(project) for way in _reached(form, form, value)}
    forms = [schema(kind) for kind in KINDS]
    fields = {(form["title"], *way) for form in forms for way in _fields(form, form)}
    assert len(fields) > 150
    assert sorted(way for way in fields - reached if way[-1] not in NO_PROSE) == []


def test_what_is_added_is_as_the_formats_have_it(tiny_project, tmp_path: Path):
    project = tiny_project(tmp_path / "project")
    complete(project)
    assert [str(each) for each in check(project).findings if each.rule.code.startswith("SCH")] == []
