"""Renames a thing everywhere it is named, and keeps its former id as an alias."""

from mopscert.scaffold.desk import Desk, Thing
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.edits import Edit
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.ids import check_new_id
from mopscert.scaffold.kinds import PLACEHOLDER
from mopscert.scaffold.plan import Plan


def rename(desk: Desk, thing: Thing, new: str) -> Plan:
    """The plan that gives a thing a new id (of an objective or a figure: with or without its module).

    RefusedError when the id is none, or is or was another's.
    """
    if thing.kind.part:
        raise RefusedError(f"a {thing.kind.name} has the id of its module; rename the module")
    new = new.removeprefix(f"{thing.module}.") if thing.kind.is_local else new
    check_new_id(desk, thing.kind, new, thing.module, of=thing)
    draft = Draft(desk)
    for use in desk.uses(thing):
        if use.pointer:
            draft.edit(use.path, desk.yaml[use.path].renamed(use.pointer, thing.id, new))
    for path in desk.texts:
        draft.edit(path, desk.relinked(thing, path, new))
    _retired(draft, thing, new)
    _declaration(draft, thing, new)
    return draft.plan()


def _declaration(draft: Draft, thing: Thing, new: str) -> None:
    text = draft.desk.yaml[thing.path]
    if thing.kind.is_module:
        draft.move(thing.folder, f"{thing.folder.rsplit('/', 1)[0]}/{new}")
        bank = draft.desk.bank(thing)
        if bank in draft.desk.files.present:
            draft.move(bank, f"{bank.rsplit('/', 1)[0]}/{new}.yaml")
    elif thing.kind.folder:
        draft.move(thing.path, f"{thing.folder}/{new}.yaml")
    else:
        draft.edit(thing.path, text.renamed((*thing.pointer, "id"), thing.id, new))
    if thing.kind.has_aliases and not thing.id.startswith(PLACEHOLDER):
        draft.edit(thing.path, _alias(draft, thing, new))
    if thing.kind.home is not None:
        _in_order(draft, thing)


def _alias(draft: Draft, thing: Thing, new: str) -> list[Edit]:
    """The former id as an alias; where the thing takes back an alias of its own, the two change places."""
    text = draft.desk.yaml[thing.path]
    if new in thing.aliases:
        return text.renamed((*thing.pointer, "aliases", thing.aliases.index(new)), new, thing.id)
    return text.with_key(thing.pointer, "aliases", [thing.id])


def _in_order(draft: Draft, thing: Thing) -> None:
    """Move the entry of a list that was sorted by ids, and of that only, to where its new id belongs."""
    *listed, index = thing.pointer
    assert isinstance(index, int)
    ids = [entry.get("id") for entry in draft.desk.yaml[thing.path].value(*listed)]
    text = draft.yaml(thing.path)
    after = [entry.get("id") for entry in text.value(*listed)]
    if len(ids) < 3 or ids != sorted(ids) or after == sorted(after):
        return
    target = sorted(after).index(after[index])
    draft.settle(thing.path, text.moved(tuple(listed), index, target))


def _retired(draft: Draft, thing: Thing, new: str) -> None:
    """Entries of retired ids that lead to the thing."""
    name = f"{thing.module}.{new}" if thing.kind.is_local else new
    for path, pointer in draft.desk.successors(thing, inside=True):
        draft.edit(path, draft.desk.yaml[path].renamed(pointer, thing.name, name))
