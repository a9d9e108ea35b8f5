"""Where many modules are new, two processes take some of them each, from their files to what is found in them.

A module is so in memory only while it is looked at, and in one process alone. What became of it goes into a store,
where reading and checking find it, as they find what an earlier run kept.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from mopscert.caching import Store
from mopscert.checks import registry
from mopscert.checks.parts import SHARED, Memory, excessive, halves, look
from mopscert.processes import both
from mopscert.reading import read_files
from mopscert.reading.contents import unknown
from mopscert.reading.files import Files, module_of

# From so many new modules on, it is quicker than reading all of them before any is looked at.
MANY = 200
# So many modules are in memory together.
AT_ONCE = 125


def look_ahead(files: Files, store: Store) -> None:
    """Put into the store what many new modules hold and what is found in them; do nothing where few are new."""
    new = {name for path in unknown(files, store) if (name := module_of(path))}
    if len(new) < MANY:
        return
    paths = _by_module(files)
    # What both processes need is read before there are two.
    _look(files, paths, (), store)
    registry.rules()
    sizes = {name: sum(len(files.texts[path].text) for path in paths[name]) for name in new}
    mine, theirs = halves({**sizes, SHARED: 0})
    _, told = both(lambda: _fill(files, paths, mine, store), lambda: _fill(files, paths, theirs, store), True)
    for key, value in told.items():
        store.put(key, value)


def _by_module(files: Files) -> Mapping[str, Sequence[str]]:
    """The paths of the files of each module, and of all others as SHARED."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files.texts:
        found[module_of(path)].append(path)
    return found


def _fill(files: Files, paths: Mapping[str, Sequence[str]], names: Sequence[str], store: Store) -> dict[bytes, bytes]:
    """Look at modules, some at a time; what was put into the store."""
    before = set(store.new)
    for start in range(0, len(names), AT_ONCE):
        _look(files, paths, names[start : start + AT_ONCE], store)
    return {key: value for key, value in store.new.items() if key not in before}


def _look(files: Files, paths: Mapping[str, Sequence[str]], names: Collection[str], store: Store) -> None:
    texts = {path: files.texts[path] for name in {SHARED, *names} for path in paths[name]}
    part = msgspec.structs.replace(files, texts=texts, strays=(), catalogue=None, releases=())
    curriculum = read_files(part, store=store).curriculum
    sound = [name for name in names if name == SHARED or name in curriculum.by_id]
    found = look(curriculum, sound, registry.in_parts() if sound else ())
    if found and not excessive(found.values()):
        Memory(store, curriculum, registry.rules()).keep(found)
