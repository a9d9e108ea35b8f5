"""What the syllabus for print says, as data: texts stay texts, so that no author's words can act in a typesetter."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from mopscert.measures.blueprint import FEW
from mopscert.model import Cognitive, Curriculum, Kind, Level, Module, Objective, Programme, Source
from mopscert.pages import words


class Reference(msgspec.Struct, frozen=True):
    """Something that has a place of its own in the same document, and what leads there."""

    id: str
    title: str


class Aim(msgspec.Struct, frozen=True):
    """An objective, the thinking that it asks for, and the numbers of the outcomes that it serves."""

    text: str
    thinking: str
    outcomes: str


class Practice(msgspec.Struct, frozen=True):
    """A lab, a dialogue or a diagnostic in a line."""

    kind: str
    title: str
    facts: str


class Entry(msgspec.Struct, frozen=True):
    """A module; `state` is empty where it is complete."""

    id: str
    title: str
    kind: str
    time: str
    domains: str
    state: str
    summary: str
    requires: tuple[Reference, ...]
    aims: tuple[Aim, ...]
    practice: tuple[Practice, ...]
    reading: tuple[Reference, ...]


class Part(msgspec.Struct, frozen=True):
    """A level with its modules; `hours`, `share` and `kinds` are what its row of the tables shows."""

    id: str
    title: str
    motto: str
    summary: str
    audience: str
    entry: str
    hours: int
    time: str
    modules_time: str
    readiness: str
    check: str
    outcomes: tuple[str, ...]
    story: tuple[str, ...]
    kinds: tuple[int, ...]
    thinking: tuple[int, ...]
    entries: tuple[Entry, ...]


class Area(msgspec.Struct, frozen=True):
    """A domain with its percentages, level by level."""

    title: str
    summary: str
    weights: tuple[int, ...]


class Reading(msgspec.Struct, frozen=True):
    """A source; `url` is empty where it has no address on the web."""

    id: str
    authors: str
    title: str
    imprint: str
    note: str
    url: str
    modules: tuple[Reference, ...]


class Handbook(msgspec.Struct, frozen=True):
    """All that is printed. `site` is the address of the site, or ""."""

    title: str
    summary: str
    version: str
    day: str
    on: tuple[int, int, int]
    site: str
    repository: str
    words: Mapping[str, Any]
    kinds: tuple[str, ...]
    thinking: tuple[Area, ...]
    areas: tuple[Area, ...]
    parts: tuple[Part, ...]
    readings: tuple[Reading, ...]


def handbook(curriculum: Curriculum, programme: Programme, moment: datetime, site: str) -> Handbook:
    """The whole syllabus as of the day of a moment; `site` is the address of the published site, or ""."""
    w = words.catalogue()
    parts = tuple(_part(curriculum, programme, level) for level in programme.levels)
    return Handbook(
        title=programme.title,
        summary=programme.summary,
        version=programme.version,
        day=words.day(moment.date()),
        on=(moment.year, moment.month, moment.day),
        site=site,
        repository=programme.repository.url,
        words=w["handbook"],
        kinds=tuple(w["kind"][kind] for kind in Kind),
        thinking=tuple(
            Area(each.title, each.summary, tuple(part.thinking[number] for part in parts))
            for number, each in enumerate(programme.cognitive_levels)
        ),
        areas=tuple(
            Area(each.title, each.summary, tuple(each.weights.get(level.id, 0) for level in programme.levels))
            for each in programme.domains
        ),
        parts=parts,
        readings=tuple(_readings(curriculum)),
    )


def _part(curriculum: Curriculum, programme: Programme, level: Level) -> Part:
    w = words.catalogue()
    modules = curriculum.of_level(level.id)
    kinds = Counter(module.kind for module in modules)
    thinking = Counter(aim.level for module in modules for aim in module.objectives)
    numbers = {outcome.id: number for number, outcome in enumerate(level.outcomes, 1)}
    minutes = words.duration(level.readiness.minutes)
    questions = words.count(level.readiness.questions, "question")
    return Part(
        id=level.id,
        title=level.title,
        motto=level.motto,
        summary=level.summary,
        audience=level.audience,
        entry=level.entry,
        hours=level.hours,
        time=w["level"]["hours_note"].format(
            modules=words.duration(sum(module.minutes for module in modules)),
            other=words.duration(level.other_minutes),
        ),
        modules_time=words.hours(sum(module.minutes for module in modules)),
        readiness=w["level"]["readiness_rule"].format(
            questions=questions,
            minutes=minutes,
            overall=level.readiness.pass_overall,
            domain=level.readiness.pass_domain,
            few=words.number(FEW),
        ),
        check=f"{questions}, {minutes}",
        outcomes=tuple(outcome.text for outcome in level.outcomes),
        story=level.story,
        kinds=tuple(kinds[kind] for kind in Kind),
        thinking=tuple(thinking[each] for each in Cognitive),
        entries=tuple(_entry(curriculum, programme, module, numbers) for module in modules),
    )


def _entry(curriculum: Curriculum, programme: Programme, module: Module, numbers: Mapping[str, int]) -> Entry:
    w = words.catalogue()
    domains = {domain.id: domain.title for domain in programme.domains}
    titles = {each.id.value: each.title for each in programme.cognitive_levels}
    sources = [curriculum.sources_by_id[name] for name in module.sources if name in curriculum.sources_by_id]
    return Entry(
        id=module.id,
        title=module.title,
        kind=w["kind"][module.kind],
        time=words.duration(module.minutes),
        domains=words.listing([domains[name] for name in module.domains if name in domains] or [""]),
        state=w["handbook"]["planned"] if module.is_planned else "",
        summary=module.summary,
        requires=_named(curriculum.by_id[name] for name in module.requires if name in curriculum.by_id),
        aims=tuple(_aim(aim, titles, numbers) for aim in module.objectives),
        practice=tuple(_practice(curriculum, module)),
        reading=tuple(Reference(source.id, _short(source)) for source in sources),
    )


def _aim(aim: Objective, titles: Mapping[str, str], numbers: Mapping[str, int]) -> Aim:
    served = sorted(numbers[name] for name in aim.serves if name in numbers)
    return Aim(aim.text, titles.get(aim.level.value, aim.level.value), ", ".join(map(str, served)))


def _practice(curriculum: Curriculum, module: Module) -> Iterable[Practice]:
    w = words.catalogue()
    kinds = w["practice"]["kind"]
    if module.lab:
        families = words.listing([w["lab"]["family"][name] for name in module.lab.families])
        facts = w["handbook"]["lab"].format(
            time=words.duration(module.lab.minutes),
            guidance=w["lab"]["guidance_of"][module.lab.guidance],
            families=families,
        )
        yield Practice(kinds["lab"], module.lab.title, facts)
    if module.dialogue:
        facts = w["handbook"]["dialogue"].format(
            time=words.duration(module.dialogue.minutes),
            roles=words.listing([role.name for role in module.dialogue.roles]),
        )
        yield Practice(kinds["dialogue"], module.dialogue.title, facts)
    for each in curriculum.diagnostics_of(module.id):
        facts = w["handbook"]["diagnostic"].format(time=words.duration(each.file.minutes), summary=each.file.summary)
        yield Practice(kinds["diagnostic"], each.file.title, facts)


def _readings(curriculum: Curriculum) -> Iterable[Reading]:
    """The sources of modules, sorted as a reading list is, each with the modules that name it."""
    w = words.catalogue()
    for source in sorted(curriculum.sources_by_id.values(), key=lambda each: (_by(each).casefold(), each.id)):
        citing = _named(module for module in curriculum.modules if source.id in module.sources)
        if citing:
            kind = w["source_type"][source.type]
            checked = w["sources"]["checked"].format(date=words.day(source.checked_on)) if source.checked_on else ""
            parts = (source.publisher if source.authors else None, source.published)
            imprint = ", ".join([*filter(None, parts), kind.lower()])
            yield Reading(
                id=source.id,
                authors=_by(source),
                title=source.title,
                imprint=imprint[:1].upper() + imprint[1:],
                note=" ".join(filter(None, [source.note, checked])),
                url=source.url if source.url and source.url.startswith(("https://", "http://")) else "",
                modules=citing,
            )


def _by(source: Source) -> str:
    """Who is behind a source, under the name by which a reading list is sorted."""
    if not source.authors:
        return source.publisher or ""
    given, _, family = source.authors[0].rpartition(" ")
    return words.listing([f"{family}, {given}" if given else family, *source.authors[1:]])


def _short(source: Source) -> str:
    """A source in a few words, as in "Brinker 2020, Four roles of marketing technologists"."""
    first, *others = source.authors or (source.publisher or "",)
    name = first.rpartition(" ")[2] if source.authors else first
    year = (source.published or "")[:4]
    if source.title.startswith(name):
        return source.title
    return f"{' '.join(filter(None, [name, 'et al.' if others else '', year]))}, {source.title}"


def _named(modules: Iterable[Module]) -> tuple[Reference, ...]:
    return tuple(Reference(module.id, module.title) for module in modules)
