"""Two validators read the schemas: the fast one decides, the other explains. They must never differ.

What they let through can always be built.
"""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mopscert.reading.files import kind_of
from mopscert.reading.narrowing import explain
from mopscert.reading.schema import _gate, problems
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import YamlDocument, load
from mopscert.schemas import KINDS, schema

from .test_schemas import FILES

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "fixtures" / "tiny"
MUTATIONS = 100
# Values that are wrong in most places, and right in some. Whole numbers with a point are read as whole numbers.
WRONG = [None, True, 0, -1, 1, 2.5, 10**30, int(1e300), "", " ", "x", "X y", "a\n", "#a\n", "2026-02-30", "0000-01-01"]
WRONG += ["2026-11-20\n", "https://a\u00a0b", "٣", "-", [], ["x"], ["x", "x"], {}, {"x": 1}, {"a\n": 1}, [[]], "x" * 61]


def _files() -> list[Path]:
    """Every YAML file of the real curriculum and of the tiny one, which between them have all kinds."""
    tops = [base / top for base in (ROOT, TINY) for top in ("curriculum", "quizzes", "releases")]
    paths = [path for top in tops for path in sorted(top.rglob("*.yaml"))]
    assert {_kind(path) for path in paths} == set(KINDS)
    return paths


def _kind(path: Path) -> str:
    base = TINY if path.is_relative_to(TINY) else ROOT
    kind = kind_of(path.relative_to(base).as_posix())
    assert kind is not None, path
    return kind


def _verdict(kind: str, value: Any) -> bool:
    """What both validators say of a value; an assertion fails where they differ."""
    document = YamlDocument(TextFile("x.yaml", ""))
    document.hold(value)
    explained = [finding.message for finding in explain(schema(kind), document)]
    verdict: bool = _gate(kind).is_valid(value)
    assert verdict == (explained == []), (value, explained)
    if verdict:
        msgspec.convert(value, FILES[kind])
    return verdict


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_files_are_valid_to_both(path):
    document, findings = load(TextFile(path.name, path.read_text()))
    kind = _kind(path)
    assert findings == []
    assert (problems(kind, document), explain(schema(kind), document)) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_changed_files_are_the_same_to_both(kind):
    value = _sample(kind)
    changes = list(_changes(value))
    # Every n-th of them, so that they come from all over the file.
    chosen = changes[:: max(1, len(changes) // MUTATIONS)]
    verdicts = [_verdict(kind, _changed(value, *change)) for change in chosen]
    assert len(verdicts) >= MUTATIONS
    assert verdicts.count(False) > MUTATIONS // 2


def _sample(kind: str) -> Any:
    """The value of the first file of a kind."""
    paths = [path for top in ("curriculum", "quizzes", "releases") for path in sorted((TINY / top).rglob("*.yaml"))]
    path = next(path for path in paths if _kind(path) == kind)
    document, _ = load(TextFile(path.name, path.read_text()))
    return document.value


def _changes(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str, Any]]:
    """All single changes: other values, keys and items that go, double or get another name."""
    for wrong in WRONG:
        yield pointer, "set", wrong
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield (*pointer, step), "drop", None
        yield (*pointer, step), "rename", None
        yield from _changes(inner, (*pointer, step))


def _changed(value: Any, pointer: tuple[Any, ...], what: str, new: Any) -> Any:
    if not pointer:
        return new
    value = copy.deepcopy(value)
    holder = value
    for step in pointer[:-1]:
        holder = holder[step]
    match what, holder:
        case "set", _:
            holder[pointer[-1]] = new
        case "drop", _:
            del holder[pointer[-1]]
        case "rename", dict():
            holder[f"{pointer[-1]}s"] = holder.pop(pointer[-1])
        case "rename", list():
            holder.append(holder[pointer[-1]])
    return value
