"""The notes of a release, in the dialect of lessons: what to read again, what authors name, how large it is and why."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from mopscert.model import Catalogue, LevelEntry, ModuleEntry, MovedEntry, Status
from mopscert.releases.changes import Change, Size, kinds
from mopscert.releases.comparison import Comparison
from mopscert.releases.renderings import counted, filling, listing, number, sentence, tidy, words

_NEW, _REVISED = ("question-added",), ("question-key", "question-revised")
# How many changes are named as the reason for the size.
_REASONS = 3
# What authors name in their files, by how the kinds of its changes end.
_NAMED = ("-renamed", "-retired", "-replaced", "-moved", "-added", "-removed", "-pool", "-written")
_FILES = ("question-added", "lab-rule-added", "lab-rule-removed", "lab-file-added", "lab-file-removed", "level-added")


def first_notes(new: Catalogue) -> str:
    """The notes of the first release."""
    w = words()["notes"]
    written = {each.id: each for each in new.modules if each.status != Status.PLANNED}
    order = [name for level in new.levels for name in level.modules if name in written]
    begin = w["first_begin"].format(link=_to(written[order[0]])) if order else ""
    questions = _count("questions", len(new.questions))
    practices = _count("practices", len(new.labs) + len(new.dialogues))
    learners = [
        w["first"].format(questions=questions, practices=practices, link=begin).rstrip(),
        "\n".join(f"- {_first_level(level, written.keys())}" for level in new.levels),
    ]
    return _page((w["learners"], learners), (w["authors"], [w["first_promise"]]))


def _first_level(level: LevelEntry, written: Collection[str]) -> str:
    """How far a level is."""
    there = sum(name in written for name in level.modules)
    how = "first_whole" if there == len(level.modules) else "first_part" if there else "first_none"
    return str(words()["notes"][how]).format(
        title=level.title,
        modules=_count("modules", len(level.modules)),
        written=there,
        questions=_count("questions", level.readiness.questions),
    )


def _to(module: ModuleEntry) -> str:
    return f"[{module.title}](module:{module.id})"


def notes(comparison: Comparison) -> str:
    """The notes of a release that follows another one."""
    w = words()["notes"]
    return _page(
        (w["learners"], list(_for_learners(comparison))),
        (w["authors"], list(_for_authors(comparison))),
        (w["maintainers"], list(_for_maintainers(comparison))),
    )


def _page(*parts: tuple[str, list[str]]) -> str:
    return "\n\n".join(block for heading, blocks in parts for block in (heading, *blocks)) + "\n"


def _for_learners(comparison: Comparison) -> Iterator[str]:
    w, old = words()["notes"], comparison.old.version
    found = [each for each in comparison.changes if _concerns(each)]
    yield w["studied" if found else "untouched"].format(old=old)
    levels = [each.id for each in (*comparison.new.levels, *comparison.old.levels)]
    found.sort(key=lambda each: levels.index(each.level) if each.level else len(levels))
    for level, of_level in groupby(found, key=lambda each: each.level):
        title = next((each.title for each in comparison.new.levels if each.id == level), "")
        yield f"### {title or w['programme']} {{#learners-{level or 'programme'}}}"
        yield from _level(comparison, list(of_level))
    if any(each.size == Size.PATCH and not _concerns(each) for each in comparison.changes):
        yield w["wording"]


def _concerns(change: Change) -> bool:
    """True for changes that somebody who has studied should know of."""
    return bool(kinds()[change.kind].learner or change.kind in (*_NEW, *_REVISED)) and not change.is_error


def _level(comparison: Comparison, changes: Sequence[Change]) -> Iterator[str]:
    """What changed at a level: itself, the modules that came or went, then each module in the order of study."""
    about = ("module-", "modules-")
    whole = [each for each in changes if not each.module or each.kind.startswith(about)]
    whole = [each for each in whole if each.kind != "module-requires"]
    if lines := _lines(comparison, whole):
        yield "\n".join(f"- {line}" for line in lines)
    titles = {each.id: each.title for each in comparison.new.modules}
    order = [name for level in comparison.new.levels for name in level.modules]
    inside = [each for each in changes if each not in whole and each.module in titles]
    inside.sort(key=lambda each: order.index(each.module) if each.module in order else len(order))
    for module, found in groupby(inside, key=lambda each: each.module):
        lines = _lines(comparison, list(found))
        yield "\n".join([f"**[{titles[module]}](module:{module})**", "", *(f"- {line}" for line in lines)])


def _lines(comparison: Comparison, changes: Sequence[Change]) -> list[str]:
    """One line for each change, or for all of one kind that only differ in where they lead."""
    lines = []
    for name, group in groupby(changes, key=lambda each: each.kind):
        found, said = list(group), kinds()[name].learner
        if said and "{link}" in said and not any(f"{{{key}}}" in said for key in ("title", "because", "now", "was")):
            lines.append(said.format(link=listing([_link(each) for each in found])))
        elif said:
            lines += [said.format(**filling(comparison, each), link=_link(each)) for each in found]
    for kind, key in ((_REVISED, "revised_questions"), (_NEW, "new_questions")):
        amount = sum(each.kind in kind for each in changes)
        if amount:
            lines.append(_of(words()["notes"][key], amount))
    return lines


def _link(change: Change) -> str:
    """Where a change can be seen, as a link of lessons."""
    if not change.to or change.kind.startswith("level"):
        return change.to
    if change.kind.startswith("diagnostic"):
        return f"[{change.to}](diagnostic:{change.id})"
    if change.kind.startswith("section"):
        return f"[{change.to}](module:{change.module}{f'#{change.id}' if change.id else ''})"
    name = change.now if change.kind in ("module-requires", "module-replaced") else change.module
    return f"[{change.to}](module:{name})"


def _for_authors(comparison: Comparison) -> Iterator[str]:
    w = words()["notes"]
    found = [each for each in comparison.changes if each.kind.endswith(_NAMED) and each.kind not in _FILES]
    found = [each for each in found if not each.kind.startswith(("section-added", "outcome"))]
    if not found:
        yield w["no_ids"]
        return
    yield w["ids"]
    yield "\n".join(f"- {_capital(sentence(comparison, each))}." for each in found)


def _for_maintainers(comparison: Comparison) -> Iterator[str]:
    w, size = words()["notes"], comparison.size
    if size is not None:
        reasons = [sentence(comparison, each) for each in comparison.changes if each.size == size]
        more = w["why_more"].format(n=len(reasons) - _REASONS) if len(reasons) > _REASONS else ""
        reason = "; ".join(reasons[:_REASONS]) if more else "; ".join(reasons)
        yield w["why_size"].format(size=size.word, reason=reason + more)
    lines = []
    if found := counted(comparison.changes):
        lines.append(w["in_all"].format(counted=found))
    if moved := _moved(comparison):
        lines.append(_of(w["moved"], len(moved)))
    lines.append(w["whole"].format(old=comparison.old.version, new=comparison.new.version))
    yield " ".join(lines)


def _moved(comparison: Comparison) -> list[MovedEntry]:
    """The addresses that moved since the last release."""
    before = {each.was for each in comparison.old.moved}
    return [each for each in comparison.new.moved if each.was not in before]


def _of(forms: Sequence[str], n: int) -> str:
    one, many = forms
    return one if n == 1 else many.format(Number=_capital(number(n)))


def _count(what: str, n: int) -> str:
    one, many = words()["notes"]["count"][what]
    return str(one) if n == 1 else str(many).format(n=n)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def changelog_entry(comparison: Comparison | None, version: str, day: str) -> str:
    """The part of the changelog about a release: what is larger than wording, one by one, and how much there is."""
    w: dict[str, Any] = words()
    lines = [f"## {version} ({day})", ""]
    if comparison is None:
        return "\n".join([*lines, w["first_release"], ""])
    if found := counted(comparison.changes):
        lines += [w["in_all"].format(counted=found), ""]
    for size in (Size.MAJOR, Size.MINOR):
        if found_changes := [each for each in comparison.changes if each.size == size]:
            lines += [f"### {w[size.word]}", ""]
            lines += [f"- {tidy(sentence(comparison, each))}" for each in found_changes] + [""]
    return "\n".join(lines)
