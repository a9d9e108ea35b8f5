"""The errors of one document that no finding explains yet."""

import difflib
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from mopscert.reading.narrowing.schema_errors import Condition, Known, SchemaError, errors, schema_at
from mopscert.reading.yaml_document import Pointer, YamlDocument

# A file of another sort can have a hundred thousand keys, and nobody reads so many findings.
MAX_UNKNOWN = 20
_KEYS = {"additionalProperties", "required"}
# Of several errors about one value, the first of these is the mistake and the others follow from it.
_ORDER = ("type", "enum", "const", "format", "pattern")


class Unexplained:
    """What is left to explain: wrong values, and unknown and missing keys by the group that they are about.

    Steps take away what they explain. `conditional` are the errors that hang on another key's value.
    """

    def __init__(self, schema: dict[str, Any], document: YamlDocument, found: Iterable[SchemaError]) -> None:
        self.schema = schema
        self.document = document
        self.errors = list(found)
        self._sort()

    @classmethod
    def of(cls, schema: dict[str, Any], document: YamlDocument, is_known: Known) -> "Unexplained":
        """All errors of a document."""
        return cls(schema, document, errors(schema, document, is_known))

    def _sort(self) -> None:
        objects: dict[Pointer, list[SchemaError]] = defaultdict(list)
        self.values: dict[Pointer, SchemaError] = {}
        for error in self.errors:
            if error.keyword in _KEYS:
                objects[error.pointer].append(error)
            elif error.keyword is not None:
                others = [self.values[error.pointer]] if error.pointer in self.values else []
                self.values[error.pointer] = min([*others, error], key=_rank)
        self.groups = {pointer: Keys(about) for pointer, about in objects.items()}
        self.conditional = [error for error in self.errors if error.condition]

    def forget(self, pointers: set[Pointer]) -> None:
        """Take away all errors about values and what is inside them."""
        self.errors = [each for each in self.errors if not any(upper in pointers for upper in _upwards(each.pointer))]
        self._sort()

    def value(self, pointer: Pointer) -> Any:
        """The value that a pointer leads to."""
        value = self.document.value
        for step in pointer:
            value = value[step]
        return value

    def schema_at(self, pointer: Pointer) -> dict[str, Any]:
        """The schema of the value that a pointer leads to, whatever other keys say."""
        return schema_at(self.schema, pointer)

    def met(self, pointer: Pointer, key: str) -> None:
        """Take away that a key is missing."""
        if pointer in self.groups:
            self.groups[pointer].missing.pop(key, None)


class Keys:
    """Unknown and missing keys of one group; each missing key with what asks for it, None where it always must be."""

    def __init__(self, about: list[SchemaError]) -> None:
        self.first = about[0]
        self.document = self.first.document
        self.pointer = self.first.pointer
        self.known = self.first.allowed
        self.unknown = list(islice((key for key in self.first.value if not self.first.knows(key)), MAX_UNKNOWN))
        self.missing: dict[str, Condition | None] = {}
        for error in about:
            for key in error.missing:
                if not self._is_next_door(key):
                    self.missing.setdefault(key, error.condition)

    def _is_next_door(self, key: str) -> bool:
        """True when the key stands twice in a neighbour, into which its line has probably slipped."""
        length = len(self.pointer) + 1
        return any(len(each) == length and each[-1] == key for each in self.document.doubtful)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, if one is near."""
    return next(iter(difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.7)), None)


def _upwards(pointer: Pointer) -> Iterable[Pointer]:
    return (pointer[:depth] for depth in range(len(pointer) + 1))


def _rank(error: SchemaError) -> int:
    return _ORDER.index(error.keyword) if error.keyword in _ORDER else len(_ORDER)
