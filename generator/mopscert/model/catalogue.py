"""The catalogue: the machine form of all in a version that has identity or meaning, kept with each release.

A fingerprint is the first 16 hexadecimal digits of a SHA-256: it tells that something changed, and not what it was.
`words` are fingerprints of texts, `key` of what is right or of what happens. `at` is an address below the root of a
version's site, without language or version, such as `modules/x/#choose`; "" where nothing is served.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from mopscert.model.base import Cognitive, Kind, Pool, Status
from mopscert.model.programme import Readiness

# The format of catalogues that this program writes, and the highest that it reads.
CATALOGUE_FORMAT: Literal[1] = 1
QuestionType = Literal["single", "multiple", "order", "match", "number"]
# Folders and an anchor: what is read here becomes files and links, so that nothing may lead to anywhere else.
Address = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9][a-z0-9-]*/)*(#[a-z0-9][a-z0-9-]*)?\Z", max_length=400)]
RetiredKind = Literal["module", "objective", "question", "term", "source", "lab", "dialogue", "diagnostic"]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of all entries; what has its default is left out of the file."""


class LevelEntry(_Entry, frozen=True, kw_only=True):
    """A level: its promise, its readiness check, and its modules in the order of study."""

    id: str
    title: str
    hours: int
    readiness: Readiness
    modules: tuple[str, ...]
    at: Address


class OutcomeEntry(_Entry, frozen=True, kw_only=True):
    """What a holder of a level can do."""

    id: str
    level: str
    text: str
    at: Address


class DomainEntry(_Entry, frozen=True, kw_only=True):
    """A domain of the blueprint; `weights` maps a level's id to percent of its readiness check."""

    id: str
    title: str
    weights: dict[str, int]
    at: Address


class ModuleEntry(_Entry, frozen=True, kw_only=True):
    """A module; `words` are its summary and its takeaways."""

    id: str
    level: str
    title: str
    kind: Kind
    status: Status
    minutes: int
    domains: tuple[str, ...]
    requires: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: str
    at: Address


class SectionEntry(_Entry, frozen=True, kw_only=True):
    """A part of a lesson: from a heading with an anchor to the next one; the anchor "" has what stands before all."""

    module: str
    anchor: str = ""
    title: str = ""
    words: str
    at: Address


class ObjectiveEntry(_Entry, frozen=True, kw_only=True):
    """An objective, with its module and a point before its id.

    `meaning` is a fingerprint of the text that first meant what this one means: a text that is only worded otherwise
    has the meaning of the earlier one.
    """

    id: str
    module: str
    text: str
    meaning: str
    level: Cognitive
    domain: str
    serves: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    at: Address


class QuestionEntry(_Entry, frozen=True, kw_only=True):
    """A question; `objective` is the full id of its objective, `stem` a fingerprint of what is asked."""

    id: str
    module: str
    rev: int
    type: QuestionType
    pool: Pool
    objective: str
    level: Cognitive
    key: str
    stem: str
    words: str
    aliases: tuple[str, ...] = ()
    at: Address = ""


class LabRuleEntry(_Entry, frozen=True, kw_only=True):
    """A rule by which results of a lab are checked."""

    id: str
    severity: Literal["must", "should"]
    key: str
    words: str


class FileEntry(_Entry, frozen=True, kw_only=True):
    """A file of a lab, by its path from the module; `key` is a fingerprint of its bytes."""

    path: str
    key: str


class LabEntry(_Entry, frozen=True, kw_only=True):
    """A lab; its id is that of its module. `key` is what is to be handed in."""

    id: str
    rev: int
    title: str
    rules: tuple[LabRuleEntry, ...]
    files: tuple[FileEntry, ...]
    key: str
    words: str
    at: Address


class DialogueEntry(_Entry, frozen=True, kw_only=True):
    """A dialogue; its id is that of its module. `key` is where each option leads and what it moves."""

    id: str
    rev: int
    title: str
    nodes: tuple[str, ...]
    ends: tuple[str, ...]
    key: str
    words: str
    at: Address


class DiagnosticEntry(_Entry, frozen=True, kw_only=True):
    """A diagnostic; `asked` are the ids of what it asks, `key` what the answers count."""

    id: str
    rev: int
    title: str
    asked: tuple[str, ...]
    key: str
    words: str
    aliases: tuple[str, ...] = ()
    at: Address


class TermEntry(_Entry, frozen=True, kw_only=True):
    """A term of the glossary."""

    id: str
    term: str
    words: str
    aliases: tuple[str, ...] = ()
    at: Address


class SourceEntry(_Entry, frozen=True, kw_only=True):
    """A source."""

    id: str
    title: str
    words: str
    aliases: tuple[str, ...] = ()
    at: Address


class MisconceptionEntry(_Entry, frozen=True, kw_only=True):
    """A wrong idea that options stand for."""

    id: str
    idea: str
    words: str
    at: Address


class RetiredEntry(_Entry, frozen=True, kw_only=True):
    """An id that is gone for ever, and the address at which it was served last."""

    id: str
    kind: RetiredKind
    retired_in: str
    because: str
    instead: str | None = None
    at: Address = ""


class MovedEntry(_Entry, frozen=True, kw_only=True):
    """An address that was served once and is not any more, and the one that takes its place.

    `because` is the reason given where what stood there was retired.
    """

    was: Address
    now: Address
    because: str = ""


class Catalogue(_Entry, frozen=True, kw_only=True, dict=True):
    """Everything in a version that has identity or meaning, sorted.

    Levels and domains stand in the order of the programme, sections in that of their lesson, all else by id.
    """

    format: Literal[1]
    title: str
    version: str
    levels: tuple[LevelEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    domains: tuple[DomainEntry, ...]
    modules: tuple[ModuleEntry, ...]
    objectives: tuple[ObjectiveEntry, ...]
    sections: tuple[SectionEntry, ...]
    questions: tuple[QuestionEntry, ...]
    labs: tuple[LabEntry, ...]
    dialogues: tuple[DialogueEntry, ...]
    diagnostics: tuple[DiagnosticEntry, ...]
    terms: tuple[TermEntry, ...]
    sources: tuple[SourceEntry, ...]
    misconceptions: tuple[MisconceptionEntry, ...]
    retired: tuple[RetiredEntry, ...]
    moved: tuple[MovedEntry, ...]

    @cached_property
    def named(self) -> dict[tuple[str, str], "Named"]:
        """Everything whose id is taken for ever, by kind and id."""
        return {(kind, each.id): each for kind, entries in _kinds(self) for each in entries}

    @cached_property
    def former(self) -> dict[tuple[str, str], str]:
        """What each former id of a kind is called now."""
        return {(kind, former): each.id for (kind, _), each in self.named.items() for former in aliases(each)}

    @cached_property
    def gone(self) -> dict[tuple[str, str], RetiredEntry]:
        """Everything that was retired, by kind and id."""
        return {(each.kind, each.id): each for each in self.retired}


Named = (
    ModuleEntry | ObjectiveEntry | QuestionEntry | LabEntry | DialogueEntry | DiagnosticEntry | TermEntry | SourceEntry
)


def aliases(entry: Named) -> tuple[str, ...]:
    """The former ids of an entry; labs and dialogues keep none, because they have those of their module."""
    return () if isinstance(entry, LabEntry | DialogueEntry) else entry.aliases


def _kinds(catalogue: Catalogue) -> Iterator[tuple[str, tuple[Named, ...]]]:
    yield "module", catalogue.modules
    yield "objective", catalogue.objectives
    yield "question", catalogue.questions
    yield "lab", catalogue.labs
    yield "dialogue", catalogue.dialogues
    yield "diagnostic", catalogue.diagnostics
    yield "term", catalogue.terms
    yield "source", catalogue.sources


class Released(msgspec.Struct, frozen=True):
    """The catalogue of the last release, and the path of its file."""

    catalogue: Catalogue
    path: str
