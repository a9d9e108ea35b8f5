"""Keys that another key's value asks for or forbids."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import Condition, SchemaError
from mopscert.reading.narrowing.unexplained import Unexplained
from mopscert.reading.rules import sch020_unknown_key, sch021_missing_key
from mopscert.reading.yaml_document import Pointer


def each(left: Unexplained) -> Iterator[Finding]:
    """One finding for each value that does not go with other keys, however many they are."""
    about: dict[Condition, list[SchemaError]] = defaultdict(list)
    for error in left.conditional:
        if error.condition:
            about[error.condition].append(error)
    for (holder, text), errors in about.items():
        needed = dict.fromkeys(
            key for error in errors for key in error.missing if key in left.groups[error.pointer].missing
        )
        forbidden = [error for error in errors if error.keyword is None]
        places = tuple(left.document.key_place(*error.pointer) for error in forbidden)
        key = text.split(":")[0]
        meant = _meant(left, holder, key)
        if needed:
            place, unfit = left.document.place(*holder, key), list(dict.fromkeys(error.key for error in forbidden))
            schema = _schema_of(errors, list(needed)) if not unfit else None
            yield sch021_missing_key.needed_by(place, text, list(needed), unfit, meant if unfit else "", places, schema)
        elif forbidden:
            keys = list(dict.fromkeys(error.key for error in forbidden))
            yield sch020_unknown_key.not_with(places[0], keys, text, meant, places[1:])


def _schema_of(errors: list[SchemaError], needed: list[str]) -> dict[str, Any] | None:
    """The schema of the key that is missing, if it is only one."""
    return errors[0].schema_of(needed[0]) if len(needed) == 1 else None


def _meant(left: Unexplained, holder: Pointer, key: str) -> str:
    """The `key: value` with which all the keys that are there would be right, if it is the only one; else ""."""
    value, branches = left.value(holder), left.schema_at(holder).get("allOf", ())
    rules = {word: branch["then"] for branch in branches for word in _words(branch["if"]["properties"].get(key, {}))}
    fitting = [word for word, rule in rules.items() if _fits(rule, value)]
    return f"{key}: {fitting[0]}" if len(fitting) == 1 else ""


def _words(asked: dict[str, Any]) -> list[Any]:
    return [asked["const"]] if "const" in asked else list(asked.get("enum", ()))


def _fits(rule: dict[str, Any], value: dict[str, Any]) -> bool:
    forbidden = [key for key, inner in rule.get("properties", {}).items() if inner is False]
    return not any(key in value for key in forbidden) and all(key in value for key in rule.get("required", ()))
