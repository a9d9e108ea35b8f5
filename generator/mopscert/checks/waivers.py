"""Waivers: which warnings and notices the content silences, with what reason, and which waivers silence nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol

import msgspec

from mopscert.checks import ref015_waiver_of_no_warning, ref016_idle_waiver
from mopscert.checks.references import Where
from mopscert.findings import Document, Finding, Place, Retired, Rule, Severity, Waived
from mopscert.model import Curriculum, Module, Waiver

Pointer = tuple[str | int, ...]


class Settled(msgspec.Struct, frozen=True):
    """Findings that count, and those that are waived."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


class _Granted(msgspec.Struct, frozen=True):
    """A waiver, the place of its rule, and what it covers: a part of one file, or a folder."""

    waiver: Waiver
    document: Document
    pointer: Pointer
    where: Where
    folder: str = ""

    def covers(self, place: Place) -> bool:
        """True when the place lies in the thing that has the waiver."""
        if self.folder and place.path.startswith(self.folder):
            return True
        if place.path != self.document.path:
            return False
        first, last = self.document.lines(*self.pointer)
        return first <= place.line <= last


def settle(
    curriculum: Curriculum, findings: Sequence[Finding], rules: Mapping[str, Rule], retired: Mapping[str, Retired]
) -> Settled:
    """Part the findings into those that count and those that are waived; add those about the waivers themselves."""
    granted = list(_granted(curriculum))
    if not granted:
        return Settled(tuple(findings), ())
    waivable = {code: rule for code, rule in rules.items() if rule.severity != Severity.ERROR}
    sound = [each for each in granted if each.waiver.rule in waivable]
    used: set[int] = set()
    kept: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        number = next((n for n, each in enumerate(sound) if _silences(each, finding)), None)
        if number is None:
            kept.append(finding)
        else:
            used.add(number)
            waived.append(Waived(finding, sound[number].waiver.why, sound[number].where()))
    kept += ref015_waiver_of_no_warning.findings(
        ((each.waiver.rule, each.where) for each in granted if each.waiver.rule not in waivable), rules, retired
    )
    # Where something is unsound, rules may not have looked at all that they would look at.
    if not any(finding.rule.severity == Severity.ERROR for finding in kept):
        # Whether a notice is found can depend on the date, which is no reason to remove its waiver.
        lasting = {code for code, rule in waivable.items() if rule.severity == Severity.WARNING}
        unused = (each for number, each in enumerate(sound) if number not in used)
        idle = [each for each in unused if each.waiver.rule in lasting]
        kept += [ref016_idle_waiver.finding(each.where(), each.waiver.rule) for each in idle]
    return Settled(tuple(kept), tuple(waived))


def _silences(granted: _Granted, finding: Finding) -> bool:
    return granted.waiver.rule == finding.rule.code and granted.covers(finding.place)


def _granted(curriculum: Curriculum) -> Iterator[_Granted]:
    for module in curriculum.modules:
        folder = f"curriculum/{module.level}/{module.id}/"
        yield from _of_practice(module)
        yield from _each(module.document, (), module.waive, folder)
        yield from _of_quiz(module)
    for diagnostic in curriculum.diagnostics:
        yield from _each(diagnostic.document, (), diagnostic.file.waive)
    if curriculum.programme:
        yield from _of_list(curriculum.programme.document, "levels", curriculum.programme.file.levels)
        yield from _each(curriculum.programme.document, (), curriculum.programme.file.waive)
    if curriculum.glossary:
        yield from _of_list(curriculum.glossary.document, "terms", curriculum.glossary.file.terms)
    if curriculum.sources:
        yield from _of_list(curriculum.sources.document, "sources", curriculum.sources.file.sources)
    if ideas := curriculum.misconceptions:
        yield from _of_list(ideas.document, "misconceptions", ideas.file.misconceptions)


def _of_quiz(module: Module) -> Iterator[_Granted]:
    if module.quiz:
        # The narrower one first: a question's own waiver is used before that of its bank.
        yield from _of_list(module.quiz.document, "items", module.quiz.items)
        yield from _each(module.quiz.document, (), module.quiz.waive)


def _of_practice(module: Module) -> Iterator[_Granted]:
    if module.lab:
        yield from _of_list(module.lab.document, "rules", module.lab.rules)
        yield from _each(module.lab.document, (), module.lab.waive)
    if module.dialogue:
        yield from _of_list(module.dialogue.document, "nodes", module.dialogue.nodes)
        yield from _each(module.dialogue.document, (), module.dialogue.waive)


class _HasWaivers(Protocol):
    @property
    def waive(self) -> tuple[Waiver, ...]: ...


def _of_list(document: Document, key: str, things: Iterable[_HasWaivers]) -> Iterator[_Granted]:
    for number, thing in enumerate(things):
        yield from _each(document, (key, number), thing.waive)


def _each(document: Document, pointer: Pointer, waive: tuple[Waiver, ...], folder: str = "") -> Iterator[_Granted]:
    for number, waiver in enumerate(waive):
        where = partial(document.place, *pointer, "waive", number, "rule")
        yield _Granted(waiver, document, pointer, where, folder)
