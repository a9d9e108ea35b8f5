"""What changed in labs, dialogues, diagnostics, terms, sources and wrong ideas."""

from collections.abc import Iterator

from msgspec.structs import replace

from mopscert.model import DiagnosticEntry, DialogueEntry, LabEntry, SourceEntry, TermEntry
from mopscert.releases.changes import Change
from mopscert.releases.matching import Matching

Revised = LabEntry | DialogueEntry | DiagnosticEntry


def labs(between: Matching) -> Iterator[Change]:
    """Labs that came, went or changed."""
    for old, new, gone in between.pairs("lab", between.old.labs, between.new.labs):
        if new:
            yield from _lab(old, new, _about(between, new)) if old else _added("lab", between, new)
        elif old and between.now("module", old.id):
            yield between.ended("lab", old, old.id, old.title, gone)


def _lab(old: LabEntry, new: LabEntry, about: Change) -> Iterator[Change]:
    yield from _rev("lab", old, new, about)
    rules = {each.id: each for each in old.rules}
    for rule in new.rules:
        before = rules.pop(rule.id, None)
        if before is None:
            yield replace(about, kind="lab-rule-added", id=rule.id)
        elif before.key != rule.key and before.severity == rule.severity:
            yield replace(about, kind="lab-rule-changed", id=rule.id)
        elif before.severity != rule.severity:
            yield replace(about, kind="lab-rule-severity", id=rule.id, was=before.severity, now=rule.severity)
    yield from (replace(about, kind="lab-rule-removed", id=name) for name in rules)
    files = {each.path: each.key for each in old.files}
    for file in new.files:
        key = files.pop(file.path, None)
        if key != file.key:
            yield replace(about, kind="lab-file-changed" if key else "lab-file-added", id=file.path)
    yield from (replace(about, kind="lab-file-removed", id=path) for path in files)
    if old.key != new.key:
        yield replace(about, kind="lab-task")
    worded = [each.words for each in old.rules if any(each.id == rule.id for rule in new.rules)]
    wording = [each.words for each in new.rules if any(each.id == rule.id for rule in old.rules)]
    if old.words != new.words or old.title != new.title or worded != wording:
        yield replace(about, kind="lab-reworded")


def dialogues(between: Matching) -> Iterator[Change]:
    """Dialogues that came, went or changed."""
    for old, new, gone in between.pairs("dialogue", between.old.dialogues, between.new.dialogues):
        if old and new:
            yield from _whole("dialogue", old, new, _about(between, new))
        elif new:
            yield from _added("dialogue", between, new)
        elif old and between.now("module", old.id):
            yield between.ended("dialogue", old, old.id, old.title, gone)


def diagnostics(between: Matching) -> Iterator[Change]:
    """Diagnostics that came, went or changed."""
    for old, new, gone in between.pairs("diagnostic", between.old.diagnostics, between.new.diagnostics):
        if old and new:
            about = Change(kind="", id=new.id, title=new.title, at=new.at, to=new.title)
            if old.id != new.id:
                yield replace(about, kind="diagnostic-renamed", was=old.id)
            yield from _whole("diagnostic", old, new, about)
        elif new:
            yield Change(kind="diagnostic-added", id=new.id, title=new.title, at=new.at, to=new.title)
        elif old:
            yield between.ended("diagnostic", old, old.id, old.title, gone)


def _whole(kind: str, old: Revised, new: Revised, about: Change) -> Iterator[Change]:
    """Changes of something of which only a fingerprint is kept."""
    yield from _rev(kind, old, new, about)
    if old.key != new.key:
        yield replace(about, kind=f"{kind}-changed")
    elif old.words != new.words or old.title != new.title:
        yield replace(about, kind=f"{kind}-reworded")


def _rev(kind: str, old: Revised, new: Revised, about: Change) -> Iterator[Change]:
    if new.rev != old.rev:
        name = f"{kind}-revised" if new.rev > old.rev else f"{kind}-rev-fell"
        yield replace(about, kind=name, was=str(old.rev), now=str(new.rev))


def _about(between: Matching, new: LabEntry | DialogueEntry) -> Change:
    level = between.levels.get(new.id, "")
    return Change(kind="", id=new.id, module=new.id, level=level, title=new.title, at=new.at, to=new.title)


def _added(kind: str, between: Matching, new: LabEntry | DialogueEntry) -> Iterator[Change]:
    # What a new module has is new with it.
    if new.id in between.studied:
        yield replace(_about(between, new), kind=f"{kind}-added")


def terms(between: Matching) -> Iterator[Change]:
    """Terms that came, went or changed."""
    for old, new, gone in between.pairs("term", between.old.terms, between.new.terms):
        if old and new:
            about = _shared(new, new.term)
            if old.id != new.id:
                yield replace(about, kind="term-renamed", was=old.id)
            if (old.words, old.term) != (new.words, new.term):
                yield replace(about, kind="term-reworded")
        elif new:
            yield replace(_shared(new, new.term), kind="term-added")
        elif old:
            yield between.ended("term", old, old.id, old.term, gone)


def sources(between: Matching) -> Iterator[Change]:
    """Sources that came, went or changed."""
    for old, new, gone in between.pairs("source", between.old.sources, between.new.sources):
        if old and new:
            about = _shared(new, new.title)
            if old.id != new.id:
                yield replace(about, kind="source-renamed", was=old.id)
            if (old.words, old.title) != (new.words, new.title):
                yield replace(about, kind="source-changed")
        elif new:
            yield replace(_shared(new, new.title), kind="source-added")
        elif old:
            yield between.ended("source", old, old.id, old.title, gone)


def _shared(new: TermEntry | SourceEntry, title: str) -> Change:
    return Change(kind="", id=new.id, title=title, at=new.at, to=title)


def misconceptions(between: Matching) -> Iterator[Change]:
    """Wrong ideas that came, went or were reworded; their ids are not kept for ever."""
    olds = {each.id: each for each in between.old.misconceptions}
    for new in between.new.misconceptions:
        old = olds.pop(new.id, None)
        if old is None:
            yield Change(kind="misconception-added", id=new.id, title=new.idea, at=new.at)
        elif (old.idea, old.words) != (new.idea, new.words):
            yield Change(kind="misconception-reworded", id=new.id, title=new.idea, at=new.at)
    for old in olds.values():
        yield Change(kind="misconception-removed", id=old.id, title=old.idea)
