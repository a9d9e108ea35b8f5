"""A change between two versions: its kind, what it is about, and how large it is."""

from enum import IntEnum
from functools import cache
from pathlib import Path

import msgspec
import yaml

# Not through importlib.resources, which takes long to import.
_TABLE = Path(__file__).parent / "changes.yaml"


class Size(IntEnum):
    """How much of a version a change raises, from the smallest."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2

    @property
    def word(self) -> str:
        """The size as people say it."""
        return self.name.lower()


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of change as `changes.yaml` has it: its size, its sentence, and its sentence for learners.

    `count` is how several are counted, one and many; `error`: no version may have it.
    """

    size: str
    text: str
    count: tuple[str, str] | None = None
    learner: str = ""
    error: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of changes, in the order of lists."""
    text = _TABLE.read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), dict[str, Kind])


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `kind` is its name in `changes.yaml`, whose sentence says which of the others it has.

    `level` is the id of the level, `module` that of the module that it belongs to, both as they are now, or were where
    they are gone. `was` and `now` are what changed, as people read it. `at` is the address of what changed or takes its
    place, "" where there is none, and `to` the title of what stands there. `planned`: at its level or in its module
    there was nothing to study before.
    """

    kind: str
    id: str = ""
    title: str = ""
    level: str = ""
    module: str = ""
    was: str = ""
    now: str = ""
    because: str = ""
    at: str = ""
    to: str = ""
    planned: bool = False

    @property
    def size(self) -> Size:
        """What the change asks of the next version."""
        size = Size[kinds()[self.kind].size.upper()]
        return min(size, Size.MINOR) if self.planned and not self.is_error else size

    @property
    def is_error(self) -> bool:
        """True when no version may have it."""
        return kinds()[self.kind].error
