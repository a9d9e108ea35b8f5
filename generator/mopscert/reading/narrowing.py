"""Schema errors to findings: small steps from what a validator says to what an author needs to hear."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from mopscert.findings import Finding, Place
from mopscert.reading.rules import (
    itm003_missing_why,
    sch020_unknown_key,
    sch021_missing_key,
    sch022_wrong_type,
    sch023_wrong_value,
)
from mopscert.reading.yaml_document import Pointer, YamlDocument

_KEYS = {"additionalProperties", "required"}
# Of several errors about one value, the first of these is the mistake and the others follow from it.
_ORDER = ("type", "enum", "const", "format", "pattern")
# The object and the `key: value` on which an error depends.
Condition = tuple[Pointer, str]


def explain(schema: dict[str, Any], document: YamlDocument) -> list[Finding]:
    """Explain why a document is not valid: one finding for each mistake, at its place."""
    schema = _anchored(schema)
    validator = _Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = [_Error(schema, document, error) for error in validator.iter_errors(document.value)]
    return list(_findings([error for error in found if not document.is_doubtful(error.pointer)]))


def _anchored(schema: Any) -> Any:
    """The schema with patterns as JSON Schema means them: `$` is the end, not a newline before the end."""
    if isinstance(schema, dict):
        return {_end(key): _anchored(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_anchored(value) for value in schema]
    return _end(schema) if isinstance(schema, str) else schema


def _end(text: str) -> str:
    return re.sub(r"\$$", r"\\Z", text)


def _properties(validator: Any, properties: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`properties`, but an error about a forbidden key names that key and not only the object around it."""
    for name, inner in properties.items() if isinstance(instance, dict) else ():
        if name in instance:
            for error in validator.descend(instance[name], inner, path=name, schema_path=name):
                if inner is False:
                    error.path.appendleft(name)
                    error.schema_path.appendleft(name)
                yield error


_Validator: Any = extend(Draft202012Validator, {"properties": _properties})  # type: ignore[no-untyped-call]


class _Error:
    """A validator's error with what is needed to explain it."""

    def __init__(self, schema: dict[str, Any], document: YamlDocument, error: ValidationError) -> None:
        self.document = document
        self.root = schema
        self.pointer: Pointer = tuple(error.absolute_path)
        self.path: Pointer = tuple(error.absolute_schema_path)
        self.keyword: str | None = error.validator if isinstance(error.validator, str) else None
        self.limit: Any = error.validator_value
        self.value: Any = error.instance
        self.object = _subschema(schema, self.pointer)

    @property
    def key(self) -> str:
        """The nearest key on the way to the value, "" for the file itself."""
        return next((str(step) for step in reversed(self.pointer) if isinstance(step, str)), "")

    @property
    def missing(self) -> list[str]:
        """The required keys that are absent."""
        return [key for key in self.limit if key not in self.value] if self.keyword == "required" else []

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.document.place(*self.pointer)

    @cached_property
    def condition(self) -> Condition | None:
        """What the error depends on; None when it stands without condition."""
        if "then" not in self.path:
            return None
        schema, depth = self.root, 0
        steps = iter(self.path[: self.path.index("then")])
        for step in steps:
            if step == "$ref":
                continue  # followed already
            if step in ("properties", "patternProperties"):
                schema, depth = schema[str(step)][next(steps)], depth + 1
            elif step == "items":
                schema, depth = schema["items"], depth + 1
            elif step == "allOf":
                schema = schema["allOf"][next(steps)]
            schema = _resolved(self.root, schema)
        key = next(iter(schema["if"]["properties"]))
        holder = self.pointer[:depth]
        return holder, f"{key}: {_at(self.document.value, (*holder, key))}"


def _findings(errors: list[_Error]) -> Iterator[Finding]:
    objects: dict[Pointer, list[_Error]] = defaultdict(list)
    conditions: dict[Condition, list[_Error]] = defaultdict(list)
    values: dict[Pointer, list[_Error]] = defaultdict(list)
    for error in errors:
        if error.keyword in _KEYS:
            objects[error.pointer].append(error)
        elif error.keyword is not None:
            values[error.pointer].append(error)
        if error.condition:
            conditions[error.condition].append(error)
    mistyped = {pointer: _mistyped(group) for pointer, group in objects.items()}
    for pointer, group in objects.items():
        yield from _unknown(group[0], mistyped[pointer])
        yield from _missing(group, mistyped[pointer])
    for condition, group in conditions.items():
        yield from _conditional(condition, group, mistyped)
    for group in values.values():
        yield _value(min(group, key=lambda error: _rank(error.keyword)))


def _rank(keyword: str | None) -> int:
    return _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)


def _mistyped(errors: list[_Error]) -> dict[str, str | None]:
    """The unknown keys of an object, each with the key that it probably stands for."""
    first = errors[0]
    known: dict[str, Any] = first.object.get("properties", {})
    missing = [key for error in errors for key in error.missing]
    unknown = {key: _nearest(key, missing) for key in first.value if not _known(first.object, key)}
    for key, near in unknown.items():
        left = [name for name in missing if name not in unknown.values()]
        absent = [name for name in known if name not in first.value and name not in missing]
        unknown[key] = near or _nearest(key, absent) or next(iter(left), None)
    return unknown


def _unknown(error: _Error, mistyped: dict[str, str | None]) -> Iterator[Finding]:
    document, known = error.document, list(error.object.get("properties", {}))
    for key, near in mistyped.items():
        if not document.is_doubtful((*error.pointer, key)):
            yield sch020_unknown_key.finding(document.key_place(*error.pointer, key), key, near, known)


def _missing(errors: list[_Error], mistyped: dict[str, str | None]) -> Iterator[Finding]:
    """Keys that are missing whatever the others say; a mistyped key is not also a missing one."""
    first = errors[0]
    missing = [key for error in errors for key in error.missing if not error.condition and key not in mistyped.values()]
    if missing == ["why"] and "options" in first.pointer:
        yield itm003_missing_why.finding(first.place, str(first.value.get("id", "")))
    elif missing:
        known: dict[str, Any] = first.object.get("properties", {})
        yield sch021_missing_key.finding(
            first.place, {key: _resolved(first.root, known.get(key, {})) for key in missing}
        )


def _conditional(
    condition: Condition, errors: list[_Error], mistyped: dict[Pointer, dict[str, str | None]]
) -> Iterator[Finding]:
    """Keys that another key's value asks for or forbids: one mistake, however many keys there are."""
    holder, text = condition
    document = errors[0].document
    needed = [key for error in errors for key in error.missing if key not in mistyped[error.pointer].values()]
    forbidden = [error for error in errors if error.keyword is None]
    places = tuple(document.key_place(*error.pointer) for error in forbidden)
    if needed:
        keys = [error.key for error in forbidden]
        yield sch021_missing_key.needed_by(document.place(*holder, text.split(":")[0]), text, needed, keys, places)
    elif forbidden:
        yield sch020_unknown_key.not_with(places[0], forbidden[0].key, text, places[1:])


def _value(error: _Error) -> Finding:
    match error.keyword:
        case "type":
            return sch022_wrong_type.finding(error.place, error.key, error.limit, error.value)
        case "enum":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, error.limit)
        case "const":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, [error.limit])
    meaning = sch021_missing_key.sentence(error.object)
    limit = re.sub(r"\\Z$", "$", error.limit) if error.keyword == "pattern" else error.limit
    return sch023_wrong_value.finding(error.place, error.key, str(error.keyword), limit, error.value, meaning)


def _nearest(word: str, words: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.7)), None)


def _known(schema: dict[str, Any], key: str) -> bool:
    return key in schema.get("properties", {}) or any(
        re.search(pattern, key) for pattern in schema.get("patternProperties", {})
    )


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _resolved(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow `$ref` inside the same file; what stands beside the reference wins."""
    while "$ref" in schema:
        target = root["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def _subschema(root: dict[str, Any], pointer: Pointer) -> dict[str, Any]:
    """The schema of the value at `pointer`, without conditions."""
    schema = root
    for step in pointer:
        if isinstance(step, int):
            inner = schema.get("items", {})
        else:
            patterns = schema.get("patternProperties", {})
            inner = schema.get("properties", {}).get(step) or next(iter(patterns.values()), {})
        schema = _resolved(root, inner) if isinstance(inner, dict) else {}
    return schema
