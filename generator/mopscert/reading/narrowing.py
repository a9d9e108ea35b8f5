"""Schema errors to findings: small steps from what a validator says to what an author needs to hear."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.rules import (
    itm003_missing_why,
    sch020_unknown_key,
    sch021_missing_key,
    sch022_wrong_type,
    sch023_wrong_value,
)
from mopscert.reading.schema_errors import Condition, SchemaError, errors
from mopscert.reading.yaml_document import Pointer, YamlDocument

_KEYS = {"additionalProperties", "required"}
# Of several errors about one value, the first of these is the mistake and the others follow from it.
_ORDER = ("type", "enum", "const", "format", "pattern")


def explain(schema: dict[str, Any], document: YamlDocument) -> list[Finding]:
    """Explain why a document is not valid: one finding for each mistake, at its place."""
    found = _without_runs(errors(schema, document))
    objects: dict[Pointer, list[SchemaError]] = defaultdict(list)
    values: dict[Pointer, list[SchemaError]] = defaultdict(list)
    for error in found:
        if error.keyword in _KEYS:
            objects[error.pointer].append(error)
        elif error.keyword is not None:
            values[error.pointer].append(error)
    groups = {pointer: _Keys(about) for pointer, about in objects.items()}
    findings = list(_values(values, groups))
    findings += _slipped(groups)
    for group in groups.values():
        findings += group.unknown_ones()
        findings += group.missing_ones()
    return findings + list(_conditional(found, groups))


def _without_runs(found: list[SchemaError]) -> list[SchemaError]:
    """Errors but those of a list into which the items of the next one ran, because the key between them is lost."""
    lost = [error for error in found if any(error.schema_of(key).get("type") == "array" for key in error.missing)]
    run: set[Pointer] = set()
    for error in lost:
        for key, items in error.value.items():
            around = (*error.pointer, key)
            inside = [each.pointer for each in found if each.pointer[: len(around)] == around]
            bad = {pointer[len(around)] for pointer in inside if len(pointer) > len(around)}
            # All the items from some place on: what went before is sound.
            if isinstance(items, list) and bad and bad == set(range(len(items) - len(bad), len(items))):
                run.update((*around, number) for number in bad)
    return [each for each in found if not any(each.pointer[:depth] in run for depth in range(len(each.pointer) + 1))]


class _Keys:
    """Unknown and missing keys of one object; the steps take away what is explained."""

    def __init__(self, about: list[SchemaError]) -> None:
        self.first = about[0]
        self.document = self.first.document
        self.pointer = self.first.pointer
        self.known = self.first.allowed
        self.unknown = [key for key in self.first.value if not self.first.knows(key)]
        self.missing: dict[str, Condition | None] = {}
        for error in about:
            for key in error.missing:
                if not self._is_next_door(key):
                    self.missing.setdefault(key, error.condition)

    def _is_next_door(self, key: str) -> bool:
        """True when the key stands twice in a neighbour, into which its line has probably slipped."""
        length = len(self.pointer) + 1
        return any(len(each) == length and each[-1] == key for each in self.document.doubtful)

    def unknown_ones(self) -> Iterator[Finding]:
        """Findings about unknown keys; a mistyped key is not also a missing one."""
        absent = [key for key in self.known if key not in self.first.value]
        for key in self.unknown:
            near = _nearest(key, self.missing) or _nearest(key, absent)
            # Where no key is near, the one that is missing was probably meant.
            near = near or min(self.missing, key=lambda name: self.missing[name] is not None, default=None)
            if near is not None:
                self.missing.pop(near, None)
            if not self.document.is_doubtful((*self.pointer, key)):
                place = self.document.key_place(*self.pointer, key)
                yield sch020_unknown_key.finding(place, key, near, self.known)

    def missing_ones(self) -> Iterator[Finding]:
        """A finding about the keys that are missing whatever the others say."""
        missing = [key for key, condition in self.missing.items() if not condition]
        if missing == ["why"] and "options" in self.pointer:
            yield itm003_missing_why.finding(self.first.place, str(self.first.value.get("id", "")))
        elif missing:
            schemas = {key: self.first.schema_of(key) for key in missing}
            yield sch021_missing_key.finding(self.first.place, schemas)


def _slipped(groups: dict[Pointer, _Keys]) -> Iterator[Finding]:
    """Keys that are unknown where they stand and missing in an object inside: their lines are indented too little."""
    for group in groups.values():
        for key in list(group.unknown):
            inside = [
                other
                for pointer, other in groups.items()
                if len(pointer) > len(group.pointer) and pointer[: len(group.pointer)] == group.pointer
            ]
            if owner := next((other for other in reversed(inside) if key in other.missing), None):
                group.unknown.remove(key)
                del owner.missing[key]
                place = group.document.key_place(*group.pointer, key)
                yield sch020_unknown_key.slipped(place, key, owner.first.place.line)


def _conditional(found: list[SchemaError], groups: dict[Pointer, _Keys]) -> Iterator[Finding]:
    """Keys that another key's value asks for or forbids: one mistake, however many keys there are."""
    conditions: dict[Condition, list[SchemaError]] = defaultdict(list)
    for error in found:
        if error.condition:
            conditions[error.condition].append(error)
    for (holder, text), about in conditions.items():
        document = about[0].document
        needed = {key: None for error in about for key in error.missing if key in groups[error.pointer].missing}
        forbidden = [error for error in about if error.keyword is None]
        places = tuple(document.key_place(*error.pointer) for error in forbidden)
        if needed:
            place, keys = document.place(*holder, text.split(":")[0]), [error.key for error in forbidden]
            yield sch021_missing_key.needed_by(place, text, list(needed), keys, places)
        elif forbidden:
            yield sch020_unknown_key.not_with(places[0], forbidden[0].key, text, places[1:])


def _values(values: dict[Pointer, list[SchemaError]], groups: dict[Pointer, _Keys]) -> Iterator[Finding]:
    """One finding for each value that does not fit."""
    for pointer, about in values.items():
        error = min(about, key=lambda error: _rank(error.keyword))
        around = groups.get(pointer[:-1])
        # A value of several lines has swallowed those behind a lost key, and that key is reported as missing.
        if not (around and around.missing and error.document.is_folded(pointer)):
            yield _value(error)


def _value(error: SchemaError) -> Finding:
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


def _rank(keyword: str | None) -> int:
    return _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)


def _nearest(word: str, words: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.7)), None)
