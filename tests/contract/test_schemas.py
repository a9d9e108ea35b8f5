"""The schemas are sound and complete, and the model is their mirror."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import inspect

from mopscert import model
from mopscert.exports.bank import Bank
from mopscert.reading.rules.sch023_wrong_value import _PATTERNS as EXPLAINED
from mopscert.reports.json_report import FindingsFile
from mopscert.schemas import BANK, CATALOGUE, FORMATS, KINDS, PROGRESS, REPORT, schema

Json = dict[str, Any]
FILES = {
    "programme": model.Programme,
    "module": model.ModuleFile,
    "figures": model.Figures,
    "lab": model.LabFile,
    "dialogue": model.DialogueFile,
    "diagnostic": model.DiagnosticFile,
    "quiz": model.QuizFile,
    "misconceptions": model.Misconceptions,
    "glossary": model.Glossary,
    "sources": model.Sources,
    "vendors": model.Vendors,
    "retired": model.Retirements,
    REPORT: FindingsFile,
    BANK: Bank,
    CATALOGUE: model.Catalogue,
    "style": model.Style,
    "versions": model.Versions,
}
# The learner's browser keeps what it does not know, and no Python reads it.
OURS = (*KINDS, REPORT, BANK, CATALOGUE)
LEAVES = {
    "string": inspect.StrType,
    "integer": inspect.IntType,
    "number": inspect.FloatType,
    "boolean": inspect.BoolType,
}


def _parts(node: Any, path: str = "") -> Iterator[tuple[str, Json]]:
    """All objects inside a schema, with their paths."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in ("examples", "enum", "const", "default"):
                yield from _parts(value, f"{path}/{key}")
    for number, value in enumerate(node if isinstance(node, list) else ()):
        yield from _parts(value, f"{path}/{number}")


def _properties(kind: str) -> list[tuple[str, Json]]:
    """The properties of all objects of a schema, but those that a condition only forbids."""
    found = [
        (f"{path}/{key}/{name}", prop)
        for path, part in _parts(schema(kind))
        for key in ("properties", "patternProperties")
        if not path.endswith(("/properties", "/patternProperties")) and "/if" not in path and "/then" not in path
        for name, prop in part.get(key, {}).items()
    ]
    assert found
    return found


def test_kinds_are_those_of_the_model():
    assert sorted(OURS) == sorted(FILES)
    assert set(FORMATS) == {*OURS, PROGRESS}


@pytest.mark.parametrize("kind", FORMATS)
def test_schema_is_valid(kind):
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_property_says_what_it_is_and_shows_it(kind):
    for path, prop in _properties(kind):
        assert prop.get("description", "").endswith("."), path
        assert prop.get("examples"), path


@pytest.mark.parametrize("kind", FORMATS)
def test_every_example_is_valid(kind):
    definitions = {"$defs": schema(kind)["$defs"]}
    named = [(f"/$defs/{name}", part) for name, part in schema(kind)["$defs"].items()]
    for path, part in [*_properties(kind), *named]:
        validator = Draft202012Validator({**definitions, **part}, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for example in part.get("examples", ()):
            assert [error.message for error in validator.iter_errors(example)] == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_may_be_blank_and_no_number_endless(kind):
    for path, part in _parts(schema(kind)):
        if part.get("type") == "string" and not part.keys() & {"enum", "const"}:
            assert "pattern" in part, path
            assert not re.search(part["pattern"], " "), path
        if part.get("type") in ("integer", "number"):
            assert {"minimum", "maximum"} <= part.keys(), path


def test_every_progress_file_that_was_ever_written_is_valid(root):
    files = sorted((root / "tests" / "web" / "fixtures").glob("progress-*.json"))
    assert len(files) == max(schema(PROGRESS)["properties"]["schema"]["enum"])
    validator = Draft202012Validator(schema(PROGRESS), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path in files:
        held = json.loads(path.read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(held)] == [], path.name
        assert not validator.is_valid({**held, "items": {"a": {"rev": 1}}})
        assert not validator.is_valid({**held, "schema": 9})


@pytest.mark.parametrize("kind", FORMATS)
def test_no_free_unions(kind):
    for path, part in _parts(schema(kind)):
        if not path.endswith("properties"):
            assert not part.keys() & {"oneOf", "anyOf", "not", "dependentSchemas", "unevaluatedProperties"}, path


@pytest.mark.parametrize("kind", OURS)
def test_what_explanations_rely_on(kind):
    for path, part in _parts(schema(kind)):
        if path.endswith("roperties"):
            continue
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/$defs/") in schema(kind)["$defs"], path
        if "if" in part:
            # A condition asks for one key of its own object and one or more words.
            [(key, asked)] = part["if"]["properties"].items()
            assert part["if"] == {"properties": {key: asked}, "required": [key]}, path
            assert set(asked) <= {"const", "enum"}, path
            assert set(part["then"]) <= {"required", "properties"}, path
        if part.get("type") == "object" and "/if" not in path:
            assert part["additionalProperties"] is False, path
        if "pattern" in part:
            assert part["pattern"] in EXPLAINED, path


@pytest.mark.parametrize("kind", OURS)
def test_model_is_the_mirror_of_the_schema(kind):
    seen: set[str] = set()
    _same(schema(kind), schema(kind), inspect.type_info(FILES[kind]), kind, seen)
    # Every object of the schema was met on the way.
    objects = {name for name, part in schema(kind)["$defs"].items() if part.get("type") == "object"}
    assert {path for path in seen if path.startswith("/$defs/")} >= {f"/$defs/{name}" for name in objects}


def _same(root: Json, part: Json, kind: inspect.Type, path: str, seen: set[str]) -> None:
    while "$ref" in part:
        seen.add(part["$ref"].removeprefix("#"))
        part = root["$defs"][part["$ref"].removeprefix("#/$defs/")]
    if isinstance(kind, inspect.UnionType):
        kinds = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        if isinstance(part.get("type"), list):
            # Whole numbers have a type of their own in Python.
            assert {type(each) for each in kinds} == {LEAVES[name] for name in [*part["type"], "integer"]}, path
            return
        if len(kinds) > 1:
            _same_variants(root, part, kinds, path, seen)
            return
        kind = kinds[0]
    if "enum" in part or "const" in part:
        assert _words(kind) == set(part.get("enum") or [part["const"]]), path
    elif part["type"] == "object" and "patternProperties" in part:
        assert isinstance(kind, inspect.DictType), path
        [inner] = part["patternProperties"].values()
        _same(root, inner, kind.value_type, f"{path}.*", seen)
    elif part["type"] == "object":
        _same_object(root, part, kind, path, seen)
    elif part["type"] == "array":
        assert isinstance(kind, inspect.VarTupleType), path
        _same(root, part["items"], kind.item_type, f"{path}[]", seen)
    else:
        expected = inspect.DateType if part.get("format") == "date" else LEAVES[part["type"]]
        assert isinstance(kind, expected), path


def _same_object(root: Json, part: Json, kind: inspect.Type, path: str, seen: set[str]) -> None:
    assert isinstance(kind, inspect.StructType), path
    assert kind.forbid_unknown_fields, path
    assert [field.encode_name for field in kind.fields] == list(part["properties"]), path
    assert {field.encode_name for field in kind.fields if field.required} == set(part["required"]), path
    for field in kind.fields:
        _same(root, part["properties"][field.encode_name], field.type, f"{path}.{field.encode_name}", seen)


def _same_variants(root: Json, part: Json, kinds: list[inspect.Type], path: str, seen: set[str]) -> None:
    """An object whose discriminator decides which of several structs it is."""
    [key] = {key for rule in part["allOf"] for key in rule["if"]["properties"]}
    assert {kind.tag_field for kind in kinds} == {key}, path
    rules = {rule["if"]["properties"][key]["const"]: rule["then"] for rule in part["allOf"]}
    assert {kind.tag for kind in kinds} == set(rules) == set(part["properties"][key]["enum"]), path
    for kind in kinds:
        rule = rules[kind.tag]
        forbidden = {name for name, inner in rule.get("properties", {}).items() if inner is False}
        allowed = {name: inner for name, inner in part["properties"].items() if name not in forbidden | {key}}
        required = {*part["required"], *rule.get("required", ())} - {key}
        assert {field.encode_name for field in kind.fields} == set(allowed), f"{path} ({kind.tag})"
        assert {field.encode_name for field in kind.fields if field.required} == required, f"{path} ({kind.tag})"
        for field in kind.fields:
            _same(root, allowed[field.encode_name], field.type, f"{path}.{field.encode_name}", seen)


def _words(kind: inspect.Type) -> set[Any]:
    if isinstance(kind, inspect.EnumType):
        return {member.value for member in kind.cls}
    assert isinstance(kind, inspect.LiteralType | inspect.BoolType), kind
    return set(kind.values) if isinstance(kind, inspect.LiteralType) else {True}
