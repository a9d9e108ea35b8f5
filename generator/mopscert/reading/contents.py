"""What each file holds, taken by itself: of YAML the form of its kind, of a lesson its parts."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mopscert.findings import Finding
from mopscert.model import (
    DiagnosticFile,
    DialogueFile,
    Figures,
    Glossary,
    LabFile,
    Lesson,
    Misconceptions,
    ModuleFile,
    Programme,
    QuizFile,
    Retirements,
    Sources,
    Style,
    Vendors,
    Versions,
)
from mopscert.processes import LARGE, both
from mopscert.reading.files import Files, kind_of
from mopscert.reading.lesson import read_lesson
from mopscert.reading.rules import sch006_yaml_syntax
from mopscert.reading.schema import problems
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import YamlDocument, load

# What the values of each kind of file become.
_TYPES: dict[str, Any] = {
    "programme": Programme,
    "glossary": Glossary,
    "sources": Sources,
    "vendors": Vendors,
    "retired": Retirements,
    "style": Style,
    "misconceptions": Misconceptions,
    "versions": Versions,
    "module": ModuleFile,
    "quiz": QuizFile,
    "figures": Figures,
    "lab": LabFile,
    "dialogue": DialogueFile,
    "diagnostic": DiagnosticFile,
}
LessonRead = tuple[Lesson | None, list[Finding]]


class Contents(msgspec.Struct, frozen=True):
    """Sound YAML files as documents and in the form of their kind, and lessons, by path; findings are about YAML."""

    documents: dict[str, YamlDocument]
    forms: dict[str, Any]
    lessons: dict[str, LessonRead]
    findings: tuple[Finding, ...]


def read_contents(files: Files, meanwhile: Callable[[], object] | None) -> Contents:
    """Read each file; in a large curriculum the lessons, and what else is to be done, while a copy reads sound YAML."""
    is_large = len(files.folders) >= LARGE
    kinds = {path: kind for path in files.texts if (kind := kind_of(path)) is not None}
    yaml = {path: kind for path, kind in kinds.items() if kind != "lesson"}
    texts = [files.texts[path] for path in kinds.keys() - yaml.keys()]
    lessons, packed = both(
        lambda: _lessons(texts, meanwhile if is_large else None),
        lambda: {path: _packed(files.texts[path], kind) for path, kind in yaml.items()} if is_large else {},
        is_large,
    )
    documents, forms, findings = {}, {}, []
    for path, kind in yaml.items():
        document, form, found = _unpacked(files.texts[path], kind, packed.get(path))
        if document is not None:
            documents[path], forms[path] = document, form
        findings += found
    return Contents(documents, forms, lessons, tuple(findings))


def _lessons(texts: Iterable[TextFile], meanwhile: Callable[[], object] | None) -> dict[str, LessonRead]:
    if meanwhile:
        meanwhile()
    return {text.path: read_lesson(text) for text in texts}


def _packed(file: TextFile, kind: str) -> bytes | None:
    """The values of a sound file, for the process that joins all; None where it must look for itself."""
    document, findings = load(file)
    if document is None or findings or problems(kind, document):
        return None
    try:
        return msgspec.msgpack.encode(document.value)
    except OverflowError:
        return None


def _unpacked(file: TextFile, kind: str, packed: bytes | None) -> tuple[YamlDocument | None, Any, list[Finding]]:
    """The document and the form of a sound file, or else findings about it."""
    if packed is not None:
        return YamlDocument(file), msgspec.msgpack.decode(packed, type=_TYPES[kind]), []
    document, findings = load(file)
    if document is None:
        return None, None, findings
    found = problems(kind, document)
    if found and document.long_quotes:
        found = [sch006_yaml_syntax.long_quote(place) for place in document.long_quotes]
    if found or findings:
        return None, None, [*findings, *found]
    form = msgspec.convert(document.value, _TYPES[kind])
    document.release()
    return document, form, []
