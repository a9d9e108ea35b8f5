"""Lines that went astray: a key between two lists, or the indentation of a text, is lost."""

import re
from collections.abc import Iterator

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.narrowing.unexplained import Keys, Unexplained
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
        for key in [key for key in group.unknown if not re.fullmatch(r"[a-z_]+", key)]:
            line = group.document.key_place(*group.pointer, key).line
            if finding := out_of_block(group.document.file, line):
                group.unknown.remove(key)
                left.values.pop((*group.pointer, key), None)
                yield finding


def swallowed(left: Unexplained) -> Iterator[Finding]:
    """Take away errors of a value that runs over several lines and has swallowed those behind a lost key.

    That key is reported as missing.
    """
    for pointer in list(left.values):
        around: Keys | None = left.groups.get(pointer[:-1])
        if around and around.missing and left.document.is_folded(pointer):
            del left.values[pointer]
    yield from ()
