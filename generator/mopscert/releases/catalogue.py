"""A curriculum to its catalogue, and a catalogue to bytes and back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Protocol, TypeVar, cast

import msgspec

from mopscert.model import (
    CATALOGUE_FORMAT,
    Case,
    Catalogue,
    Curriculum,
    DiagnosticEntry,
    DialogueEntry,
    DomainEntry,
    FileEntry,
    Lab,
    LabEntry,
    LabRuleEntry,
    LevelEntry,
    MisconceptionEntry,
    Module,
    ModuleEntry,
    Objective,
    ObjectiveEntry,
    OutcomeEntry,
    Pool,
    Programme,
    Question,
    QuestionEntry,
    QuestionType,
    RetiredEntry,
    SectionEntry,
    SourceEntry,
    TermEntry,
)
from mopscert.reading.catalogue import decode
from mopscert.releases import fingerprints, places
from mopscert.releases.fingerprints import fingerprint
from mopscert.releases.moves import moves

__all__ = ["catalogue", "decode", "encode", "sections", "sections_of"]

# Gives the bytes of a file of the curriculum by its path from the root.
Reader = Callable[[str], bytes]


def catalogue(curriculum: Curriculum, programme: Programme, read: Reader) -> Catalogue:
    """The catalogue of a sound curriculum; `read` reads the files of labs, whose bytes it holds fingerprints of.

    What the last release knows and the files do not is taken from its catalogue: where retired things stood, and what
    objectives first meant.
    """
    here = Catalogue(
        format=CATALOGUE_FORMAT,
        title=programme.title,
        version=programme.version,
        levels=tuple(_levels(programme)),
        outcomes=tuple(_outcomes(programme)),
        domains=tuple(_domains(programme)),
        modules=_by_id(map(_module, curriculum.modules)),
        objectives=_by_id(each for module in curriculum.modules for each in _objectives(curriculum, module)),
        sections=sections(map(sections_of, curriculum.modules)),
        questions=_by_id(each for module in curriculum.modules for each in _questions(module)),
        labs=_by_id(_lab(module, module.lab, read) for module in curriculum.modules if module.lab),
        dialogues=_by_id(_dialogues(curriculum)),
        diagnostics=_by_id(_diagnostics(curriculum)),
        terms=_by_id(_terms(curriculum)),
        sources=_by_id(_sources(curriculum)),
        misconceptions=_by_id(_misconceptions(curriculum)),
        retired=tuple(_retired(curriculum)),
        moved=(),
    )
    former_anchors = {module.id: module.former_anchors for module in curriculum.modules}
    released = curriculum.released.catalogue if curriculum.released else None
    return msgspec.structs.replace(here, moved=moves(here, released, former_anchors))


def sections(of_modules: Iterable[Iterable[SectionEntry]]) -> tuple[SectionEntry, ...]:
    """The sections of all lessons, in the order of a catalogue, from those of each."""
    return tuple(sorted(chain.from_iterable(of_modules), key=lambda section: section.module))


def sections_of(module: Module) -> Iterator[SectionEntry]:
    """The sections of a lesson: of what a catalogue holds, all that knows its prose."""
    for anchor, title, words in _parts(module):
        at = places.section(module.id, anchor)
        yield SectionEntry(module=module.id, anchor=anchor, title=title, words=words, at=at)


def encode(whole: Catalogue) -> bytes:
    """A catalogue as compact JSON with one entry a line, so that a difference of two can be read."""
    lines = []
    for name in whole.__struct_fields__:
        value = getattr(whole, name)
        lines.append(f'"{name}":{_listed(value) if isinstance(value, tuple) else msgspec.json.encode(value).decode()}')
    return ("{" + ",\n".join(lines) + "}\n").encode()


def _listed(entries: Sequence[object]) -> str:
    inside = ",\n".join(msgspec.json.encode(entry, order="deterministic").decode() for entry in entries)
    return f"[\n{inside}\n]" if entries else "[]"


def _levels(programme: Programme) -> Iterator[LevelEntry]:
    for level in programme.levels:
        yield LevelEntry(
            id=level.id,
            title=level.title,
            hours=level.hours,
            readiness=level.readiness,
            modules=level.modules,
            at=places.level(level.id),
        )


def _outcomes(programme: Programme) -> Iterator[OutcomeEntry]:
    for level in programme.levels:
        for each in level.outcomes:
            yield OutcomeEntry(id=each.id, level=level.id, text=each.text, at=places.outcome(level.id, each.id))


def _domains(programme: Programme) -> Iterator[DomainEntry]:
    for domain in programme.domains:
        weights = dict(sorted(domain.weights.items()))
        yield DomainEntry(id=domain.id, title=domain.title, weights=weights, at=places.domain(domain.id))


def _module(module: Module) -> ModuleEntry:
    return ModuleEntry(
        id=module.id,
        level=module.level,
        title=module.title,
        kind=module.kind,
        status=module.status,
        minutes=module.minutes,
        domains=module.domains,
        requires=module.requires,
        aliases=module.aliases,
        words=fingerprint([module.summary, module.takeaways]),
        at=places.module(module.id),
    )


def _objectives(curriculum: Curriculum, module: Module) -> Iterator[ObjectiveEntry]:
    for objective in module.objectives:
        yield ObjectiveEntry(
            id=f"{module.id}.{objective.id}",
            module=module.id,
            text=objective.text,
            meaning=_meaning(curriculum, module, objective),
            level=objective.level,
            domain=objective.domain or module.domains[0],
            serves=objective.serves,
            aliases=tuple(f"{module.id}.{alias}" for alias in objective.aliases),
            at=places.objective(module.id, objective.id),
        )


def _meaning(curriculum: Curriculum, module: Module, objective: Objective) -> str:
    """The meaning of the last release, where the text is the same or its author says that only the wording is new."""
    before = _released_objective(curriculum, module, objective)
    fresh = fingerprints.meaning(objective.text)
    if before and (objective.reworded or fingerprints.meaning(before.text) == fresh):
        return before.meaning
    return fresh


def _released_objective(curriculum: Curriculum, module: Module, objective: Objective) -> ObjectiveEntry | None:
    if curriculum.released is None:
        return None
    named = curriculum.released.catalogue.named
    names = [f"{a}.{b}" for a in (module.id, *module.aliases) for b in (objective.id, *objective.aliases)]
    found = next((entry for name in names if (entry := named.get(("objective", name)))), None)
    return found if isinstance(found, ObjectiveEntry) else None


def _parts(module: Module) -> list[tuple[str, str, str]]:
    return fingerprints.sections(module.lesson, module.figures) if module.lesson else []


def _questions(module: Module) -> Iterator[QuestionEntry]:
    cases = {case.id: case for case in (module.quiz.cases if module.quiz else ())}
    for item in module.quiz.items if module.quiz else ():
        yield _question(module.id, item, cases.get(item.case or ""))


@cache
def _question(module: str, item: Question, case: Case | None) -> QuestionEntry:
    """A live site asks for all of them after each save of a bank, which changes few."""
    return QuestionEntry(
        id=item.id,
        module=module,
        rev=item.rev,
        type=cast(QuestionType, type(item).__struct_config__.tag),
        pool=item.pool,
        objective=f"{module}.{item.objective}",
        level=item.level,
        key=fingerprints.question_key(item),
        stem=fingerprint(item.stem),
        words=fingerprints.question_words(item, case),
        aliases=item.aliases,
        at=places.question(module, item.id) if item.pool == Pool.LESSON else "",
    )


def _lab(module: Module, lab: Lab, read: Reader) -> LabEntry:
    folder = lab.document.path.rsplit("/", 1)[0]
    return LabEntry(
        id=module.id,
        rev=lab.rev,
        title=lab.title,
        rules=_by_id(
            LabRuleEntry(
                id=rule.id,
                severity=rule.severity,
                key=fingerprints.rule_key(rule),
                words=fingerprints.rule_words(rule),
            )
            for rule in lab.rules
        ),
        files=tuple(FileEntry(path=path, key=fingerprint(read(f"{folder}/{path}"))) for path in sorted(lab.files)),
        key=fingerprints.lab_key(lab),
        words=fingerprints.lab_words(lab),
        at=places.lab(module.id),
    )


def _dialogues(curriculum: Curriculum) -> Iterator[DialogueEntry]:
    for module in curriculum.modules:
        if dialogue := module.dialogue:
            yield DialogueEntry(
                id=module.id,
                rev=dialogue.rev,
                title=dialogue.title,
                nodes=tuple(sorted(node.id for node in dialogue.nodes)),
                ends=tuple(sorted(end.id for end in dialogue.ends)),
                key=fingerprints.dialogue_key(dialogue),
                words=fingerprints.dialogue_words(dialogue),
                at=places.dialogue(module.id),
            )


def _diagnostics(curriculum: Curriculum) -> Iterator[DiagnosticEntry]:
    for each in curriculum.diagnostics:
        yield DiagnosticEntry(
            id=each.id,
            rev=each.file.rev,
            title=each.file.title,
            asked=tuple(sorted(fingerprints.asked(each.file))),
            key=fingerprints.diagnostic_key(each.file),
            words=fingerprints.diagnostic_words(each.file),
            aliases=each.file.aliases,
            at=places.diagnostic(each.id),
        )


def _terms(curriculum: Curriculum) -> Iterator[TermEntry]:
    for term in curriculum.terms.values():
        words = fingerprint([term.definition, term.also])
        yield TermEntry(id=term.id, term=term.term, words=words, aliases=term.aliases, at=places.term(term.id))


def _sources(curriculum: Curriculum) -> Iterator[SourceEntry]:
    for source in curriculum.sources_by_id.values():
        words = fingerprint([source.authors, source.publisher, source.published, source.url, source.type])
        at = places.source(source.id)
        yield SourceEntry(id=source.id, title=source.title, words=words, aliases=source.aliases, at=at)


def _misconceptions(curriculum: Curriculum) -> Iterator[MisconceptionEntry]:
    for each in curriculum.misconceptions_by_id.values():
        words, at = fingerprint(each.repair), places.misconception(each.id)
        yield MisconceptionEntry(id=each.id, idea=each.idea, words=words, at=at)


def _retired(curriculum: Curriculum) -> Iterator[RetiredEntry]:
    released = curriculum.released.catalogue if curriculum.released else None
    gone_for_ever = curriculum.retired.file.retired if curriculum.retired else ()
    for each in sorted(gone_for_ever, key=lambda gone: (gone.kind, gone.id)):
        served = places.OF_KIND[each.kind](each.id) if each.kind in places.OF_KIND else ""
        if released:
            last = released.named.get((each.kind, each.id)) or released.gone.get((each.kind, each.id))
            served = last.at if last else served
        yield RetiredEntry(**msgspec.structs.asdict(each), at=served)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Each = TypeVar("Each", bound=_HasId)


def _by_id(entries: Iterable[Each]) -> tuple[Each, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.id))
