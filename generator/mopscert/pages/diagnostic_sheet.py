"""What a browser must know of a diagnostic: its questions and points, what may be answered, and where to study."""

import zlib
from collections.abc import Iterator, Sequence

import msgspec

from mopscert import addresses
from mopscert.measures.diagnostics import study
from mopscert.model import Curriculum, Diagnostic, DiagnosticFile, Gaps, Quadrant, Ranking
from mopscert.pages import words

# What the page says already, or what browsers need not know.
_ELSEWHERE = ("intro", "summary", "minutes", "modules", "sources", "waive", "rev")


class Field(msgspec.Struct, frozen=True):
    """An answer by its key, with all its values; there is no result without those that are `needed`."""

    key: str
    values: tuple[str, ...]
    needed: bool = False


class Link(msgspec.Struct, frozen=True):
    """A module to study."""

    title: str
    href: str


def sheet(curriculum: Curriculum, diagnostic: Diagnostic) -> bytes:
    """The sheet of a diagnostic as JSON."""
    file, page = diagnostic.file, addresses.diagnostic_page(diagnostic.id)
    asked = tuple(fields(file))
    w = words.catalogue()["diagnostic"]
    content = {key: value for key, value in msgspec.to_builtins(file).items() if key not in _ELSEWHERE}
    more = {
        "id": diagnostic.id,
        "version": version(file, asked),
        "fields": asked,
        "notes": tuple(notes(file)),
        "links": dict(_links(curriculum, file, page)),
        "words": {**w["said"], **w[f"said_{content['presentation']}"]},
    }
    return msgspec.json.encode({**content, **more}, order="sorted")


def version(file: DiagnosticFile, asked: Sequence[Field]) -> str:
    """The revision, and a checksum of what can be answered: links of another version mean something else."""
    return f"{file.rev}-{zlib.crc32(msgspec.json.encode(asked)):08x}"


def fields(file: DiagnosticFile) -> Iterator[Field]:
    """All that can be answered, in the order of the page."""
    if isinstance(file, Ranking):
        for asked in file.questions:
            yield Field(asked.id, tuple(answer.id for answer in asked.answers), needed=True)
    elif isinstance(file, Gaps):
        yield from _of_gaps(file)
    elif isinstance(file, Quadrant):
        for statement in file.statements:
            yield Field(statement.id, _steps(1, len(file.scale)), needed=True)


def notes(file: DiagnosticFile) -> Iterator[str]:
    """Keys of the lines of text that can be written beside the answers."""
    if isinstance(file, Gaps):
        for tip in file.tipping_points:
            yield f"note.{tip.id}"
        for barrier in file.barriers:
            yield f"note.{barrier.id}"
        for phase in file.phases:
            for element in file.plan:
                yield f"note.{phase.id}.{element.id}"


def _of_gaps(file: Gaps) -> Iterator[Field]:
    scale = _steps(0, len(file.maturity) - 1)
    for dimension in file.dimensions:
        yield Field(f"importance.{dimension.id}", _steps(1, len(file.importance)))
        for statement in dimension.statements:
            yield Field(f"now.{statement.id}", scale, needed=True)
            yield Field(f"target.{statement.id}", scale)
    for tip in file.tipping_points:
        yield Field(f"tip.{tip.id}", ("0", "1"))
    for barrier in file.barriers:
        yield Field(f"barrier.{barrier.id}", _steps(0, len(file.severities) - 1))
        yield Field(f"tactic.{barrier.id}", ("0", "1"))


def _steps(first: int, last: int) -> tuple[str, ...]:
    return tuple(map(str, range(first, last + 1)))


def _links(curriculum: Curriculum, file: DiagnosticFile, page: str) -> Iterator[tuple[str, Link]]:
    for name in sorted({name for name, _ in study(file)} & curriculum.by_id.keys()):
        yield name, Link(curriculum.by_id[name].title, addresses.link(page, addresses.module_page(name)))
