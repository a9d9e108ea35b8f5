"""Keys that are right, but indented too little or too much."""

from collections.abc import Iterator
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.narrowing.unexplained import Keys, Unexplained
from mopscert.reading.rules import sch020_unknown_key
from mopscert.reading.yaml_document import Pointer


def below_nothing(left: Unexplained) -> Iterator[Finding]:
    """Keys that stand beside the empty group to which they belong."""
    for pointer, error in list(left.values.items()):
        group = left.groups.get(pointer[:-1])
        own = left.schema_at(pointer).get("properties", {})
        if error.value is None and group and (keys := _next_to(group, str(pointer[-1]), own)):
            del left.values[pointer]
            _take(group, keys)
            places = [left.document.key_place(*group.pointer, key) for key in keys]
            yield sch020_unknown_key.beside(places[0], keys, error.key, tuple(places[1:]))


def _next_to(group: Keys, name: str, own: dict[str, Any]) -> list[str]:
    """The unknown keys behind a key that its own group would know."""
    keys = list(group.first.value)
    return [key for key in keys[keys.index(name) :] if key in group.unknown and key in own] if own else []


def too_little(left: Unexplained) -> Iterator[Finding]:
    """Keys that would be right in the group that ends just above them."""
    for group in list(left.groups.values()):
        for key in list(group.unknown):
            if owner := _owner_above(left, group, key):
                group.unknown.remove(key)
                left.met(owner, key)
                place = left.document.key_place(*group.pointer, key)
                yield sch020_unknown_key.slipped(place, key, left.document.place(*owner).line)


def _owner_above(left: Unexplained, group: Keys, key: str) -> Pointer | None:
    """The innermost group above a key that lacks it, those that need it first."""
    inside = [pointer for pointer in left.groups if _is_inside(pointer, group.pointer)]
    needing = [pointer for pointer in inside if key in left.groups[pointer].missing]
    if needing:
        return needing[-1]
    keys = list(group.first.value)
    before = keys[: keys.index(key)]
    above = _ending(group.first.value[before[-1]], (*group.pointer, before[-1])) if before else []
    fitting = [pointer for pointer, value in above if key not in value and _knows(left, pointer, key)]
    return fitting[-1] if fitting else None


def _ending(value: Any, pointer: Pointer) -> list[tuple[Pointer, dict[str, Any]]]:
    """The groups that end where a value ends, from the outermost to the innermost."""
    found: list[tuple[Pointer, dict[str, Any]]] = []
    while isinstance(value, dict | list) and value:
        if isinstance(value, dict):
            found.append((pointer, value))
        step: Any = list(value)[-1] if isinstance(value, dict) else len(value) - 1
        value, pointer = value[step], (*pointer, step)
    return found


def too_much(left: Unexplained) -> Iterator[Finding]:
    """Keys that would be right in a group around the one where they stand."""
    for group in list(left.groups.values()):
        for key in list(group.unknown):
            around = [group.pointer[:depth] for depth in range(len(group.pointer) - 1, -1, -1)]
            fitting = [pointer for pointer in around if _lacks(left, pointer, key)]
            if fitting:
                group.unknown.remove(key)
                left.met(fitting[0], key)
                place = left.document.key_place(*group.pointer, key)
                yield sch020_unknown_key.too_deep(place, key, left.document.place(*fitting[0]).line)


def _lacks(left: Unexplained, pointer: Pointer, key: str) -> bool:
    value = left.value(pointer)
    return isinstance(value, dict) and key not in value and _knows(left, pointer, key)


def _knows(left: Unexplained, pointer: Pointer, key: str) -> bool:
    return key in left.schema_at(pointer).get("properties", {})


def _is_inside(pointer: Pointer, around: Pointer) -> bool:
    return len(pointer) > len(around) and pointer[: len(around)] == around


def _take(group: Keys, keys: list[str]) -> None:
    group.unknown = [key for key in group.unknown if key not in keys]
