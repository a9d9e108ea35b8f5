"""What diagnostics hold, in the shape that the rules about ids, modules and wording ask for."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from mopscert.model import DiagnosticFile, Gaps, Quadrant, Ranking

Pointer = tuple[str | int, ...]
# What is an id or a word of the format, and no text to read.
_NO_TEXTS = {"presentation", "id", "result", "effect", "question", "corner", "cap", "statement", "modules", "sources"}
_NO_TEXTS |= {"waive", "any", "aliases"}


def ids(file: DiagnosticFile) -> Iterator[tuple[str, list[tuple[str, Pointer]]]]:
    """The ids that must differ from each other, by what they name."""
    if isinstance(file, Ranking):
        yield "result", _in_list(("results",), file.results)
        yield "question", _in_list(("questions",), file.questions)
        for number, asked in enumerate(file.questions):
            yield "answer", _in_list(("questions", number, "answers"), asked.answers)
    elif isinstance(file, Quadrant):
        yield "corner", _in_list(("corners",), file.corners)
        yield "statement", _in_list(("statements",), file.statements)
    else:
        yield from _of_gaps(file)


def texts(file: DiagnosticFile) -> Iterator[tuple[Pointer, str]]:
    """Every text that people read, in the order of the file."""
    yield from _texts(msgspec.to_builtins(file), ())


def _of_gaps(file: Gaps) -> Iterator[tuple[str, list[tuple[str, Pointer]]]]:
    for key in ("dimensions", "bands", "phases", "plan"):
        yield key.removesuffix("s"), _in_list((key,), getattr(file, key))
    # What is written beside them is kept by their ids alone.
    lines = [*_in_list(("tipping_points",), file.tipping_points), *_in_list(("barriers",), file.barriers)]
    yield "tipping point or barrier", lines
    rated = [
        each
        for number, dimension in enumerate(file.dimensions)
        for each in _in_list(("dimensions", number, "statements"), dimension.statements)
    ]
    yield "statement", rated


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def _in_list(keys: Pointer, things: Iterable[_Identified]) -> list[tuple[str, Pointer]]:
    return [(thing.id, (*keys, number, "id")) for number, thing in enumerate(things)]


def _texts(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_TEXTS and not (key in ("x", "y") and isinstance(inner, str)):
                yield from _texts(inner, (*pointer, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*pointer, number))
