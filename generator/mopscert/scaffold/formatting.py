"""Files of a curriculum in their one canonical layout, with the same meaning and every comment."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from mopscert.findings import Finding
from mopscert.reading.files import collect, kind_of
from mopscert.reading.lesson import read_lesson
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.scaffold.lesson_layout import lesson_layout, meaning
from mopscert.scaffold.writing import Change, line_end
from mopscert.scaffold.yaml_layout import layout
from mopscert.scaffold.yaml_order import in_order
from mopscert.scaffold.yaml_tree import read_tree


class Formatted(msgspec.Struct, frozen=True):
    """What became of a file: the change to make, if any; findings that forbid one; or that its meaning would change."""

    path: str
    change: Change | None = None
    findings: tuple[Finding, ...] = ()
    unsafe: bool = False


def formatted_files(root: Path, wanted: Collection[str] = (".",)) -> list[Formatted]:
    """What becomes of the files below `root` that have the paths `wanted` or stand in such folders, sorted by path.

    MopscertError when there is no curriculum. A file with a finding about its text or its syntax is left alone, and
    so is a link.
    """
    files = collect(root)
    found = {path: Formatted(path) for path in files.present if kind_of(path) and is_below(path, wanted)}
    for finding in files.findings:
        if each := found.get(finding.place.path):
            found[each.path] = msgspec.structs.replace(each, findings=(*each.findings, finding))
    for path, each in found.items():
        if not each.findings and not (root / path).is_symlink():
            found[path] = _formatted(files.texts[path])
    return [found[path] for path in sorted(found)]


def is_below(path: str, wanted: Collection[str]) -> bool:
    """True when a path is among the wanted ones, or in a folder that is; "." is the folder around all."""
    return any(each == "." or f"{path}/".startswith(f"{each}/") for each in wanted)


def formatted_text(kind: str, text: str) -> str:
    r"""The canonical text of a sound file of a kind, whose lines end in "\n"."""
    if kind == "lesson":
        return lesson_layout(text)
    tree = read_tree(text)
    return layout(in_order(tree, kind)) if tree else text


def _formatted(file: TextFile) -> Formatted:
    kind = kind_of(file.path)
    assert kind is not None
    old = file.text.replace("\r\n", "\n")
    # A last line without an end is taken to have one, as every editor would add it.
    old += "" if old.endswith("\n") else "\n"
    _, findings = (read_lesson if kind == "lesson" else load)(file)
    if findings:
        return Formatted(file.path, findings=tuple(findings))
    new = formatted_text(kind, old)
    if _meaning(kind, old) != _meaning(kind, new):
        return Formatted(file.path, unsafe=True)
    text = new.replace("\n", line_end(file.text))
    change = Change(file.path, file.text.encode(), text.encode()) if text != file.text else None
    return Formatted(file.path, change)


def _meaning(kind: str, text: str) -> object:
    """What must stay the same."""
    if kind == "lesson":
        return meaning(text)
    document, findings = load(TextFile("", text))
    return document and document.value, findings, _comments(text)


def _comments(text: str) -> list[str]:
    """All comments, in the order of their letters: what is left where values are taken away."""
    rest, position = [], 0
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    scalars: Iterator[Any] = (event for event in events if isinstance(event, yaml.ScalarEvent))
    for event in scalars:
        start, end = event.start_mark.index, event.end_mark.index
        header = re.match(r"[|>].*", text[start:end]) if event.style in ("|", ">") else None
        rest += [text[position:start], header[0] if header else ""]
        position = end - text[start:end].endswith("\n")
    return sorted(line.rstrip() for line in re.findall("#.*", "".join([*rest, text[position:]])))
