"""Pages that were rendered before are taken again, where all that they come from is still the same.

Most of a site is known by the outlines of its lessons and by the files that it read besides; the pages of a module by
what only they tell, and by what a page may say of anything else.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from mopscert.caching import Store, fingerprint, tool
from mopscert.errors import MopscertError
from mopscert.findings import Waived
from mopscert.measures.vendors import Examples
from mopscert.model import Catalogue, Curriculum, Module, SectionEntry
from mopscert.pages import lab_files
from mopscert.pages.lab_sheet import lab_reader
from mopscert.pages.module_page import Told
from mopscert.pages.outline import outline_text
from mopscert.pages.site import Reader
from mopscert.processes import LARGE, both


class Rest(msgspec.Struct, frozen=True, array_like=True):
    """A rendered site without the pages of its modules: what comes from the outlines of lessons.

    `listed` is the catalogue, `told` what the page of each module tells of releases, by its id. `seen` are the
    fingerprints of the files that were read for it, by path.
    """

    listed: Catalogue
    told: dict[str, Told]
    pages: dict[str, str]
    assets: dict[str, bytes]
    navigation: list[Any]
    unlisted: list[str]
    feed: str
    seen: dict[str, bytes]


class Rendered(msgspec.Struct, frozen=True, array_like=True):
    """Some pages of a module by path, and what the catalogue says of the sections that stand on them."""

    pages: dict[str, str]
    sections: tuple[SectionEntry, ...] = ()


class Piece(msgspec.Struct, frozen=True):
    """The key of all that some pages of a module come from, and what renders them."""

    key: bytes
    make: Callable[[], Rendered]


_REST = msgspec.msgpack.Decoder(Rest)
_RENDERED = msgspec.msgpack.Decoder(Rendered)


class Once:
    """A reader that reads each file once."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._known: dict[str, bytes] = {}

    def __call__(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]


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


def rest_key(shared: bytes, outline: Curriculum, examples: Examples, waived: Sequence[Waived], address: str) -> bytes:
    """What a site comes from, but for the pages of its modules and the files that it reads besides."""
    texts = (text for module in outline.modules for text in _of_outline(outline, module))
    versions = outline.versions.document.digest if outline.versions else b""
    released = msgspec.json.encode([outline.released, examples])
    notes = json.dumps(sorted(outline.notes.items()))
    waivers = "\n".join(map(repr, waived))
    return fingerprint("site", shared, address, waivers, notes, versions, released, *texts)


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


def rendered(store: Store, pieces: Sequence[Piece]) -> list[Rendered]:
    """The pages of all modules, of which those that are not in the store are rendered."""
    found = {number: kept for number, each in enumerate(pieces) if (kept := store.get(each.key)) is not None}
    missing = [number for number in range(len(pieces)) if number not in found]
    mine, theirs = both(
        lambda: {number: _packed(pieces[number].make()) for number in missing[::2]},
        lambda: {number: _packed(pieces[number].make()) for number in missing[1::2]},
        len(missing) > LARGE,
    )
    for number, packed in (mine | theirs).items():
        store.put(pieces[number].key, packed)
    every = found | mine | theirs
    return [_RENDERED.decode(zlib.decompress(every[number])) for number in range(len(pieces))]


def shared(outline: Curriculum) -> bytes:
    """What all pages come from."""
    return fingerprint(tool(), *_shared(outline))


def lesson_key(shared: bytes, module: Module, told: Told) -> bytes:
    """What the page of a module comes from."""
    return fingerprint(shared, "lesson", msgspec.json.encode(told), *_texts(module))


def practice_key(shared: bytes, outline: Curriculum, module: Module, read: Reader) -> bytes:
    """What the pages of a module's lab and dialogue come from, which show nothing of the prose of its lesson."""
    files = lab_reader(module, read)
    inputs = [files(lab_files.path(each)) for each in module.lab.inputs] if module.lab else []
    return fingerprint(shared, "practice", *_of_outline(outline, module), *inputs)


def _shared(curriculum: Curriculum) -> Iterator[str | bytes]:
    """What is known beyond a module: all that modules share, and of the others what a page may say of them."""
    files = (
        *(curriculum.programme, curriculum.glossary, curriculum.sources, curriculum.vendors),
        *(curriculum.retired, curriculum.style, curriculum.misconceptions, *curriculum.diagnostics),
    )
    yield from (file.document.digest if file else b"" for file in files)
    # Where a diagnostic stands, and what it is called, is said by its path alone.
    yield from (diagnostic.document.path for diagnostic in curriculum.diagnostics)
    yield json.dumps([_said(module) for module in curriculum.modules])


def _said(module: Module) -> list[Any]:
    """What the pages of other modules may say of this one."""
    return [
        *(module.id, module.level, module.title, module.kind, module.status, module.summary, module.minutes),
        *(module.aliases, module.lesson is None),
    ]


def _of_outline(outline: Curriculum, module: Module) -> Iterator[str | bytes]:
    """All that only a module tells, but for the prose of its lesson."""
    yield outline_text(outline, module)
    yield from _texts(module)


def _texts(module: Module) -> Iterator[bytes]:
    """What stands for the text of each file of a module; of an outline, none for its lesson."""
    parts = (module.lesson, module.quiz, module.lab, module.dialogue)
    documents = (module.document, module.figures_document, *(part.document if part else None for part in parts))
    return (document.digest if document else b"" for document in documents)


def _packed(pages: Rendered) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(pages), 1)
