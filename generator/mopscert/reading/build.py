"""Sound files joined into the model; what lacks a part, or belongs to nothing, becomes a finding."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from mopscert.findings import Finding, Place
from mopscert.model import (
    LAB_FOLDERS,
    Curriculum,
    Diagnostic,
    Dialogue,
    Glossary,
    Kind,
    Lab,
    LabFile,
    Lesson,
    Misconceptions,
    Module,
    ModuleFile,
    Programme,
    Quiz,
    QuizFile,
    Released,
    Retirements,
    Shared,
    Sources,
    Status,
    Style,
    Vendors,
    Versions,
)
from mopscert.reading import lab_data, parts
from mopscert.reading.catalogue import CatalogueError, decode
from mopscert.reading.contents import Contents
from mopscert.reading.files import RELEASES, VERSIONS, Files, kind_of
from mopscert.reading.rules import rel002_damaged_catalogue, sch015_missing_part, sch016_module_twice
from mopscert.reading.yaml_document import YamlDocument

File = TypeVar("File")


class Builder:
    """Builds a curriculum of files; `findings` are those about YAML, schemas and missing parts."""

    def __init__(self, files: Files, contents: Contents) -> None:
        self.files = files
        self.findings: list[Finding] = [*contents.findings]
        self.missing: dict[str, Finding | None] = {}
        self.unlisted: list[str] = []
        self.sizes: dict[str, dict[str, int]] = defaultdict(dict)
        for path, size in files.sizes.items():
            self.sizes["/".join(path.split("/")[:3])][path] = size
        self.documents, self.forms, self.lessons = contents.documents, contents.forms, contents.lessons

    def curriculum(self) -> Curriculum:
        """Everything that is sound, joined."""
        programme = self._shared("curriculum/programme.yaml", Programme)
        levels = self._levels_of_modules(programme)
        there = frozenset(self.files.folders)
        folders = {name: level for name, level in sorted(levels.items()) if _folder(level, name) in there}
        modules = [module for name, level in folders.items() if (module := self._module(level, name))]
        curriculum = Curriculum(
            programme=programme,
            glossary=self._shared("curriculum/glossary.yaml", Glossary),
            sources=self._shared("curriculum/sources.yaml", Sources),
            vendors=self._shared("curriculum/vendors.yaml", Vendors),
            retired=self._shared("curriculum/retired.yaml", Retirements),
            style=self._shared("curriculum/style.yaml", Style),
            misconceptions=self._shared("quizzes/misconceptions.yaml", Misconceptions),
            modules=_in_order(modules, programme),
            module_ids=levels,
            diagnostics=tuple(self._diagnostics()),
            released=self._released(),
            versions=self._versions(),
            notes=dict(self._notes()),
            diagnostic_ids=frozenset(
                path.rsplit("/", 1)[1].removesuffix(".yaml")
                for path in self.files.present
                if kind_of(path) == "diagnostic"
            ),
        )
        listed = {level.id: frozenset(level.modules) for level in programme.file.levels} if programme else {}
        self.findings += parts.findings(self.files, parts.Expected(levels, listed, self.missing, self.unlisted))
        return curriculum

    def _released(self) -> Released | None:
        if self.files.catalogue is None:
            return None
        path, data = self.files.catalogue
        try:
            catalogue = decode(data, path)
        except CatalogueError as error:
            self.findings.append(rel002_damaged_catalogue.finding(path, error.message, error.help))
            return None
        if path != f"{RELEASES}/{catalogue.version}.json":
            self.findings.append(rel002_damaged_catalogue.misnamed(path, catalogue.version))
            return None
        return Released(catalogue, path)

    def _versions(self) -> Shared[Versions] | None:
        # Before the first release there is none.
        return self._shared(VERSIONS, Versions) if VERSIONS in self.files.present else None

    def _notes(self) -> Iterator[tuple[str, str]]:
        for path in self.files.releases:
            if path.endswith(".md"):
                yield path.removeprefix(f"{RELEASES}/").removesuffix(".md"), path

    def _levels_of_modules(self, programme: Shared[Programme] | None) -> dict[str, str]:
        """Level of each module, by the module's id; of two folders with one id, the listed one counts, or the first."""
        levels: dict[str, str] = {}
        listed = {(level.id, name) for level in (programme.file.levels if programme else ()) for name in level.modules}
        folders = [(level, name) for _, level, name in (folder.split("/") for folder in self.files.folders)]
        for level, name in sorted(folders, key=lambda folder: folder not in listed):
            if name in levels:
                other = _folder(levels[name], name)
                self.findings.append(sch016_module_twice.finding(_folder(level, name), name, other))
            levels.setdefault(name, level)
        for each in programme.file.levels if programme else ():
            folder = f"curriculum/{each.id}"
            is_hidden = self.files.may_hide(folder)
            is_gone = not is_hidden and len(each.modules) > 1 and not levels.keys() & set(each.modules)
            if is_gone:
                self.findings.append(sch015_missing_part.folder(folder))
            if is_gone or is_hidden:
                # Its modules are known by their names all the same.
                levels.update({name: each.id for name in each.modules if name not in levels})
        return levels

    def _shared(self, path: str, form: type[File]) -> Shared[File] | None:
        document = self.documents.get(path)
        if document is None:
            if not self.files.has(path):
                self.missing[path] = sch015_missing_part.shared(path)
            return None
        file = self.forms[path]
        assert isinstance(file, form)
        return Shared(document, file)

    def _diagnostics(self) -> Iterator[Diagnostic]:
        for path, document in sorted(self.documents.items()):
            if kind_of(path) == "diagnostic":
                name = path.rsplit("/", 1)[1].removesuffix(".yaml")
                yield Diagnostic(name, document, self.forms[path])

    def _module(self, level: str, name: str) -> Module | None:
        folder, bank = _folder(level, name), f"quizzes/{level}/{name}.yaml"
        document = self.documents.get(f"{folder}/module.yaml")
        if document is None:
            if f"{folder}/module.yaml" not in self.files.present:
                path = f"{folder}/module.yaml"
                self.missing[path] = sch015_missing_part.finding(Place(folder), name, path)
            return None
        file: ModuleFile = self.forms[f"{folder}/module.yaml"]
        self._parts(document, file.status, name, (f"{folder}/lesson.md", bank))
        # What a planned module should not have is not looked at.
        lesson = None if file.status == Status.PLANNED else self._lesson(f"{folder}/lesson.md")
        figures = self.documents.get(f"{folder}/figures.yaml")
        if lesson and lesson.figures:
            self._optional(f"{folder}/figures.yaml")
        return Module(
            **msgspec.structs.asdict(file),
            id=name,
            level=level,
            document=document,
            lesson=lesson,
            quiz=None if file.status == Status.PLANNED else self._quiz(bank),
            figures=self.forms[f"{folder}/figures.yaml"].figures if figures else (),
            figures_document=figures,
            figures_sound=figures is not None or not self._may_have_figures(folder),
            lab=self._lab(folder, file, name),
            dialogue=self._dialogue(folder, file, name),
        )

    def _may_have_figures(self, folder: str) -> bool:
        """True when some unread file may be the figures of a module, unsound, misnamed or misplaced."""
        strays = self.files.strays
        beside = any(path.startswith(f"{folder}/") or path.endswith("/figures.yaml") for path in strays)
        return beside or f"{folder}/figures.yaml" in self.files.present

    def _lab(self, folder: str, module: ModuleFile, name: str) -> Lab | None:
        path = f"{folder}/lab.yaml"
        inside = tuple(f"{folder}/{each}/" for each in LAB_FOLDERS)
        sizes = {each: size for each, size in self.sizes[folder].items() if each.startswith(inside)}
        document = self._practice(path, module, name, Kind.HANDS_ON)
        if sizes and path not in self.files.present:
            self.unlisted += sizes
            self.missing[path] = None
        if document is None:
            return None
        file: LabFile = self.forms[path]
        relative = {each.removeprefix(f"{folder}/"): size for each, size in sizes.items()}
        lab = Lab(**msgspec.structs.asdict(file), document=document, sizes=relative, heads={})
        heads, damaged = lab_data.look(lab, folder, self.files)
        lab = msgspec.structs.replace(lab, heads=heads)
        self.findings += damaged
        self.unlisted += [f"{folder}/{each}" for each in relative if each not in lab.files]
        for each, key in lab.files.items():
            if not self.files.has(f"{folder}/{each}"):
                place = document.place(*key)
                self.missing[f"{folder}/{each}"] = sch015_missing_part.of_lab(place, f"{folder}/{each}")
        self._walkthroughs(lab)
        return lab

    def _walkthroughs(self, lab: Lab) -> None:
        for number, each in enumerate(lab.walkthroughs):
            if each.path not in self.files.walkthroughs:
                place = lab.document.place("walkthroughs", number, "page")
                self.missing[f"docs/{each.path}"] = sch015_missing_part.walkthrough(place, f"docs/{each.path}")

    def _dialogue(self, folder: str, module: ModuleFile, name: str) -> Dialogue | None:
        path = f"{folder}/dialogue.yaml"
        document = self._practice(path, module, name, Kind.SOFT_SKILL)
        return Dialogue(**msgspec.structs.asdict(self.forms[path]), document=document) if document else None

    def _practice(self, path: str, module: ModuleFile, name: str, kind: Kind) -> YamlDocument | None:
        """The lab or the dialogue of a module; None when it has none, or one that is unsound or too early."""
        if module.status == Status.PLANNED:
            if path in self.files.present:
                self.findings.append(sch015_missing_part.not_planned(path, name))
            return None
        if module.kind == kind:
            self._optional(path)
        return self.documents.get(path)

    def _optional(self, path: str) -> None:
        """Note that a file may be there, so that one of a similar name is known to be meant."""
        if path not in self.files.present:
            self.missing[path] = None

    def _lesson(self, path: str) -> Lesson | None:
        lesson, findings = self.lessons.get(path, (None, []))
        self.findings += findings
        return lesson

    def _quiz(self, path: str) -> Quiz | None:
        document = self.documents.get(path)
        if document is None:
            return None
        file: QuizFile = self.forms[path]
        return Quiz(document, file.items, file.cases, file.waive)

    def _parts(self, document: YamlDocument, status: Status, name: str, paths: tuple[str, ...]) -> None:
        """Both the lesson and the bank, or, in a planned module, neither."""
        planned = status == Status.PLANNED
        for path in paths:
            if planned and path in self.files.present:
                self.findings.append(sch015_missing_part.not_planned(path, name))
            elif not planned and not self.files.has(path):
                self.missing[path] = sch015_missing_part.finding(document.place("status"), name, path)


def _folder(level: str, name: str) -> str:
    return f"curriculum/{level}/{name}"


def _in_order(modules: list[Module], programme: Shared[Programme] | None) -> tuple[Module, ...]:
    """Modules in the order in which the levels list them; unlisted ones behind the others of their level."""
    order: dict[str, tuple[int, int]] = {}
    ranks: dict[str, int] = {}
    for rank, level in enumerate(programme.file.levels if programme else ()):
        ranks[level.id] = rank
        order.update({name: (rank, number) for number, name in enumerate(level.modules)})
    last = len(ranks)

    def key(module: Module) -> tuple[int, int, str]:
        rank, number = order.get(module.id, (ranks.get(module.level, last), 10_000))
        return rank, number, module.id

    return tuple(sorted(modules, key=key))
