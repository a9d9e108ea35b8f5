"""Retires a thing: it goes, its id stays taken for ever, and old links are told why and where to go."""

from collections.abc import Iterator, Sequence

from mopscert.model import LAB_FOLDERS
from mopscert.reading.files import kind_of
from mopscert.scaffold import markdown
from mopscert.scaffold.desk import RETIRED, Desk, Thing, Use
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.hours import kept_hours
from mopscert.scaffold.plan import Plan

_MOST = 20


def retire(desk: Desk, thing: Thing, because: str, instead: str | None = None) -> Plan:
    """The plan that retires a thing; `instead` is the full id of a thing of the same kind.

    RefusedError when something still names it, or when there is no such successor.
    """
    if not thing.kind.can_retire:
        raise RefusedError(f"a {thing.kind.name} has no life outside the files; delete its lines in {thing.path}")
    if not because.strip():
        raise RefusedError("say with --because why it is retired; readers of old links will see it")
    successor = _successor(desk, thing, instead)
    gone = [thing, *_inside(desk, thing)]
    _refuse_uses(desk, thing, gone)
    draft = Draft(desk)
    _remove(draft, thing)
    if successor:
        for path, pointer in desk.successors(thing):
            draft.edit(path, desk.yaml[path].renamed(pointer, thing.name, successor.name))
    _enter(draft, gone, because, successor)
    return draft.plan()


def _successor(desk: Desk, thing: Thing, instead: str | None) -> Thing | None:
    if instead is None:
        return None
    found = desk.find(instead, thing.kind.name)
    if found == thing:
        raise RefusedError("a thing cannot take its own place; name another with --instead, or leave it out")
    return found


def _inside(desk: Desk, thing: Thing) -> Iterator[Thing]:
    """What goes with a module: its objectives, its questions, its lab and its dialogue."""
    if thing.kind.is_module:
        of_module = (each for each in desk.things if each.module == thing.module and each != thing)
        yield from (each for each in of_module if each.kind.can_retire)


def _refuse_uses(desk: Desk, thing: Thing, gone: Sequence[Thing]) -> None:
    """Refuse when something names the thing that stays."""
    uses = [use for each in gone for use in desk.uses(each) if not _goes_too(thing, each, use)]
    if not uses:
        return
    shown = [f"  {use}" for use in sorted(uses, key=lambda use: (use.path, use.line))[:_MOST]]
    more = [f"  and {len(uses) - _MOST} more"] if len(uses) > _MOST else []
    head = f"{thing.said} is still named here; change these places first:"
    raise RefusedError("\n".join([head, *shown, *more]))


def _goes_too(thing: Thing, named: Thing, use: Use) -> bool:
    """True for places that go together with the thing."""
    if thing.kind.is_module and use.module == thing.module:
        return True
    in_programme = named.kind.is_module and kind_of(use.path) == "programme"
    in_itself = bool(use.pointer) and use.path == thing.path and use.pointer[: len(thing.pointer)] == thing.pointer
    return in_programme or in_itself or bool(named.kind.fence)


def _remove(draft: Draft, thing: Thing) -> None:
    desk = draft.desk
    if thing.kind.is_module:
        _remove_module(draft, thing)
    elif thing.kind.part or thing.kind.folder:
        draft.remove(thing.path)
        for folder in LAB_FOLDERS if thing.kind.name == "lab" else ():
            draft.remove(f"{thing.folder}/{folder}")
    else:
        draft.edit(thing.path, desk.yaml[thing.path].removed(thing.pointer))
        if thing.kind.fence:
            lesson = f"{desk.module(thing.module).folder}/lesson.md"
            if lesson in desk.texts:
                draft.edit(lesson, markdown.without(desk.texts[lesson].text, thing.kind.fence, thing.id))


def _remove_module(draft: Draft, thing: Thing) -> None:
    desk = draft.desk
    draft.remove(thing.folder)
    if (bank := desk.bank(thing)) in desk.files.present:
        draft.remove(bank)
    for use in desk.uses(thing):
        if kind_of(use.path) == "programme":
            draft.edit(use.path, desk.yaml[use.path].removed(use.pointer))
    kept_hours(draft, thing.folder.split("/")[1], -desk.entry(thing)["minutes"])


def _enter(draft: Draft, gone: Sequence[Thing], because: str, successor: Thing | None) -> None:
    """Enter the ids that are gone, and those that were their aliases."""
    if RETIRED not in draft.desk.yaml:
        raise RefusedError(f'{RETIRED} is missing or cannot be read; run "mopscert check" first')
    for thing in gone:
        version = draft.desk.next_version(thing)
        for name in (thing.name, *thing.former):
            entry = {"id": name, "kind": thing.kind.name, "retired_in": version, "because": because.strip()}
            if successor and thing.kind == successor.kind:
                entry["instead"] = successor.name
            text = draft.yaml(RETIRED)
            draft.settle(RETIRED, text.added(("retired",), entry))
