"""Schema errors to findings: small steps from what a validator says to what an author needs to hear."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
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


def explain(schema: dict[str, Any], document: YamlDocument) -> list[Finding]:
    """Explain why a document is not valid: one finding for each mistake, at its place."""
    validator = _Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = [_Error(schema, document, error) for error in validator.iter_errors(document.value)]
    groups: dict[Pointer, list[_Error]] = defaultdict(list)
    for error in errors:
        if error.keyword in _KEYS:
            groups[error.pointer].append(error)
    findings = [finding for group in groups.values() for finding in _keys(group)]
    findings += _ruled_out([error for error in errors if error.keyword is None])
    findings += [_value(error) for error in errors if error.keyword is not None and error.keyword not in _KEYS]
    return findings


def _properties(validator: Any, properties: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`properties`, but an error about a forbidden key names that key and not only the object around it."""
    for name, inner in properties.items() if isinstance(instance, dict) else ():
        if name in instance:
            for error in validator.descend(instance[name], inner, path=name, schema_path=name):
                if inner is False:
                    error.path.appendleft(name)
                    error.schema_path.appendleft(name)
                yield error


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`pattern` as JSON Schema means it: `$` is the end of the text, not a newline before the end."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"properties": _properties, "pattern": _pattern}
)


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
    def place(self) -> Place:
        """Where the value stands."""
        return self.document.place(*self.pointer)

    @property
    def condition(self) -> tuple[Pointer, str] | None:
        """The object and the `key: value` that an error depends on; None when it stands without condition."""
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


def _keys(errors: list[_Error]) -> Iterator[Finding]:
    """Unknown and missing keys of one object; a mistyped key is not also a missing one."""
    first = errors[0]
    properties: dict[str, Any] = first.object.get("properties", {})
    unknown = [key for key in first.value if not _known(first.object, key)]
    missing: dict[str, str] = {}
    for error in errors:
        if error.keyword == "required":
            condition = error.condition
            for key in error.limit:
                if key not in first.value:
                    missing.setdefault(key, condition[1] if condition else "")
    for key in unknown:
        place = first.document.key_place(*first.pointer, key)
        near = _nearest(key, missing) or _nearest(key, [name for name in properties if name not in first.value])
        if near is not None:
            missing.pop(near, None)
        yield sch020_unknown_key.finding(place, key, near, list(properties))
    yield from _missing(first, missing)


def _missing(error: _Error, missing: dict[str, str]) -> Iterator[Finding]:
    """Missing keys; those that one and the same condition asks for are one mistake."""
    properties: dict[str, Any] = error.object.get("properties", {})
    conditional: dict[str, list[str]] = defaultdict(list)
    for key, condition in missing.items():
        if condition:
            conditional[condition].append(key)
            continue
        schema = _resolved(error.root, properties.get(key, {}))
        if key == "why" and "options" in error.pointer:
            yield itm003_missing_why.finding(error.place, str(error.value.get("id", "")))
        else:
            example = (schema.get("examples") or ["..."])[0]
            yield sch021_missing_key.finding(error.place, key, _sentence(schema), example)
    for condition, keys in conditional.items():
        place = error.document.place(*error.pointer, condition.split(":")[0])
        yield sch021_missing_key.needed_by(place, condition, keys)


def _ruled_out(errors: list[_Error]) -> Iterator[Finding]:
    """Keys that another key's value forbids: one mistake, however many keys it forbids."""
    groups: dict[tuple[Pointer, str], list[_Error]] = defaultdict(list)
    for error in errors:
        groups[error.condition or (error.pointer, "")].append(error)
    for (_, condition), group in groups.items():
        places = [error.document.key_place(*error.pointer) for error in group]
        yield sch020_unknown_key.not_with(places[0], group[0].key, condition, tuple(places[1:]))


def _value(error: _Error) -> Finding:
    match error.keyword:
        case "type":
            return sch022_wrong_type.finding(error.place, error.key, error.limit, error.value)
        case "enum":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, error.limit)
        case "const":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, [error.limit])
    meaning = _sentence(error.object)
    return sch023_wrong_value.finding(error.place, error.key, str(error.keyword), error.limit, error.value, meaning)


def _sentence(schema: dict[str, Any]) -> str:
    """First sentence of a schema's description."""
    text: str = schema.get("description", "see the format reference")
    return text.split(". ")[0].rstrip(".")


def _nearest(word: str, words: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, list(words), n=1, cutoff=0.7)), None)


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
