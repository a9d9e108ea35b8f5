"""Collects edits of many files, and makes one plan of them."""

from collections import defaultdict
from collections.abc import Iterable

from mopscert.reading.text_file import BOM, TextFile
from mopscert.reading.yaml_document import load
from mopscert.scaffold.desk import Desk
from mopscert.scaffold.edits import Edit, edited
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.plan import Plan
from mopscert.scaffold.writing import Change
from mopscert.scaffold.yaml_text import YamlText


class Draft:
    """What a verb wants to change on a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.edits: dict[str, list[Edit]] = defaultdict(list)
        self.new: dict[str, str] = {}
        self.moves: list[tuple[str, str]] = []
        self.removals: list[str] = []

    def edit(self, path: str, edits: Iterable[Edit]) -> None:
        """Edit a file that is there, by the places it had when it was read."""
        self.edits[path] += edits

    def create(self, path: str, lines: Iterable[str]) -> None:
        """Write a new file."""
        self.new[path] = "".join(f"{line}\n" for line in lines)

    def move(self, old: str, new: str) -> None:
        """Move a file or a folder."""
        self.moves.append((old, new))

    def remove(self, path: str) -> None:
        """Remove a file or a folder; edits of what is in it are dropped."""
        self.removals.append(path)

    def yaml(self, path: str) -> YamlText:
        """A file as the edits make it, for places that depend on them."""
        document, _ = load(TextFile(path, self._text(path)))
        assert document is not None, path
        return YamlText(document)

    def settle(self, path: str, edits: Iterable[Edit]) -> None:
        """Edit a file by the places of `yaml(path)`, that is, after all edits before."""
        text = edited(self._text(path), edits)
        whole = self.desk.texts[path].text
        self.edits[path] = [Edit(0, len(whole), text)]

    def plan(self) -> Plan:
        """All of it as changes of files; RefusedError when a file is no longer what it was when it was read."""
        moved = {new + path.removeprefix(old): path for old, new in self.moves for path in self._files(old)}
        gone = {path for removed in self.removals for path in self._files(removed)}
        edited = {path for path, edits in self.edits.items() if edits} - gone
        fresh = [Change(path, None, text.encode()) for path, text in self.new.items()]
        left = [Change(path, self._now(path), None) for path in (*gone, *moved.values())]
        arrived = [Change(new, None, self._then(old)) for new, old in moved.items()]
        kept = [Change(path, self._now(path), self._then(path)) for path in edited - {*moved.values()}]
        changes = sorted([*fresh, *left, *arrived, *kept], key=lambda change: change.path)
        return Plan(tuple(changes), dict(sorted(moved.items())))

    def _files(self, path: str) -> list[str]:
        """A file, or all files below a folder."""
        place = self.desk.root / path
        below = place.rglob("*") if place.is_dir() and not place.is_symlink() else [place]
        return [each.relative_to(self.desk.root).as_posix() for each in below if each.is_symlink() or each.is_file()]

    def _now(self, path: str) -> bytes:
        """What a file holds; RefusedError when it is not what was read."""
        data = (self.desk.root / path).read_bytes()
        read = self.desk.texts.get(path)
        if read is not None and data.removeprefix(BOM) != read.text.encode():
            raise RefusedError(f"{path} was changed by somebody else meanwhile; try again")
        return data

    def _then(self, path: str) -> bytes:
        """What a file will hold."""
        data = self._now(path)
        return BOM * data.startswith(BOM) + self._text(path).encode() if self.edits.get(path) else data

    def _text(self, path: str) -> str:
        return edited(self.desk.texts[path].text, self.edits[path])
