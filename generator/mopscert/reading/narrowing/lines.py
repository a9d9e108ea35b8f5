"""Lines that went astray: a key between two lists, or the indentation of a text, is lost."""

import re
from collections.abc import Iterator
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.narrowing.unexplained import Keys, Unexplained, nearest
from mopscert.reading.rules import sch006_yaml_syntax, sch021_missing_key
from mopscert.reading.syntax import out_of_block
from mopscert.reading.yaml_document import Pointer


def run_on(left: Unexplained) -> Iterator[Finding]:
    """Take away errors of items that ran into the list above them, because the key between them is lost.

    That key is reported as missing, so there is nothing else to say.
    """
    lost = [error for error in left.errors if any(error.schema_of(key).get("type") == "array" for key in error.missing)]
    run = {pointer for error in lost for pointer in _run(error, left.errors)}
    if run:
        left.forget(run)
    yield from ()


def _run(lost: SchemaError, errors: list[SchemaError]) -> Iterator[Pointer]:
    for key, items in lost.value.items():
        around = (*lost.pointer, key)
        inside = [each.pointer for each in errors if each.pointer[: len(around)] == around]
        bad = {pointer[len(around)] for pointer in inside if len(pointer) > len(around)}
        # All the items from some place on: what went before is sound.
        if isinstance(items, list) and bad and bad == set(range(len(items) - len(bad), len(items))):
            yield from ((*around, number) for number in bad)


def out_of_text(left: Unexplained) -> Iterator[Finding]:
    """A line of a text that looks like a key, because it lost its indentation and holds a colon."""
    for group in left.groups.values():
        strange = [key for key in group.unknown if not re.fullmatch(r"[a-z_]+", key) and not nearest(key, group.known)]
        for key in strange:
            line = group.document.key_place(*group.pointer, key).line
            if finding := out_of_block(group.document.file, line):
                group.unknown.remove(key)
                left.values.pop((*group.pointer, key), None)
                yield finding


def split(left: Unexplained) -> Iterator[Finding]:
    """Two neighbours in a list that are one entry, because of a dash too many."""
    for pointer, second in list(left.groups.items()):
        above = (*pointer[:-1], pointer[-1] - 1) if pointer and isinstance(pointer[-1], int) else ()
        first = left.groups.get(above) if above else None
        if first and first.missing.keys() <= second.first.value.keys() and _completes(first, second):
            first.missing.clear()
            second.missing.clear()
            left.values.pop(pointer[:-1], None)
            yield sch006_yaml_syntax.dash_too_many(left.document.place(*pointer))


def _completes(first: Keys, second: Keys) -> bool:
    """True when an entry has just the keys that the one above it lacks."""
    given, more = first.first.value.keys(), second.first.value.keys()
    return bool(first.missing) and second.missing.keys() <= given and not given & more and not second.unknown


def begun_twice(left: Unexplained) -> Iterator[Finding]:
    """Take away that a list is too long, where one of its entries is only begun."""
    for pointer, error in list(left.values.items()):
        inside = [group for at, group in left.groups.items() if at[:-1] == pointer and at != pointer and group.missing]
        if error.keyword == "maxItems" and inside:
            del left.values[pointer]
    yield from ()


def in_text(left: Unexplained) -> Iterator[Finding]:
    """A key that stands in the text above it, because it is indented like that text."""
    for group in left.groups.values():
        texts = [(name, value) for name, value in group.first.value.items() if isinstance(value, str) and "\n" in value]
        for key in list(group.missing):
            around = next((name for name, value in texts if re.search(rf"^ *{key}:( |$)", value, re.MULTILINE)), None)
            if around is not None:
                left.met(group.pointer, key)
                place = left.document.place(*group.pointer, around, word=f"{key}:")
                yield sch006_yaml_syntax.in_text(place, key, around)


def broken_off(left: Unexplained) -> Iterator[Finding]:
    """A file that ends too early: all that is wrong is that the groups at its end are not complete."""
    way = _way_to_the_end(left.document.value)
    groups = left.groups.values()
    at_the_end = left.groups.keys() <= way and left.values.keys() <= way and all(map(_is_unfinished, groups))
    reasons = [(group.pointer, condition) for group in groups for condition in set(group.missing.values())]
    if at_the_end and groups and len(reasons) + len(left.values) > 1:
        missing = [key for group in reversed(list(groups)) for key in group.missing]
        left.forget({()})
        yield sch021_missing_key.broken_off(left.document.last_place, missing)


def _is_unfinished(group: Keys) -> bool:
    """True when all that a group lacks would come behind all that it has."""
    order = {key: number for number, key in enumerate(group.known)}
    last = max((order[key] for key in group.first.value if key in order), default=-1)
    return bool(group.missing) and not group.unknown and all(order.get(key, -1) > last for key in group.missing)


def _way_to_the_end(value: Any) -> set[Pointer]:
    """Pointers of all values that end where the file ends."""
    pointer: Pointer = ()
    found = {pointer}
    while isinstance(value, dict | list) and value:
        step: Any = list(value)[-1] if isinstance(value, dict) else len(value) - 1
        value, pointer = value[step], (*pointer, step)
        found.add(pointer)
    return found


def swallowed(left: Unexplained) -> Iterator[Finding]:
    """Take away errors of a value that runs over several lines and has swallowed those behind a lost key.

    That key is reported as missing.
    """
    for pointer in list(left.values):
        around: Keys | None = left.groups.get(pointer[:-1])
        if around and around.missing and left.document.is_folded(pointer):
            del left.values[pointer]
    yield from ()
