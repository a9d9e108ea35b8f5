"""What each release changed for those who study, release by release, as pages and feeds of a later version tell it."""

from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

from mopscert.errors import MopscertError
from mopscert.model import Catalogue, Curriculum, ModuleEntry, Pool, QuestionEntry, ReleasedVersion, Status
from mopscert.reading.catalogue import decode
from mopscert.reading.files import RELEASES
from mopscert.releases.changes import Change, kinds
from mopscert.releases.comparison import Comparison, compare
from mopscert.releases.versions import numbers

# Gives the bytes of a file of the curriculum by its path from the root.
Reader = Callable[[str], bytes]
NEW_QUESTION, REVISED_QUESTION = ("question-added", "question-pool"), ("question-key", "question-revised")
QUESTIONS = NEW_QUESTION + REVISED_QUESTION
# With these, another thing is to be learned, and all questions about it ask for that.
_OTHER_OBJECTIVE = ("objective-added", "objective-changed", "objective-level")
_NEW_MODULE = ("module-added", "module-written")


class News(msgspec.Struct, frozen=True):
    """What a release changed in a module for those who study it; a module that is new has no changes.

    `module` is the entry of the release, which may be called otherwise since.
    """

    release: ReleasedVersion
    comparison: Comparison
    module: ModuleEntry
    is_new: bool
    changes: tuple[Change, ...]


class Step(msgspec.Struct, frozen=True, dict=True):
    """A release, and what it changed since the one before it; None for the first."""

    release: ReleasedVersion
    comparison: Comparison | None

    @cached_property
    def modules(self) -> tuple[News, ...]:
        """The modules that are new or changed, in the order of study."""
        return tuple(_modules(self.release, self.comparison)) if self.comparison else ()

    @cached_property
    def others(self) -> tuple[Change, ...]:
        """The other changes that concern those who study: of levels, weights, checks, and of what is gone."""
        told = {each.module.id for each in self.modules}
        changes = self.comparison.changes if self.comparison else ()
        return tuple(each for each in changes if kinds()[each.kind].learner and each.module not in told)


def steps(curriculum: Curriculum, read: Reader) -> tuple[Step, ...]:
    """All releases, the newest first; MopscertError where a catalogue is missing or cannot be read."""
    if curriculum.released is None or curriculum.versions is None:
        return ()
    listed = sorted(curriculum.versions.file.versions, key=lambda each: numbers(each.version))
    found, before = [], None
    for release in listed:
        path = f"{RELEASES}/{release.version}.json"
        is_last = path == curriculum.released.path
        here = curriculum.released.catalogue if is_last else decode(_bytes(read, path, release), path)
        found.append(Step(release, compare(before, here) if before else None))
        before = here
    return tuple(reversed(found))


def _bytes(read: Reader, path: str, release: ReleasedVersion) -> bytes:
    try:
        return read(path)
    except MopscertError as error:
        raise MopscertError(f"{error}; restore it with: git checkout v{release.version} -- {path}") from error


def _modules(release: ReleasedVersion, comparison: Comparison) -> Iterator[News]:
    entries = {each.id: each for each in comparison.new.modules}
    changes: dict[str, list[Change]] = {}
    for change in comparison.changes:
        changes.setdefault(change.module, []).append(change)
    for module in (entries[name] for level in comparison.new.levels for name in level.modules if name in entries):
        all_of_it = changes.get(module.id, [])
        if module.status == Status.PLANNED:
            continue
        is_new = any(each.kind in _NEW_MODULE for each in all_of_it)
        told = () if is_new else tuple(each for each in all_of_it if _concerns(comparison.new, each))
        if is_new or told:
            yield News(release, comparison, module, is_new, told)


def _concerns(new: Catalogue, change: Change) -> bool:
    """True for a change that somebody who studied the module should know of."""
    if change.kind in QUESTIONS:
        entry = new.named.get(("question", change.id))
        return isinstance(entry, QuestionEntry) and entry.pool == Pool.LESSON
    return bool(kinds()[change.kind].learner) and not change.is_error


def asked(news: News) -> frozenset[str]:
    """The lesson questions of what changed: new and revised ones, and all about what is newly to be learned."""
    objectives = {each.id for each in news.changes if each.kind in _OTHER_OBJECTIVE}
    named = {each.id for each in news.changes if each.kind in QUESTIONS}
    return frozenset(
        each.id
        for each in news.comparison.new.questions
        if each.pool == Pool.LESSON and (each.id in named or each.objective in objectives)
    )
