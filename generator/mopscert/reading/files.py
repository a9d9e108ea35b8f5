"""Which files there are, what each is for, and those that stand in an unknown place."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mopscert.errors import MopscertError
from mopscert.findings import Finding
from mopscert.reading.rules import sch004_too_large, sch013_outside_link, sch014_unknown_place
from mopscert.reading.text_file import MAX_BYTES, TextFile, decode

SHARED = {
    "curriculum/programme.yaml": "programme",
    "curriculum/glossary.yaml": "glossary",
    "curriculum/sources.yaml": "sources",
    "curriculum/vendors.yaml": "vendors",
    "curriculum/retired.yaml": "retired",
    "quizzes/misconceptions.yaml": "misconceptions",
}
MODULE = {"module.yaml": "module", "lesson.md": "lesson", "figures.yaml": "figures"}


class Files(msgspec.Struct, frozen=True):
    """All files that could be read, by path, and what is wrong with the others.

    `present` also holds the paths of files that could not be read.
    """

    texts: dict[str, TextFile]
    present: frozenset[str]
    findings: tuple[Finding, ...]


def kind_of(path: str) -> str | None:
    """What a file is for, by its path; None when files of that path are not read."""
    if path in SHARED:
        return SHARED[path]
    parts = path.split("/")
    if parts[0] == "curriculum" and len(parts) == 4:
        return MODULE.get(parts[3])
    if parts[0] == "quizzes" and len(parts) == 3 and path.endswith(".yaml"):
        return "quiz"
    return None


def collect(root: Path) -> Files:
    """Read all files of a curriculum; MopscertError when there is none at `root`."""
    if not (root / "curriculum").is_dir():
        raise MopscertError(f"there is no folder {root / 'curriculum'}; name the folder that holds it with --root")
    texts: dict[str, TextFile] = {}
    findings: list[Finding] = []
    present = []
    for path in sorted(_paths(root)):
        present.append(path)
        text, found = _read(root, path)
        findings += found
        if text is not None:
            texts[path] = text
    return Files(texts, frozenset(present), tuple(findings))


def _paths(root: Path) -> Iterator[str]:
    for top in ("curriculum", "quizzes"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            linked = [name for name in folders if Path(folder, name).is_symlink()]
            for name in [*names, *linked]:
                if not name.startswith("."):
                    yield Path(folder, name).relative_to(root).as_posix()


def _read(root: Path, path: str) -> tuple[TextFile | None, list[Finding]]:
    file = root / path
    if file.is_symlink() and not _inside(root, file):
        return None, [sch013_outside_link.finding(path)]
    if kind_of(path) is None:
        return None, [sch014_unknown_place.finding(path, _names_beside(path))]
    if (size := file.stat().st_size) > MAX_BYTES:
        return None, [sch004_too_large.finding(path, size, MAX_BYTES)]
    return decode(path, file.read_bytes())


def _inside(root: Path, file: Path) -> bool:
    try:
        return file.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _names_beside(path: str) -> list[str]:
    parts = path.split("/")
    if parts[0] == "curriculum" and len(parts) == 4:
        return list(MODULE)
    return [name.rsplit("/", 1)[-1] for name in SHARED if name.count("/") == path.count("/")]
