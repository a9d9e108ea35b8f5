"""What changed in lessons, objectives and questions."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from mopscert.model import ObjectiveEntry, QuestionEntry, SectionEntry
from mopscert.releases.changes import Change
from mopscert.releases.matching import Matching


def sections(between: Matching) -> Iterator[Change]:
    """Sections that came, went or were rewritten, in modules that have a lesson in both versions."""
    olds, news = _by_module(between.old.sections), _by_module(between.new.sections)
    moved = {each.was: each.now for each in between.new.moved}
    titles = {each.id: each.title for each in between.new.modules}
    for name, before in olds.items():
        module = between.now("module", name)
        if module is None or module not in news:
            continue
        after = news[module]
        for anchor, new in after.items():
            # What stands before the first heading is the module itself.
            title = new.title or titles[module]
            about = Change(kind="", id=anchor, module=module, level=between.levels[module], title=title, at=new.at)
            old = before.get(anchor)
            if old is None or old.words != new.words:
                kind = "section-rewritten" if old else "section-added"
                yield msgspec.structs.replace(about, kind=kind, to=title)
        for anchor in before.keys() - after.keys():
            yield _lost(between, before[anchor], module, moved)


def _lost(between: Matching, old: SectionEntry, module: str, moved: dict[str, str]) -> Change:
    now = moved.get(old.at, "")
    kind = "section-removed" if "#" in now else "section-gone"
    level = between.levels[module]
    return Change(kind=kind, id=old.anchor, module=module, level=level, title=old.title, now=now)


def _by_module(entries: tuple[SectionEntry, ...]) -> dict[str, dict[str, SectionEntry]]:
    found: dict[str, dict[str, SectionEntry]] = defaultdict(dict)
    for each in entries:
        found[each.module][each.anchor] = each
    return found


def objectives(between: Matching) -> Iterator[Change]:
    """Objectives that came, went or changed."""
    for old, new, gone in between.pairs("objective", between.old.objectives, between.new.objectives):
        if old and new:
            yield from _objective(between, old, new)
        elif new and new.module in between.kept_modules:
            planned = new.module in between.planned
            level = between.levels[new.module]
            about = Change(kind="objective-added", id=new.id, module=new.module, level=level, planned=planned)
            yield msgspec.structs.replace(about, now=new.text, title=new.text, at=new.at)
        elif old and between.now("module", old.module):
            yield between.ended("objective", old, old.id, old.text, gone)


def _objective(between: Matching, old: ObjectiveEntry, new: ObjectiveEntry) -> Iterator[Change]:
    about = Change(
        kind="",
        id=new.id,
        module=new.module,
        level=between.levels[new.module],
        title=new.text,
        at=new.at,
        planned=new.module in between.planned,
    )
    if old.text != new.text:
        kind = "objective-changed" if old.meaning != new.meaning else "objective-reworded"
        yield msgspec.structs.replace(about, kind=kind, was=old.text, now=new.text)
    elif old.meaning != new.meaning:
        yield msgspec.structs.replace(about, kind="objective-changed", was=old.text, now=new.text)
    domains = {each.id: each.title for each in (*between.old.domains, *between.new.domains)}
    # An objective whose module was renamed was renamed with it.
    renamed = old.id if old.id.split(".")[1] != new.id.split(".")[1] else new.id
    values = (
        ("objective-renamed", renamed, new.id),
        ("objective-level", old.level, new.level),
        ("objective-domain", domains.get(old.domain, old.domain), domains.get(new.domain, new.domain)),
        ("objective-serves", ", ".join(old.serves), ", ".join(new.serves)),
    )
    for kind, was, now in values:
        if was != now:
            yield msgspec.structs.replace(about, kind=kind, was=str(was), now=str(now))


def questions(between: Matching) -> Iterator[Change]:
    """Questions that came, went or changed."""
    for old, new, gone in between.pairs("question", between.old.questions, between.new.questions):
        if old and new:
            yield from _question(between, old, new)
        elif new and new.module in between.studied:
            level = between.levels[new.module]
            yield Change(kind="question-added", id=new.id, module=new.module, level=level, at=new.at)
        elif old and between.now("module", old.module):
            yield between.ended("question", old, old.id, "", gone)


def _question(between: Matching, old: QuestionEntry, new: QuestionEntry) -> Iterator[Change]:
    about = Change(kind="", id=new.id, module=new.module, level=between.levels[new.module], at=new.at)
    module = between.now("module", old.module) or old.module
    if reused(old, new, module):
        yield msgspec.structs.replace(about, kind="question-reused")
        return
    if kind := revision(old, new):
        yield msgspec.structs.replace(about, kind=kind, was=str(old.rev), now=str(new.rev))
    elif old.words != new.words:
        yield msgspec.structs.replace(about, kind="question-reworded")
    objective = between.now("objective", old.objective) or old.objective
    values = (
        ("question-renamed", old.id, new.id),
        ("question-pool", old.pool, new.pool),
        ("question-moved", module, new.module),
        # One that goes to another module has another objective, of course.
        ("question-objective", objective if module == new.module else new.objective, new.objective),
        ("question-level", old.level, new.level),
    )
    for kind, was, now in values:
        if was != now:
            yield msgspec.structs.replace(about, kind=kind, was=str(was), now=str(now))


def revision(old: QuestionEntry, new: QuestionEntry) -> str:
    """The kind of change that a question's key and rev make together; "" where both stayed."""
    if new.rev < old.rev:
        return "question-rev-fell"
    if new.key != old.key:
        return "question-key" if new.rev > old.rev else "question-key-unrevised"
    return "question-revised" if new.rev > old.rev else ""


def reused(old: QuestionEntry, new: QuestionEntry, module: str) -> bool:
    """True when nothing of a question is as it was, not even its module (given as it is called now)."""
    return new.module != module and new.stem != old.stem and new.key != old.key
