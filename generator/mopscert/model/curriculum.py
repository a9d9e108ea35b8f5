"""The whole curriculum: files joined into modules, with the places that findings point at."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from mopscert.findings import Document, TextDocument
from mopscert.model.base import Pool, Status, Waiver
from mopscert.model.catalogue import Released
from mopscert.model.diagnostic import Diagnostic
from mopscert.model.dialogue import Dialogue
from mopscert.model.figures import Figure
from mopscert.model.lab import Lab
from mopscert.model.library import (
    Glossary,
    Misconception,
    Misconceptions,
    Retirements,
    Source,
    Sources,
    Style,
    Term,
    Vendors,
    Versions,
)
from mopscert.model.module import ModuleFile
from mopscert.model.programme import Programme
from mopscert.model.quiz import Case, Question

if TYPE_CHECKING:
    from markdown_it.token import Token


class Named(msgspec.Struct, frozen=True):
    """An id that a lesson names, and the line (counted from 1) where it does."""

    id: str
    line: int


class Heading(msgspec.Struct, frozen=True):
    """A heading of a lesson; `anchor` is None when its author gave none."""

    level: int
    text: str
    anchor: str | None
    line: int


class LinkUse(msgspec.Struct, frozen=True):
    """A link in a text of a module: where it leads, the file that holds it, and where it stands there.

    `pointer` is empty in a lesson. Lines are those of the parser, counted from 0, the second one past the block.
    """

    target: str
    path: str
    pointer: tuple[str | int, ...]
    first_line: int
    last_line: int


class Lesson(msgspec.Struct, frozen=True, dict=True):
    """The prose of a module.

    `misplaced` are the lines of check and figure blocks that stand inside another block, where they cannot be shown;
    `parse` takes the text apart.
    """

    document: TextDocument
    parse: "Callable[[str], Sequence[Token]]"
    headings: tuple[Heading, ...]
    checks: tuple[Named, ...]
    figures: tuple[Named, ...]
    misplaced: tuple[int, ...]

    @cached_property
    def tokens(self) -> "tuple[Token, ...]":
        """What the Markdown parser finds, in reading order; a lesson that did not change is often not looked into."""
        return tuple(self.parse(self.document.text))

    def release(self) -> None:
        """Let go of the tokens, which take ten times the memory of the text; they are found again when needed."""
        self.__dict__.pop("tokens", None)

    @property
    def anchors(self) -> frozenset[str]:
        """Anchors that links may lead to, without `#`."""
        return frozenset(heading.anchor for heading in self.headings if heading.anchor)


class Quiz(msgspec.Struct, frozen=True):
    """The question bank of a module."""

    document: Document
    items: tuple[Question, ...]
    cases: tuple[Case, ...] = ()
    waive: tuple[Waiver, ...] = ()

    def pool(self, pool: Pool) -> tuple[Question, ...]:
        """The questions of one pool, in file order."""
        return tuple(item for item in self.items if item.pool == pool)


class Module(ModuleFile, frozen=True, kw_only=True):
    """A module with all its files.

    `lesson`, `quiz`, `lab` and `dialogue` are None when absent or unsound; `figures` are empty then, and
    `figures_sound` tells which.
    """

    id: str
    level: str
    document: Document
    lesson: Lesson | None = None
    quiz: Quiz | None = None
    figures: tuple[Figure, ...] = ()
    figures_document: Document | None = None
    figures_sound: bool = True
    lab: Lab | None = None
    dialogue: Dialogue | None = None

    @property
    def is_planned(self) -> bool:
        """True when the module has a syllabus only."""
        return self.status == Status.PLANNED


File = TypeVar("File")


class Shared(msgspec.Struct, Generic[File], frozen=True):
    """A file that all modules share, with its places."""

    document: Document
    file: File


class Curriculum(msgspec.Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """Everything that was sound. A shared file is None when it is absent or unsound.

    `modules` stand in the order of their levels, `diagnostics` in that of their ids. `module_ids` also holds modules
    that are unsound, so that a reference to one of them is not reported as broken; so do `diagnostic_ids`. `released`
    is the last release; None before the first one, and where its catalogue cannot be read. `versions` are all releases,
    `notes` the paths of the notes of each by its version. `links` are those of each sound module, where they are known
    already. `is_part`: some modules alone; the files that they share are there to be looked up, not to be checked.
    """

    programme: Shared[Programme] | None
    glossary: Shared[Glossary] | None
    sources: Shared[Sources] | None
    vendors: Shared[Vendors] | None
    retired: Shared[Retirements] | None
    style: Shared[Style] | None
    misconceptions: Shared[Misconceptions] | None
    modules: tuple[Module, ...]
    module_ids: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    diagnostic_ids: frozenset[str] = frozenset()
    released: Released | None = None
    versions: Shared[Versions] | None = None
    notes: Mapping[str, str] = msgspec.field(default_factory=dict)
    links: Mapping[str, tuple[LinkUse, ...]] | None = None
    is_part: bool = False

    @cached_property
    def by_id(self) -> dict[str, Module]:
        """Sound modules by id."""
        return {module.id: module for module in self.modules}

    @cached_property
    def former_modules(self) -> dict[str, str]:
        """The ids of sound modules by their former ids."""
        return {alias: module.id for module in self.modules for alias in module.aliases}

    def diagnostics_of(self, module_id: str) -> tuple[Diagnostic, ...]:
        """Sound diagnostics that a module uses."""
        return tuple(each for each in self.diagnostics if module_id in each.file.modules)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions of all sound banks by id; of two with the same id, the first."""
        found: dict[str, Question] = {}
        for module in self.modules:
            for item in module.quiz.items if module.quiz else ():
                found.setdefault(item.id, item)
        return found

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms of the glossary by id."""
        return {term.id: term for term in self.glossary.file.terms} if self.glossary else {}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources.file.sources} if self.sources else {}

    @cached_property
    def misconceptions_by_id(self) -> dict[str, Misconception]:
        """Misconceptions by id."""
        return {each.id: each for each in self.misconceptions.file.misconceptions} if self.misconceptions else {}

    def of_level(self, level_id: str) -> tuple[Module, ...]:
        """Sound modules of a level, in its order."""
        return tuple(module for module in self.modules if module.level == level_id)
