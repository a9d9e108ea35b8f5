"""What the explaining validator says about a document, each error with what is needed to explain it."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from mopscert.findings import Place
from mopscert.reading.yaml_document import Pointer, YamlDocument

# A file of another sort can break a schema a hundred thousand times, and nobody reads so many findings.
MAX_ERRORS = 500
# The object and the `key: value` on which an error depends.
Condition = tuple[Pointer, str]
# Whether something in the curriculum has an id.
Known = Callable[[str], bool]


def errors(schema: dict[str, Any], document: YamlDocument, is_known: Known) -> list["SchemaError"]:
    """The errors of a document, but those about values that have a finding already."""
    schema = _anchored(schema)
    validator = _Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    first = islice(validator.iter_errors(document.value), MAX_ERRORS)
    found = [SchemaError(schema, document, error, is_known) for error in first]
    return [error for error in found if not _is_known(document, error)]


def _is_known(document: YamlDocument, error: "SchemaError") -> bool:
    """True when another finding tells of the same mistake: of a value, or of list items that ran together."""
    length = len(error.pointer)
    merged = error.keyword == "minItems" and any(each[:length] == error.pointer for each in document.doubtful)
    return merged or document.is_doubtful(error.pointer)


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


class SchemaError:
    """A validator's error with what is needed to explain it."""

    def __init__(self, schema: dict[str, Any], document: YamlDocument, error: ValidationError, is_known: Known) -> None:
        self.document = document
        self.is_known = is_known
        self.root = schema
        self.pointer: Pointer = tuple(error.absolute_path)
        self.path: Pointer = tuple(error.absolute_schema_path)
        self.keyword: str | None = error.validator if isinstance(error.validator, str) else None
        self.limit: Any = error.validator_value
        self.value: Any = error.instance
        self.object = schema_at(schema, self.pointer)

    @property
    def key(self) -> str:
        """The nearest key on the way to the value, "" for the file itself."""
        return next((str(step) for step in reversed(self.pointer) if isinstance(step, str)), "")

    @property
    def subject(self) -> str:
        """The value as it is called in a sentence."""
        if not self.key:
            return "the file"
        return f'an entry of "{self.key}"' if isinstance(self.pointer[-1], int) else f'"{self.key}"'

    @property
    def written(self) -> str:
        """What the author wrote for the value, on its first line."""
        place = self.place
        return place.excerpt[place.column - 1 : place.column - 1 + place.length]

    def as_written(self, text: str) -> str:
        """How the value should stand in the file: behind its key, or behind a dash."""
        return f"- {text}" if isinstance(self.pointer[-1], int) else f"{self.key}: {text}"

    @property
    def key_place(self) -> Place:
        """Where the key of the value stands, or the value itself in a list."""
        return self.document.key_place(*self.pointer)

    @property
    def keys(self) -> list[str]:
        """The keys that the value may have, if it is a group."""
        return list(self.object.get("properties", {}))

    @property
    def items(self) -> dict[str, Any]:
        """The schema of the entries of the value, if it is a list."""
        return _resolved(self.root, self.object.get("items", {}))

    @property
    def wants_word(self) -> bool:
        """True when the value is an id or a word from a closed list, and not a text that people read."""
        pattern = self.object.get("pattern", "")
        return "enum" in self.object or pattern.startswith(("^[a-z0-9]", "^#"))

    def document_value(self, pointer: Pointer) -> Any:
        """The value that a pointer leads to in the same document."""
        return _at(self.document.value, pointer)

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
        value = _at(self.document.value, (*holder, key))
        return holder, f"{key}: {str(value).lower() if isinstance(value, bool) else value}"

    @property
    def allowed(self) -> list[str]:
        """The keys that the object may have, given the values that it has."""
        forbidden = {
            key
            for condition in self.object.get("allOf", ())
            for key, inner in condition["then"].get("properties", {}).items()
            if inner is False and _holds(condition["if"], self.value)
        }
        return [key for key in self.object.get("properties", {}) if key not in forbidden]

    def knows(self, key: str) -> bool:
        """True when the object that the error is about may have a key."""
        patterns = self.object.get("patternProperties", {})
        return key in self.object.get("properties", {}) or any(re.search(pattern, key) for pattern in patterns)

    def schema_of(self, key: str) -> dict[str, Any]:
        """The schema of a key of the object."""
        return _resolved(self.root, self.object.get("properties", {}).get(key, {}))


def _holds(condition: dict[str, Any], value: Any) -> bool:
    """True when the one key that a condition asks for has one of the values that it asks for."""
    [(key, asked)] = condition["properties"].items()
    return key in value and value[key] in asked.get("enum", [asked.get("const")])


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


def schema_at(root: dict[str, Any], pointer: Pointer) -> dict[str, Any]:
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
