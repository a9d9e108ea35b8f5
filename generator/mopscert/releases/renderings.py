"""A comparison as text for the terminal, as Markdown for a pull request, and as JSON for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from mopscert.releases.changes import Change, Size, kinds
from mopscert.releases.comparison import Comparison
from mopscert.releases.versions import raised


@cache
def words() -> dict[str, Any]:
    """The words around the sentences."""
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def sentence(comparison: Comparison, change: Change) -> str:
    """A change in one sentence for authors and maintainers, with ids in backquotes; it has no full stop."""
    kind = kinds()[change.kind]
    said = tidy(kind.text.format(**filling(comparison, change)))
    return said + (words()["planned"] if change.size.word != kind.size else "")


def filling(comparison: Comparison, change: Change) -> dict[str, str]:
    """What is filled into the sentence of a change: its values, each without a full stop at its end."""
    values = {**msgspec.structs.asdict(change), "level": comparison.title(change)}
    return {name: tidy(str(value)) for name, value in values.items()}


def tidy(text: str) -> str:
    """One line without a full stop at its end."""
    return " ".join(text.split()).removesuffix(".")


def counted(changes: Sequence[Change]) -> str:
    """How many of each kind, in words, as in "two questions retired and one question replaced"; "" for none."""
    found = Counter(change.kind for change in changes)
    parts = [
        f"{number(found[kind])} {each.count[found[kind] > 1]}"
        for kind, each in kinds().items()
        if each.count and found[kind]
    ]
    return listing(parts)


def number(n: int) -> str:
    """A small number as a word, a larger one in digits."""
    names = words()["number"]
    return str(names[n]) if n < len(names) else str(n)


def listing(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence."""
    *others, last = parts or [""]
    return str(words()["and"]).format(others=", ".join(others), last=last) if others else last


def as_text(comparison: Comparison, old: str, new: str) -> str:
    """The comparison as plain text; `old` and `new` are what people call the two sides."""
    lines = [_head(comparison, old, new)]
    for title, changes in _groups(comparison):
        lines += ["", title, *(f"  {sentence(comparison, change)}" for change in changes)]
    if found := counted(comparison.changes):
        lines += ["", words()["in_all"].format(counted=found)]
    return "\n".join(lines) + "\n"


def as_markdown(comparison: Comparison, old: str, new: str) -> str:
    """The comparison as Markdown."""
    lines = [_head(comparison, old, new)]
    if found := counted(comparison.changes):
        lines += ["", words()["in_all"].format(counted=found)]
    for title, changes in _groups(comparison):
        lines += ["", f"### {title}", "", *(f"- {sentence(comparison, change)}" for change in changes)]
    return "\n".join(lines) + "\n"


class _ChangeRecord(msgspec.Struct, frozen=True):
    """A change as the format has it."""

    kind: str
    size: str
    error: bool
    text: str
    id: str
    module: str
    level: str
    was: str
    now: str


class _DiffFile(msgspec.Struct, frozen=True):
    """The whole comparison; `schema` rises when a program that reads it must change."""

    schema: Literal[1]
    old: str
    new: str
    size: str | None
    next: str | None
    changes: tuple[_ChangeRecord, ...]


def as_json(comparison: Comparison, old: str, new: str) -> str:
    """The comparison as a JSON object."""
    size = comparison.size
    whole = _DiffFile(
        schema=1,
        old=old,
        new=new,
        size=None if size is None else size.word,
        next=None if size is None else raised(comparison.old.version, size),
        changes=tuple(_record(comparison, change) for change in comparison.changes),
    )
    return msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n"


def _record(comparison: Comparison, change: Change) -> _ChangeRecord:
    return _ChangeRecord(
        kind=change.kind,
        size=change.size.word,
        error=change.is_error,
        text=sentence(comparison, change),
        id=change.id,
        module=change.module,
        level=change.level,
        was=change.was,
        now=change.now,
    )


def _head(comparison: Comparison, old: str, new: str) -> str:
    w, size = words(), comparison.size
    if size is None:
        return str(w["nothing"].format(old=old, new=new))
    one, many = w["changes"]
    amount = one if len(comparison.changes) == 1 else many.format(n=len(comparison.changes))
    least = w["next"].format(version=raised(comparison.old.version, size), size=size.word)
    return f"{w['compared'].format(old=old, new=new, changes=amount)} {least}"


def _groups(comparison: Comparison) -> Iterator[tuple[str, list[Change]]]:
    """Errors, then the other changes from the largest to the smallest."""
    if comparison.errors:
        yield words()["error"], list(comparison.errors)
    for size in reversed(Size):
        if found := [each for each in comparison.changes if each.size == size and not each.is_error]:
            yield words()[size.word], found
