"""Pages that were rendered before are taken again, where all that they come from is still the same.

A site is known by the texts of its curriculum and by the files that it read besides; the pages of a module by what
only they tell, and by what a page may say of anything else.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from mopscert import addresses
from mopscert.caching import Store, fingerprint, tool
from mopscert.errors import MopscertError
from mopscert.findings import Waived
from mopscert.model import Curriculum, Module
from mopscert.pages import lab_files
from mopscert.pages.following import Following
from mopscert.pages.former import Former, notes
from mopscert.pages.lab_sheet import lab_reader
from mopscert.pages.module_page import news
from mopscert.pages.site import Reader
from mopscert.processes import LARGE, both

Pages = Mapping[str, str]
_PAGES = msgspec.msgpack.Decoder(dict[str, str])


class Rest(msgspec.Struct, frozen=True, array_like=True):
    """A rendered site without the pages of its modules, and the keys of these.

    `seen` are the fingerprints of the files that were read for it, by path.
    """

    keys: list[bytes]
    pages: dict[str, str]
    assets: dict[str, bytes]
    navigation: list[Any]
    unlisted: list[str]
    feed: str
    seen: dict[str, bytes]


_REST = msgspec.msgpack.Decoder(Rest)


class Seeing:
    """A reader that remembers what it has read."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self.seen: dict[str, bytes] = {}

    def __call__(self, path: str) -> bytes:
        """The bytes of a file."""
        content = self._read(path)
        self.seen[path] = fingerprint(content)
        return content


def rest_key(curriculum: Curriculum, waived: Sequence[Waived], address: str) -> bytes:
    """What a whole site comes from, but for the files that it reads besides."""
    texts = (text for module in curriculum.modules for text in _texts(module))
    versions = curriculum.versions.document.text if curriculum.versions else ""
    released = msgspec.json.encode(curriculum.released)
    notes = json.dumps(sorted(curriculum.notes.items()))
    waivers = "\n".join(map(repr, waived))
    return fingerprint("site", tool(), address, waivers, notes, versions, released, *_shared(curriculum), *texts)


def known_rest(store: Store, key: bytes, read: Reader) -> Rest | None:
    """A site without the pages of its modules, if one was kept and no file that was read for it has changed."""
    kept = store.get(key)
    rest = _REST.decode(zlib.decompress(kept)) if kept is not None else None
    return rest if rest and all(_is_same(read, *each) for each in rest.seen.items()) else None


def keep_rest(store: Store, key: bytes, rest: Rest) -> None:
    """Keep a site without the pages of its modules."""
    store.put(key, zlib.compress(msgspec.msgpack.encode(rest), 1))


def _is_same(read: Reader, path: str, seen: bytes) -> bool:
    try:
        return fingerprint(read(path)) == seen
    except MopscertError:
        return False


def module_pages(store: Store, keys: Sequence[bytes], make: Callable[[int], Pages]) -> Pages:
    """The pages of all modules, each under the key of its number; `make` renders those of one module."""
    found = {number: kept for number, key in enumerate(keys) if (kept := store.get(key)) is not None}
    missing = [number for number in range(len(keys)) if number not in found]
    mine, theirs = both(
        lambda: {number: _packed(make(number)) for number in missing[::2]},
        lambda: {number: _packed(make(number)) for number in missing[1::2]},
        len(missing) > LARGE,
    )
    for number, packed in (mine | theirs).items():
        store.put(keys[number], packed)
    every = found | mine | theirs
    return {path: text for number in range(len(keys)) for path, text in _unpacked(every[number]).items()}


def known_pages(store: Store, keys: Sequence[bytes]) -> Pages | None:
    """The pages of all modules, where all of them were kept."""
    found = [store.get(key) for key in keys]
    if any(each is None for each in found):
        return None
    return {path: text for each in found for path, text in _unpacked(each or b"").items()}


def module_keys(
    curriculum: Curriculum, former: Sequence[Former], following: Following, read: Reader
) -> Iterator[bytes]:
    """What the pages of each module come from."""
    alike = fingerprint("pages of a module", tool(), *_shared(curriculum))
    for module in curriculum.modules:
        page = addresses.module_page(module.id)
        told = [notes(former, page), news(following, module, page)]
        yield fingerprint(alike, json.dumps(told, default=str), *_own(module, read))


def _shared(curriculum: Curriculum) -> Iterator[str]:
    """What is known beyond a module: all that modules share, and of the others what a page may say of them."""
    files = (
        *(curriculum.programme, curriculum.glossary, curriculum.sources, curriculum.vendors),
        *(curriculum.retired, curriculum.style, curriculum.misconceptions, *curriculum.diagnostics),
    )
    yield from (file.document.text if file else "" for file in files)
    # Where a diagnostic stands, and what it is called, is said by its path alone.
    yield from (diagnostic.document.path for diagnostic in curriculum.diagnostics)
    yield json.dumps([_outline(module) for module in curriculum.modules])


def _outline(module: Module) -> list[Any]:
    """What the pages of other modules may say of this one."""
    return [
        *(module.id, module.level, module.title, module.kind, module.status, module.summary, module.minutes),
        *(module.aliases, module.lesson is None),
    ]


def _own(module: Module, read: Reader) -> Iterator[bytes | str]:
    """All that only the pages of a module tell."""
    yield from _texts(module)
    if module.lab:
        files = lab_reader(module, read)
        yield from (files(lab_files.path(each)) for each in module.lab.inputs)


def _texts(module: Module) -> Iterator[str]:
    parts = (module.lesson, module.quiz, module.lab, module.dialogue)
    documents = (module.document, module.figures_document, *(part.document if part else None for part in parts))
    yield from (document.text if document else "" for document in documents)


def _packed(pages: Pages) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(pages), 1)


def _unpacked(packed: bytes) -> Pages:
    return _PAGES.decode(zlib.decompress(packed))
