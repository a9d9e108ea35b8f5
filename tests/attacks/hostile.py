"""Texts of attackers in every text field of a curriculum, each field with another one, and the harmless twin of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import yaml

from mopscert.reading.files import kind_of
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.schemas import schema

HERE = Path(__file__).parent
# Texts that the tool reads as data: verbs to look up, words to look for, and names that make addresses.
NO_PROSE = {"verbs", "branch", "phrases", "instead", "fiction", "abbreviations", "spellings", "meaning_of", "pattern"}
WORDS = "and plain words"


class Vector(msgspec.Struct, frozen=True):
    """What an attacker writes, and harmless text of the same Markdown."""

    text: str
    like: str = WORDS


def vectors() -> tuple[Vector, ...]:
    """All attacks, and the texts that have broken other programs, as far as a file may hold them."""
    attacks = yaml.safe_load((HERE / "vectors.yaml").read_text("utf-8"))
    naughty = yaml.safe_load((HERE.parent / "acceptance" / "naughty.yaml").read_text("utf-8"))
    found = [Vector(**each) if isinstance(each, dict) else Vector(each) for part in attacks.values() for each in part]
    # Long ones make pages of megabytes, and have their own test.
    kept = [each for each in naughty if not each.get("finding", "").startswith("SCH") and each.get("times", 1) == 1]
    return (*found, *(Vector(each["text"], "x" if each.get("linked") else WORDS) for each in kept))


def fill(project: Path, shift: int, *, harmless: bool = False) -> int:
    """Put vectors into all files of a project, beginning with number `shift`; return how many fields took one."""
    return fill_with([each.like if harmless else each.text for each in vectors()], project, shift)


def fill_with(texts: Sequence[str], project: Path, shift: int = 0) -> int:
    """Put texts into all files of a project, as `fill` does."""
    complete(project)
    numbers = count(shift)
    for path, form, value in values(project):
        filled = _filled(form, form, value, _Texts(texts, numbers))
        path.write_text(json.dumps(filled, ensure_ascii=False, indent=1), encoding="utf-8")
    lessons = sorted((project / "curriculum").rglob("lesson.md"))
    for number, path in enumerate(lessons):
        # A share of all, so that no lesson becomes too long.
        pieces = _pieces(texts[(number + shift) % len(lessons) :: len(lessons)])
        path.write_text(path.read_text("utf-8") + "".join(pieces), encoding="utf-8")
    with lessons[-1].open("a", encoding="utf-8") as last:
        last.write("".join(f"\n\n{each}\n" for each in texts if each[:1] == "<"))
    return next(numbers) - shift


def complete(project: Path) -> None:
    """Add what the fixtures lack of what a curriculum may say, so that there is each field of each format."""
    for name, more in yaml.safe_load((HERE / "further.yaml").read_text("utf-8")).items():
        path = project / name
        if path.suffix == ".md" and path.exists():
            path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
        elif path.exists():
            path.write_text(json.dumps(_joined(_value(path), more), ensure_ascii=False, indent=1), encoding="utf-8")


def _joined(value: Any, more: Any) -> Any:
    if isinstance(value, dict):
        return value | {name: _joined(value.get(name), each) for name, each in more.items()}
    if not isinstance(value, list):
        return more
    added = {each.get("id"): each for each in more}
    known = [_joined(each, added.pop(each.get("id"), {})) for each in value]
    return [*known, *added.values()]


def values(project: Path) -> Iterator[tuple[Path, Mapping[str, Any], Any]]:
    """All files of authors that are not lessons: path, schema, and what stands in it."""
    for path in sorted(path for top in ("curriculum", "quizzes") for path in (project / top).rglob("*.yaml")):
        form = schema(kind_of(path.relative_to(project).as_posix()))
        yield path, form, _value(path)


def _value(path: Path) -> Any:
    return load(TextFile(path.name, path.read_text("utf-8")))[0].value


class _Texts:
    def __init__(self, texts: Sequence[str], numbers: Iterator[int]) -> None:
        self.texts, self.numbers = texts, numbers

    def __call__(self, room: int) -> str:
        # The same number for both twins, whether or not there is room.
        text = self.texts[next(self.numbers) % len(self.texts)]
        return text if len(text) < room else WORDS[:room]


def _filled(root: Mapping[str, Any], part: Mapping[str, Any], value: Any, texts: _Texts, key: str = "") -> Any:
    part = resolved(root, part)
    if isinstance(value, dict):
        inner = part.get("properties", {})
        return {name: _filled(root, inner.get(name, {}), each, texts, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(root, part.get("items", {}), each, texts, key) for each in value]
    if part.get("pattern") != r"\S" or key in NO_PROSE:
        return value
    return f"{value.rstrip()} {texts(part['maxLength'] - len(value) - 1)}".rstrip()


def resolved(root: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of a schema with what it refers to."""
    while "$ref" in part:
        part = {**root["$defs"][part["$ref"].rsplit("/", 1)[-1]], **{k: v for k, v in part.items() if k != "$ref"}}
    return part


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    """Each text in each kind of place that a lesson has, behind a word, so that it begins no block of HTML."""
    for number, text in enumerate(texts):
        cell = text.replace("|", "\\|")
        yield f"\n\nA {text}\n\n- A {text}\n\n| A {cell} |\n| --- |\n| A {cell} |\n\n> A {text}\n"
        yield f"\n### A {text} {{#vector-{number}}}\n\n::: note A {text}\nWords.\n:::\n\n```html\n{text}\n```\n"
