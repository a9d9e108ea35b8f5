"""Sound files joined into the model; what lacks a part, or belongs to nothing, becomes a finding."""

from typing import TypeVar

import msgspec

from mopscert.findings import Finding, Place
from mopscert.model import (
    Curriculum,
    Figures,
    Glossary,
    Misconceptions,
    Module,
    ModuleFile,
    Programme,
    Quiz,
    QuizFile,
    Retirements,
    Shared,
    Sources,
    Status,
    Vendors,
)
from mopscert.reading.files import Files, kind_of
from mopscert.reading.lesson import read_lesson
from mopscert.reading.rules import sch015_missing_part
from mopscert.reading.schema import problems
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import YamlDocument, load

File = TypeVar("File")


class Builder:
    """Builds a curriculum of files; `findings` are those about YAML, schemas and missing parts."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.findings: list[Finding] = []
        self.documents: dict[str, YamlDocument] = {}
        for path, text in files.texts.items():
            kind = kind_of(path)
            if kind is not None and kind != "lesson":
                self._read_yaml(path, kind, text)

    def _read_yaml(self, path: str, kind: str, text: TextFile) -> None:
        document, findings = load(text)
        if document is not None:
            found = problems(kind, document)
            if not found and not findings:
                self.documents[path] = document
            findings = [*findings, *found]
        self.findings += findings

    def curriculum(self) -> Curriculum:
        """Everything that is sound, joined."""
        programme = self._shared("curriculum/programme.yaml", Programme)
        levels = self._levels_of_modules()
        modules = [module for name, level in sorted(levels.items()) if (module := self._module(level, name))]
        self._banks_without_module(levels)
        return Curriculum(
            programme=programme,
            glossary=self._shared("curriculum/glossary.yaml", Glossary),
            sources=self._shared("curriculum/sources.yaml", Sources),
            vendors=self._shared("curriculum/vendors.yaml", Vendors),
            retired=self._shared("curriculum/retired.yaml", Retirements),
            misconceptions=self._shared("quizzes/misconceptions.yaml", Misconceptions),
            modules=_in_order(modules, programme),
            module_ids=levels,
        )

    def _levels_of_modules(self) -> dict[str, str]:
        """Level of each module folder, by the module's id."""
        parts = [path.split("/") for path in sorted(self.files.present) if path.startswith("curriculum/")]
        return {part[2]: part[1] for part in parts if len(part) == 4}

    def _shared(self, path: str, file_type: type[File]) -> Shared[File] | None:
        document = self.documents.get(path)
        if document is None:
            if path not in self.files.present:
                self.findings.append(sch015_missing_part.shared(path))
            return None
        return Shared(document, msgspec.convert(document.value, file_type))

    def _module(self, level: str, name: str) -> Module | None:
        folder, bank = f"curriculum/{level}/{name}", f"quizzes/{level}/{name}.yaml"
        document = self.documents.get(f"{folder}/module.yaml")
        if document is None:
            if f"{folder}/module.yaml" not in self.files.present:
                self.findings.append(sch015_missing_part.finding(Place(folder), name, f"{folder}/module.yaml"))
            return None
        file = msgspec.convert(document.value, ModuleFile)
        self._parts(document, file.status, name, (f"{folder}/lesson.md", bank))
        figures = self.documents.get(f"{folder}/figures.yaml")
        return Module(
            **msgspec.structs.asdict(file),
            id=name,
            level=level,
            document=document,
            lesson=read_lesson(lesson) if (lesson := self.files.texts.get(f"{folder}/lesson.md")) else None,
            quiz=self._quiz(bank),
            figures=msgspec.convert(figures.value, Figures).figures if figures else (),
            figures_document=figures,
            figures_sound=figures is not None or f"{folder}/figures.yaml" not in self.files.present,
        )

    def _quiz(self, path: str) -> Quiz | None:
        document = self.documents.get(path)
        if document is None:
            return None
        return Quiz(document, msgspec.convert(document.value, QuizFile).items)

    def _parts(self, document: YamlDocument, status: Status, name: str, paths: tuple[str, ...]) -> None:
        """Both the lesson and the bank, or, in a planned module, neither."""
        planned = status == Status.PLANNED
        for path in paths:
            if planned and path in self.files.present:
                self.findings.append(sch015_missing_part.not_planned(path, name))
            elif not planned and path not in self.files.present:
                self.findings.append(sch015_missing_part.finding(document.place("status"), name, path))

    def _banks_without_module(self, levels: dict[str, str]) -> None:
        for path in sorted(self.files.present):
            if kind_of(path) == "quiz":
                level, name = path.removeprefix("quizzes/").removesuffix(".yaml").split("/")
                if levels.get(name) != level:
                    self.findings.append(sch015_missing_part.bank_alone(path, level, name, levels.get(name)))


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
