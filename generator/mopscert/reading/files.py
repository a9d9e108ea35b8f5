"""Which files there are and what each is for; links are not followed out, and nothing is read twice."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from mopscert.errors import MopscertError
from mopscert.findings import Finding
from mopscert.folders import leads_out
from mopscert.model import LAB_FOLDERS, WALKTHROUGHS
from mopscert.reading.rules import sch004_too_large, sch013_outside_link, sch014_unknown_place, sch015_missing_part
from mopscert.reading.text_file import (
    MAX_BYTES,
    MAX_DATA_BYTES,
    MAX_LESSON_BYTES,
    MAX_RELEASE_BYTES,
    TextFile,
    decode,
)

SHARED = {
    "curriculum/programme.yaml": "programme",
    "curriculum/glossary.yaml": "glossary",
    "curriculum/sources.yaml": "sources",
    "curriculum/vendors.yaml": "vendors",
    "curriculum/retired.yaml": "retired",
    "curriculum/style.yaml": "style",
    "quizzes/misconceptions.yaml": "misconceptions",
    "releases/versions.yaml": "versions",
}
MODULE = {
    "module.yaml": "module",
    "lesson.md": "lesson",
    "figures.yaml": "figures",
    "lab.yaml": "lab",
    "dialogue.yaml": "dialogue",
}
# A folder of files, and not one of modules.
DIAGNOSTICS = "curriculum/diagnostics"
# What earlier releases were, and their notes; before the first one there is no such folder.
RELEASES = "releases"
# Which they are, when they were released, and how long each stays.
VERSIONS = f"{RELEASES}/versions.yaml"
# The top folders, and how deep folders may stand in them.
_DEPTHS = {"curriculum": 3, "quizzes": 2, RELEASES: 1}
_VERSION = r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
_RELEASE = re.compile(rf"{RELEASES}/{_VERSION}\.(json|md)")
_DECLARED = re.compile(r"(?:\b(?:id|owner): *[\"']?|\{#)([a-z0-9-]+)[\"']?\s*(?:[,}\n]|$)")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Files(msgspec.Struct, frozen=True):
    """All files that could be read, by path, and what is wrong with the others.

    `root` is the folder from which all paths lead. `present` also holds the paths of files that could not be read,
    `strays` those of unknown names, `folders` the folders of modules, and `refused` the folders that were not looked
    into. `sizes` are the bytes of the files of labs, which are looked at one by one once it is known which a lab names;
    `walkthroughs` are pages about labs, of which only the paths count. `catalogue` is the path and the bytes of the
    catalogue of the last release, None before the first; `releases` are the paths of all catalogues and notes.
    """

    root: Path
    texts: dict[str, TextFile]
    present: frozenset[str]
    sizes: dict[str, int] = {}
    walkthroughs: frozenset[str] = frozenset()
    catalogue: tuple[str, bytes] | None = None
    releases: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def has(self, path: str) -> bool:
        """True when the file is there, or may be in a folder that was not looked into."""
        return path in self.present or any(_is_in(path, folder) for folder in self.refused)

    def may_hide(self, folder: str) -> bool:
        """True when a folder at, above or below `folder` was not looked into."""
        return any(_is_in(folder, each) or each.startswith(f"{folder}/") for each in self.refused)


def _is_in(path: str, folder: str) -> bool:
    """True when a path is a folder or leads through it, be the folder spelt with capitals or without."""
    return f"{path}/".startswith(f"{folder.lower()}/")


@cache
def kind_of(path: str) -> str | None:
    """What a file is for, by its path; None when files of that path are not read."""
    if path in SHARED:
        return SHARED[path]
    parts = path.split("/")
    if parts[0] == "curriculum" and len(parts) == 4:
        return MODULE.get(parts[3])
    if len(parts) == 3 and path.endswith(".yaml"):
        if parts[0] == "quizzes":
            return "quiz"
        if path.startswith(f"{DIAGNOSTICS}/") and _ID.fullmatch(parts[2].removesuffix(".yaml")):
            return "diagnostic"
    return None


def _limit(path: str, kind: str | None) -> int:
    """The bytes that a file may have: of a kind, of a release, or else with data of a lab."""
    if kind:
        return MAX_LESSON_BYTES if kind == "lesson" else MAX_BYTES
    return MAX_RELEASE_BYTES if version_of(path) else MAX_DATA_BYTES


def module_of(path: str) -> str:
    """The id of the module whose folder or bank a file is, by its path; "" for what is no part of one module."""
    if path.count("/") < 2 or path.startswith(f"{DIAGNOSTICS}/"):
        return ""
    return path.split("/")[2].removesuffix(".yaml")


def ids(files: Files) -> frozenset[str]:
    """All ids and anchors that something has: modules, diagnostics, and what texts declare or are owned by."""
    paths = [*files.folders, *(path.removesuffix(".yaml") for path in files.texts if kind_of(path) == "diagnostic")]
    declared = (_DECLARED.findall(each.text) for each in files.texts.values())
    return frozenset(path.rsplit("/", 1)[-1] for path in paths).union(*declared)


def version_of(path: str) -> tuple[int, ...] | None:
    """The version whose catalogue or notes a path is for, as numbers that can be compared; None for other paths."""
    match = _RELEASE.fullmatch(path)
    return tuple(map(int, match.groups()[:3])) if match else None


def _is_lab_folder(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[0] == "curriculum" and parts[3] in LAB_FOLDERS


def collect(root: Path) -> Files:
    """Read all files of a curriculum; MopscertError when there is none at `root`, or when it cannot be read."""
    if not (root / "curriculum").is_dir():
        raise MopscertError(f"there is no folder {root / 'curriculum'}; name the folder that holds it with --root")
    collector = _Collector(root)
    try:
        for top in _DEPTHS:
            if top != RELEASES or os.path.lexists(root / top):
                collector.folder(top)
        collector.last_catalogue()
    except OSError as error:
        raise MopscertError(f"cannot read {error.filename}: {error.strerror}") from error
    return collector.files()


class _Collector:
    """Walks through folders in the order of their names."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts: dict[str, TextFile] = {}
        self.present: list[str] = []
        self.sizes: dict[str, int] = {}
        self.releases: list[str] = []
        self.catalogue: tuple[str, bytes] | None = None
        self.strays: list[str] = []
        self.folders: list[str] = []
        self.refused: list[str] = []
        self.findings: list[Finding] = []

    def files(self) -> Files:
        """What was found."""
        return Files(
            root=self.root,
            texts=self.texts,
            present=frozenset(self.present),
            sizes=self.sizes,
            walkthroughs=frozenset(self._walkthroughs()),
            catalogue=self.catalogue,
            releases=tuple(self.releases),
            strays=tuple(self.strays),
            folders=tuple(self.folders),
            refused=tuple(self.refused),
            findings=tuple(self.findings),
        )

    def _walkthroughs(self) -> Iterator[str]:
        folder = self.root / "docs" / WALKTHROUGHS
        if not leads_out(folder, self.root):
            yield from (f"{WALKTHROUGHS}/{page.name}" for page in folder.glob("*.md"))

    def last_catalogue(self) -> None:
        """Read the catalogue of the highest version; those before it are history."""
        catalogues = [path for path in self.releases if path.endswith(".json")]
        if catalogues:
            path = max(catalogues, key=lambda each: version_of(each) or ())
            self.catalogue = path, (self.root / path).read_bytes()

    def folder(self, path: str, is_link: bool | None = None) -> None:
        """Look into a folder, unless it is refused."""
        if refusal := self._refusal(path, (self.root / path).is_symlink() if is_link is None else is_link):
            self.findings.append(refusal)
            self.refused.append(path)
            return
        if path.count("/") == 2 and path.startswith("curriculum/"):
            self.folders.append(path)
        # What the system says of a file as it lists it need not be asked for again.
        with os.scandir(self.root / path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if not entry.name.startswith("."):
                self._entry(f"{path}/{entry.name}", entry)

    def _entry(self, path: str, entry: os.DirEntry[str]) -> None:
        if not entry.name.isprintable():
            self.findings.append(sch014_unknown_place.unprintable(path))
        # A link may lead in a circle, which only the slower way takes for no folder.
        elif (self.root / path).is_dir() if (is_link := entry.is_symlink()) else entry.is_dir():
            self.folder(path, is_link)
        else:
            self._file(path, entry)

    def _refusal(self, path: str, is_link: bool) -> Finding | None:
        parts = path.split("/")
        if len(parts) == 1 and not (self.root / path).exists():
            return sch015_missing_part.folder(path)
        if is_link:
            if not self._is_inside(path):
                return sch013_outside_link.finding(path)
            if len(parts) > 1:
                return sch013_outside_link.folder(path)
        is_too_deep = len(parts) > _DEPTHS[parts[0]] and not _is_lab_folder(path)
        if is_too_deep or path.startswith(f"{DIAGNOSTICS}/"):
            return sch014_unknown_place.folder(path)
        return None if _ID.fullmatch(parts[-1]) else sch014_unknown_place.no_id(path)

    def _file(self, path: str, entry: os.DirEntry[str]) -> None:
        self.present.append(path)
        kind = kind_of(path)
        if entry.is_symlink() and not self._is_inside(path):
            self.findings.append(sch013_outside_link.finding(path))
        elif kind is None and not _is_lab_folder(path.rsplit("/", 1)[0]) and not version_of(path):
            self.strays.append(path)
        elif not entry.is_file():
            self.findings.append(sch014_unknown_place.no_file(path))
        else:
            self._sized(path, kind, entry)

    def _sized(self, path: str, kind: str | None, entry: os.DirEntry[str]) -> None:
        size, limit = entry.stat().st_size, _limit(path, kind)
        if kind is None and not version_of(path):
            self.sizes[path] = size
        if size > limit:
            self.findings.append(sch004_too_large.finding(path, size, limit))
        elif version_of(path):
            self.releases.append(path)
        elif kind:
            text, findings = decode(path, Path(entry.path).read_bytes())
            self.findings += findings
            if text is not None:
                self.texts[path] = text

    def _is_inside(self, path: str) -> bool:
        return not leads_out(self.root / path, self.root)
