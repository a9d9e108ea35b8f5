"""Two catalogues to everything that changed between them, one by one."""

from collections.abc import Callable, Iterator

import msgspec

from mopscert.model import Catalogue, DomainEntry, LevelEntry, ModuleEntry, OutcomeEntry, Status
from mopscert.releases.changes import Change, Size, kinds
from mopscert.releases.matching import Matching
from mopscert.releases.parts import diagnostics, dialogues, labs, misconceptions, sources, terms
from mopscert.releases.study import objectives, questions, sections


class Comparison(msgspec.Struct, frozen=True):
    """Two catalogues and the changes between them, in the order of their kinds, then of the curriculum."""

    old: Catalogue
    new: Catalogue
    changes: tuple[Change, ...]

    @property
    def size(self) -> Size | None:
        """What the changes ask of the next version; None where there are none."""
        return max((change.size for change in self.changes), default=None)

    def title(self, change: Change) -> str:
        """The title of the level of a change; "" where it has none."""
        titles = {each.id: each.title for each in (*self.old.levels, *self.new.levels)}
        return titles.get(change.level, change.level)

    @property
    def errors(self) -> tuple[Change, ...]:
        """The changes that no version may have."""
        return tuple(change for change in self.changes if change.is_error)


def compare(old: Catalogue, new: Catalogue) -> Comparison:
    """What changed from one version to another one."""
    matching = Matching(old, new)
    parts: tuple[Callable[[Matching], Iterator[Change]], ...] = (
        _programme,
        _levels,
        _domains,
        _outcomes,
        _modules,
        sections,
        objectives,
        questions,
        labs,
        dialogues,
        diagnostics,
        terms,
        sources,
        misconceptions,
        _freed,
    )
    order = {kind: number for number, kind in enumerate(kinds())}
    places = {each.id: number for number, each in enumerate(_in_order(new) + _in_order(old))}
    parts_of = {each.at: number for number, each in enumerate((*new.sections, *old.sections))}
    last = len(places)

    def key(change: Change) -> tuple[int, int, int, str]:
        # Of all that has an address, only parts of lessons stand in an order of their own.
        return order[change.kind], places.get(change.module, last), parts_of.get(change.at, -1), change.id

    found = [change for part in parts for change in part(matching)]
    return Comparison(old, new, tuple(sorted(found, key=key)))


def _in_order(catalogue: Catalogue) -> list[ModuleEntry]:
    """Modules in the order of study, the last one first, so that of two places the first counts."""
    modules = {each.id: each for each in catalogue.modules}
    return [modules[name] for level in catalogue.levels for name in level.modules if name in modules]


def _programme(between: Matching) -> Iterator[Change]:
    old, new = between.old, between.new
    if old.title != new.title:
        yield Change(kind="programme-retitled", was=old.title, now=new.title)


def _levels(between: Matching) -> Iterator[Change]:
    olds, news = ({each.id: each for each in side.levels} for side in (between.old, between.new))
    for name in news.keys() - olds.keys():
        yield Change(kind="level-added", id=name, level=name, title=news[name].title, at=news[name].at)
    for name, old in olds.items():
        if name in news:
            yield from _level(between, old, news[name])
        else:
            planned = between.is_planned_level(name)
            yield Change(kind="level-removed", id=name, level=name, title=old.title, planned=planned)


def _level(between: Matching, old: LevelEntry, new: LevelEntry) -> Iterator[Change]:
    planned = between.is_planned_level(old.id)
    values: tuple[tuple[str, str | int, str | int], ...] = (
        ("level-retitled", old.title, new.title),
        ("level-hours", old.hours, new.hours),
        ("pass-overall", old.readiness.pass_overall, new.readiness.pass_overall),
        ("pass-domain", old.readiness.pass_domain, new.readiness.pass_domain),
        ("check-questions", old.readiness.questions, new.readiness.questions),
        ("check-minutes", old.readiness.minutes, new.readiness.minutes),
    )
    for kind, was, now in values:
        if was != now:
            yield Change(kind=kind, id=new.id, level=new.id, was=str(was), now=str(now), at=new.at, planned=planned)
    # Modules that came or went have changes of their own.
    before = [kept for name in old.modules if (kept := between.now("module", name))]
    both = set(before) & set(new.modules)
    if [name for name in before if name in both] != [name for name in new.modules if name in both]:
        yield Change(kind="modules-reordered", id=new.id, level=new.id, at=new.at, planned=planned)


def _domains(between: Matching) -> Iterator[Change]:
    olds, news = ({each.id: each for each in side.domains} for side in (between.old, between.new))
    for name in news.keys() - olds.keys():
        yield Change(kind="domain-added", id=name, title=news[name].title, at=news[name].at)
    for name in olds.keys() - news.keys():
        yield Change(kind="domain-removed", id=name, title=olds[name].title)
    for name in sorted(olds.keys() & news.keys()):
        if olds[name].title != news[name].title:
            yield Change(kind="domain-retitled", id=name, was=olds[name].title, now=news[name].title)
    for domain in sorted(olds.keys() | news.keys()):
        yield from _weights(between, olds.get(domain), news.get(domain))


def _weights(between: Matching, old: DomainEntry | None, new: DomainEntry | None) -> Iterator[Change]:
    known = new or old
    assert known is not None
    levels = {each.id for each in between.old.levels} & {each.id for each in between.new.levels}
    for level in sorted(levels):
        was, now = (side.weights.get(level, 0) if side else 0 for side in (old, new))
        if was != now:
            yield Change(
                kind="weight-raised" if now > was else "weight-lowered",
                id=known.id,
                level=level,
                title=known.title,
                was=str(was),
                now=str(now),
                planned=between.is_planned_level(level),
            )


def _outcomes(between: Matching) -> Iterator[Change]:
    olds, news = ({(each.level, each.id): each for each in side.outcomes} for side in (between.old, between.new))
    for key in sorted(olds.keys() | news.keys()):
        if change := _outcome(between, olds.get(key), news.get(key)):
            yield change


def _outcome(between: Matching, old: OutcomeEntry | None, new: OutcomeEntry | None) -> Change | None:
    known = new or old
    assert known is not None
    was, now = (side.text if side else "" for side in (old, new))
    kind = "outcome-changed" if was and now else "outcome-added" if now else "outcome-removed"
    planned = between.is_planned_level(known.level)
    change = Change(kind=kind, id=known.id, level=known.level, was=was, now=now, at=known.at, planned=planned)
    return None if was == now else change


def _modules(between: Matching) -> Iterator[Change]:
    for old, new, gone in between.pairs("module", between.old.modules, between.new.modules):
        if old and new:
            yield from _module(between, old, new)
        elif new:
            yield Change(
                kind="module-added",
                id=new.id,
                module=new.id,
                level=new.level,
                title=new.title,
                at=new.at,
                to=new.title,
            )
        elif old:
            yield between.ended("module", old, old.id, old.title, gone)


def _module(between: Matching, old: ModuleEntry, new: ModuleEntry) -> Iterator[Change]:
    planned = old.status == Status.PLANNED
    about = Change(kind="", id=new.id, module=new.id, level=new.level, title=new.title, at=new.at, planned=planned)
    if old.status != new.status:
        kind = {Status.PLANNED: "module-withdrawn"}.get(new.status, "module-written" if planned else "module-status")
        yield msgspec.structs.replace(about, kind=kind, was=old.status, now=new.status, to=new.title)
    levels = {each.id: each.title for each in (*between.old.levels, *between.new.levels)}
    values = (
        ("module-renamed", old.id, new.id),
        ("module-moved", levels.get(old.level, old.level), levels.get(new.level, new.level)),
        ("module-retitled", old.title, new.title),
        ("module-kind", old.kind, new.kind),
        ("module-minutes", old.minutes, new.minutes),
        ("module-domains", ", ".join(old.domains), ", ".join(new.domains)),
    )
    for kind, was, now in values:
        if was != now:
            yield msgspec.structs.replace(about, kind=kind, was=str(was), now=str(now))
    before = {between.now("module", name) or name for name in old.requires}
    titles = {each.id: each for each in between.new.modules}
    for name in sorted(set(new.requires) - before):
        at = titles[name].at if name in titles else ""
        title = titles[name].title if name in titles else name
        yield msgspec.structs.replace(about, kind="module-requires", now=name, at=at, to=title)
    for name in sorted(before - set(new.requires)):
        yield msgspec.structs.replace(about, kind="module-no-longer-requires", was=name)
    if old.words != new.words and not planned:
        yield msgspec.structs.replace(about, kind="module-reworded")


def _freed(between: Matching) -> Iterator[Change]:
    """Ids that were former ids or retired, and are neither any more."""
    known = {*((kind, name) for kind, name in between.old.former), *between.old.gone}
    for kind, name in sorted(known):
        if not between.is_kept(kind, name):
            yield Change(kind="id-freed", id=name, title=kind)
