"""What each file holds, taken by itself: of YAML the form of its kind, of a lesson its parts."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec

from mopscert.caching import Store, fingerprint, tool
from mopscert.findings import Finding
from mopscert.model import (
    DiagnosticFile,
    DialogueFile,
    Figures,
    Glossary,
    Heading,
    LabFile,
    Lesson,
    Misconceptions,
    ModuleFile,
    Named,
    Programme,
    QuizFile,
    Retirements,
    Sources,
    Style,
    Vendors,
    Versions,
)
from mopscert.processes import LARGE, both
from mopscert.prose import parse
from mopscert.reading.files import Files, ids, kind_of
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
# The rooms of this package that decide what a file becomes, and what is found in it: one answer for both is quicker.
ROOMS = ("checks", "findings.py", "measures", "model", "prose", "reading", "releases", "schemas")
LessonRead = tuple[Lesson | None, list[Finding]]


class Contents(msgspec.Struct, frozen=True):
    """Sound YAML files as documents and in the form of their kind, and lessons, by path; findings are about YAML."""

    documents: dict[str, YamlDocument]
    forms: dict[str, Any]
    lessons: dict[str, LessonRead]
    findings: tuple[Finding, ...]


class _Parts(msgspec.Struct, frozen=True, array_like=True):
    """The parts of a lesson as they are written down."""

    headings: tuple[Heading, ...]
    checks: tuple[Named, ...]
    figures: tuple[Named, ...]
    misplaced: tuple[int, ...]


_PARTS = msgspec.msgpack.Decoder(_Parts)


def read_contents(files: Files, meanwhile: Callable[[], object] | None, store: Store | None) -> Contents:
    """Read each file whose text is not in the store.

    In a large curriculum, this process reads the lessons, and does what else is to be done, while a copy reads YAML.
    """
    kinds = {path: kind for path in files.texts if (kind := kind_of(path)) is not None}
    keys = {path: _key(files.texts[path].digest, kind) for path, kind in kinds.items()} if store else {}
    known = {path: value for path, key in keys.items() if store and (value := store.get(key)) is not None}
    yaml = {path: kind for path, kind in kinds.items() if kind != "lesson"}
    unknown = [files.texts[path] for path in kinds if path not in known]
    is_large = len(files.folders) >= LARGE
    lessons, packed = both(
        lambda: _lessons((text for text in unknown if text.path not in yaml), meanwhile if is_large else None),
        lambda: {text.path: _packed(text, yaml[text.path]) for text in unknown if is_large and text.path in yaml},
        is_large and len(unknown) >= LARGE,
    )
    if store:
        _keep(store, keys, packed | {path: _written(each) for path, each in lessons.items()})
    lessons |= {path: _again(files.texts[path], value) for path, value in known.items() if path not in yaml}
    return _joined(files, yaml, lessons, {**known, **packed})


# Looking ahead, reading some modules and reading all ask for the same keys.
@lru_cache(maxsize=1 << 16)
def _key(digest: bytes, kind: str) -> bytes:
    return fingerprint("file", tool(*ROOMS), kind, digest)


def unknown(files: Files, store: Store) -> list[str]:
    """The paths of the files of which the store knows nothing."""
    kinds = ((path, kind_of(path)) for path in files.texts)
    return [path for path, kind in kinds if kind and _key(files.texts[path].digest, kind) not in store]


def _keep(store: Store, keys: Mapping[str, bytes], read: Mapping[str, bytes | None]) -> None:
    for path, value in read.items():
        if value is not None:
            store.put(keys[path], value)


def _joined(
    files: Files, yaml: Mapping[str, str], lessons: dict[str, LessonRead], packed: Mapping[str, bytes | None]
) -> Contents:
    documents, forms, findings = {}, {}, []
    # They are asked for only where something is wrong.
    known = cache(lambda: ids(files))
    for path, kind in yaml.items():
        document, form, found = _unpacked(files.texts[path], kind, packed.get(path), lambda name: name in known())
        if document is not None:
            documents[path], forms[path] = document, form
        findings += found
    return Contents(documents, forms, lessons, tuple(findings))


def _lessons(texts: Iterable[TextFile], meanwhile: Callable[[], object] | None) -> dict[str, LessonRead]:
    if meanwhile:
        meanwhile()
    read: dict[str, LessonRead] = {}
    for text in texts:
        read[text.path] = read_lesson(text)
    return read


def _written(read: LessonRead) -> bytes | None:
    """The parts of a sound lesson, to be written down."""
    lesson, findings = read
    if lesson is None or findings:
        return None
    return msgspec.msgpack.encode(_Parts(lesson.headings, lesson.checks, lesson.figures, lesson.misplaced))


def _again(file: TextFile, value: bytes) -> LessonRead:
    parts = _PARTS.decode(value)
    return Lesson(file, parse, parts.headings, parts.checks, parts.figures, parts.misplaced), []


def _packed(file: TextFile, kind: str) -> bytes | None:
    """The values of a sound file, for the process that joins all; None where it must look for itself."""
    document, findings = load(file)
    if document is None or findings or problems(kind, document):
        return None
    try:
        return msgspec.msgpack.encode(document.value)
    except OverflowError:
        return None


def _unpacked(
    file: TextFile, kind: str, packed: bytes | None, is_known: Callable[[str], bool]
) -> tuple[YamlDocument | None, Any, list[Finding]]:
    """The document and the form of a sound file, or else findings about it."""
    if packed is not None:
        return YamlDocument(file), msgspec.msgpack.decode(packed, type=_TYPES[kind]), []
    document, findings = load(file)
    if document is None:
        return None, None, findings
    found = problems(kind, document, is_known)
    if found and document.long_quotes:
        found = [sch006_yaml_syntax.long_quote(place) for place in document.long_quotes]
    if found or findings:
        return None, None, [*findings, *found]
    form = msgspec.convert(document.value, _TYPES[kind])
    document.release()
    return document, form, []
