"""The author's files as they lie on the desk: every thing that has an id, and every place that names one."""

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from mopscert.reading.files import collect, kind_of
from mopscert.reading.text_file import TextFile, decode
from mopscert.reading.yaml_document import Pointer, load
from mopscert.releases.changes import Size
from mopscert.releases.versions import raised
from mopscert.scaffold import markdown
from mopscert.scaffold.edits import Edit
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.kinds import KINDS, Kind, Spot
from mopscert.scaffold.yaml_text import YamlText

# Folder of the hand-written pages.
PAGES = "docs"
PROGRAMME, RETIRED = "curriculum/programme.yaml", "curriculum/retired.yaml"


class Thing(msgspec.Struct, frozen=True):
    """Something that has an id.

    `id` is the id as its file has it, `module` the module that it belongs to ("" where it is shared). `pointer` leads
    to the entry of the file at `path` that declares it; it is empty where that is the whole file.
    """

    kind: Kind
    id: str
    path: str
    pointer: Pointer
    module: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The id by which a whole curriculum knows it: of objectives and figures, with the module before it."""
        return f"{self.module}.{self.id}" if self.kind.is_local else self.id

    @property
    def former(self) -> tuple[str, ...]:
        """Its former ids, in the form of `name`."""
        return tuple(f"{self.module}.{alias}" if self.kind.is_local else alias for alias in self.aliases)

    @property
    def said(self) -> str:
        """The thing as a sentence names it."""
        return f'the {self.kind.name} "{self.name}"'

    @property
    def folder(self) -> str:
        """The folder of its file."""
        return self.path.rsplit("/", 1)[0]


class Use(msgspec.Struct, frozen=True):
    """A place that names a thing: its file, its line (counted from 1), and the module that the file belongs to.

    `pointer` leads to the value that is the name; it is empty for links and lines of Markdown.
    """

    path: str
    line: int
    pointer: Pointer
    module: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Desk:
    """All files of a curriculum, read once; nothing is written through it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = collect(root)
        self.texts: dict[str, TextFile] = {**self.files.texts, **dict(_pages(root))}
        self.unsound: list[str] = []
        self.yaml: dict[str, YamlText] = {}
        for path, text in self.texts.items():
            if path.endswith(".yaml"):
                document, findings = load(text)
                if document is None or findings:
                    self.unsound.append(path)
                else:
                    self.yaml[path] = YamlText(document)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that has an id, kind by kind, in the order of the files."""
        return tuple(thing for kind in KINDS.values() for thing in self._declared(kind))

    def find(self, name: str, kind: str | None = None) -> Thing:
        """The thing that a full id names; RefusedError, with the nearest, where none or several have it."""
        named = [each for each in self.things if each.name == name]
        # A lab or a dialogue is meant only where its kind says so: it has the id of its module.
        found = [each for each in named if (kind == each.kind.name if kind or each.kind.part else True)]
        if len({each.kind.name for each in found}) > 1:
            raise RefusedError(f'"{name}" is {_kinds(found, " and ")}; say with --kind which one is meant')
        if len(found) > 1:
            places = ", ".join(each.path for each in found)
            raise RefusedError(f'"{name}" stands more than once ({places}); run "mopscert check" first')
        if not found:
            raise RefusedError(self._unknown(name, kind, named))
        return found[0]

    def entry(self, thing: Thing) -> Any:
        """The value that declares a thing."""
        return self.yaml[thing.path].value(*thing.pointer)

    def line(self, path: str, pointer: Pointer) -> int:
        """Line (counted from 1) of a value."""
        return self.yaml[path].document.place(*pointer).line

    def where(self, thing: Thing) -> str:
        """File and line of a thing, as a sentence names them."""
        return f"{thing.path}:{self.line(thing.path, (*thing.pointer, 'id')) if thing.pointer else 1}"

    def module(self, name: str) -> Thing:
        """The module of a name."""
        return self.find(name, "module")

    def bank(self, module: Thing) -> str:
        """Path of a module's question bank."""
        _, level, name, _ = module.path.split("/")
        return f"quizzes/{level}/{name}.yaml"

    def retired(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The entries of the retired ids, with their numbers."""
        text = self.yaml.get(RETIRED)
        yield from enumerate((text.value("retired") if text else None) or ())

    def uses(self, thing: Thing) -> Iterator[Use]:
        """Every place that names a thing, file by file; not where it is declared."""
        for path, text in self.yaml.items():
            for spot in thing.kind.named:
                if kind_of(path) == spot.file and self._is_in_reach(thing, path):
                    yield from self._named(thing, text, spot)
        for path in self.texts:
            for line in sorted({self._line_of(path, edit) for edit in self.relinked(thing, path, thing.id)}):
                yield Use(path, line, (), _module_of(path))

    def successors(self, thing: Thing, inside: bool = False) -> Iterator[tuple[str, Pointer]]:
        """Path and pointer of each entry of a retired id that leads to a thing, or (`inside`) to one in this module."""
        for number, entry in self.retired():
            target = entry.get("instead", "")
            is_inside = inside and thing.kind.is_module and target.startswith(f"{thing.id}.")
            if is_inside or (target == thing.name and entry.get("kind") == thing.kind.name):
                yield RETIRED, ("retired", number, "instead")

    @property
    def version(self) -> str:
        """The version of the programme; RefusedError when it cannot be read."""
        if PROGRAMME not in self.yaml:
            raise RefusedError(f'{PROGRAMME} is missing or cannot be read; run "mopscert check" first')
        return str(self.yaml[PROGRAMME].value("version"))

    def next_version(self, gone: Thing) -> str:
        """The first version without a thing that goes now: after a release, the next one that may lose it.

        The release sets the version that it really is.
        """
        if self.files.catalogue is None:
            return self.version
        return raised(self.version, Size.MAJOR if gone.kind.name in ("module", "objective") else Size.MINOR)

    def _line_of(self, path: str, edit: Edit) -> int:
        return self.texts[path].text.count("\n", 0, edit.start) + 1

    def relinked(self, thing: Thing, path: str, new: str) -> list[Edit]:
        """The edits that make the Markdown of a file name a thing by another id."""
        edits: list[Edit] = []
        text = self.texts[path].text
        if path.startswith(f"{PAGES}/"):
            return markdown.readdressed(text, thing.kind.page, thing.id, new) if thing.kind.page else []
        if thing.kind.link and f"{thing.kind.link}{thing.id}" in text:
            pattern = markdown.links(thing.kind.link, thing.id)
            if yaml := self.yaml.get(path):
                edits += [
                    edit for pointer, _ in yaml.document.strings() for edit in yaml.replaced(pointer, pattern, new)
                ]
            elif path.endswith(".md"):
                edits += markdown.relinked(text, pattern, new)
        if thing.kind.fence and path == f"{self._lesson_folder(thing)}/lesson.md":
            starts = markdown.in_fences(text, thing.kind.fence, thing.id)
            edits += [Edit(start, start + len(thing.id), new) for start in starts]
        return edits

    def _lesson_folder(self, thing: Thing) -> str:
        return self.module(thing.module).folder

    def _named(self, thing: Thing, text: YamlText, spot: Spot) -> Iterator[Use]:
        for pointer in _pointers(text, spot.keys):
            value = text.value(*pointer)
            if isinstance(value, str) and value.split("#")[0] == thing.id:
                yield Use(text.path, self.line(text.path, pointer), pointer, _module_of(text.path))

    def _is_in_reach(self, thing: Thing, path: str) -> bool:
        return not thing.kind.is_local or _module_of(path) == thing.module

    def _declared(self, kind: Kind) -> Iterator[Thing]:
        for path, text in self.yaml.items():
            if kind.home is None and kind_of(path) == kind.name:
                aliases = () if kind.part else tuple(text.value("aliases") or ())
                name = path.rsplit("/", 1)[1].removesuffix(".yaml") if kind.folder else _module_of(path)
                yield Thing(kind, name, path, (), _module_of(path), aliases)
            elif kind.home is not None and kind_of(path) == kind.home.file:
                for pointer in _pointers(text, kind.home.keys):
                    entry = text.value(*pointer[:-1])
                    aliases = tuple(entry.get("aliases") or ())
                    yield Thing(kind, entry["id"], path, pointer[:-1], _module_of(path), aliases)

    def _unknown(self, name: str, kind: str | None, named: list[Thing]) -> str:
        what = f'{f"no {kind}" if kind else "nothing"} has the id "{name}"'
        if named:
            return f"{what}, which is {_kinds(named, ' and ')}{self._nearest(name, kind)}"
        for each in self.things:
            if name in each.aliases and kind in (None, each.kind.name):
                return f'{each.kind.name} "{name}" is called "{each.name}" now'
        for _, entry in self.retired():
            if entry.get("id") == name:
                return f'{entry["kind"]} "{name}" was retired in {entry["retired_in"]}: {entry["because"]}'
        return f"{what}{self._nearest(name, kind)}"

    def _nearest(self, name: str, kind: str | None) -> str:
        """The end of a sentence that offers the nearest thing; "" where none is near."""
        # As in `find`, a lab or a dialogue is offered only to who asks for one.
        among = {each.name: each for each in self.things if (kind == each.kind.name if kind else not each.kind.part)}
        near = difflib.get_close_matches(name, among, n=1, cutoff=0.6)
        return f"; did you mean {among[near[0]].said} ({self.where(among[near[0]])})?" if near else ""


def _kinds(things: Iterable[Thing], joint: str) -> str:
    return joint.join(f"a {kind}" for kind in dict.fromkeys(each.kind.name for each in things)).replace("a o", "an o")


def _module_of(path: str) -> str:
    """The module to which a file belongs; "" for shared files."""
    parts = path.split("/")
    if parts[0] == "curriculum":
        return parts[2] if len(parts) > 3 else ""
    return parts[2].removesuffix(".yaml") if parts[0] == "quizzes" and len(parts) == 3 else ""


def _pages(root: Path) -> Iterator[tuple[str, TextFile]]:
    """Hand-written pages, which lead to modules, terms and sources by their addresses."""
    for file in sorted((root / PAGES).rglob("*.md")):
        if file.is_file() and not file.is_symlink():
            path = file.relative_to(root).as_posix()
            text, _ = decode(path, file.read_bytes())
            if text is not None:
                yield path, text


def _pointers(text: YamlText, keys: tuple[str, ...], pointer: Pointer = ()) -> Iterator[Pointer]:
    """All values that keys and stars lead to."""
    if not keys:
        if text.value(*pointer) is not None:
            yield pointer
        return
    key, *others = keys
    if key != "*":
        yield from _pointers(text, tuple(others), (*pointer, key))
    elif isinstance(entries := text.value(*pointer), list):
        for number in range(len(entries)):
            yield from _pointers(text, tuple(others), (*pointer, number))


def refuse_unsound(desk: Desk) -> None:
    """RefusedError when a file could not be read, because what it names is unknown."""
    if desk.unsound or desk.files.findings:
        places = desk.unsound or [finding.place.path for finding in desk.files.findings]
        raise RefusedError(f'{places[0]} cannot be read, and may name other things; run "mopscert check" first')
