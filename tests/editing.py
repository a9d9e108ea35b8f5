"""Edits on a copy of a curriculum, as the cases of rules and the acceptance tests write them."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mopscert.checking import check
from mopscert.findings import Finding
from mopscert.releases import history
from mopscert.releases.catalogue import encode
from mopscert.reports import text_report


def copy(source: Path, target: Path) -> Path:
    """Copy what `mopscert check` reads."""
    for top in ("curriculum", "quizzes"):
        shutil.copytree(source / top, target / top)
    if (pages := source / "docs/walkthroughs").is_dir():
        shutil.copytree(pages, target / "docs/walkthroughs")
    return target


def apply(edits: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Change the files of a copy, one edit after the other."""
    for edit in edits:
        _apply(folder, **edit)


def findings(folder: Path) -> tuple[Finding, ...]:
    """What `mopscert check` finds, after its whole report was made."""
    found = check(folder).findings
    text_report(found)
    return found


def git(folder: Path, *arguments: str, given: str = "") -> None:
    """Run git in a folder; what it says is the error."""
    command = ["git", *arguments]
    result = subprocess.run(command, cwd=folder, input=given.encode(), capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def released(folder: Path, version: str) -> bytes:
    """The catalogue of a release that would be cut now."""
    return encode(msgspec.structs.replace(history.working_tree(folder).catalogue, version=version))


def _note(folder: Path, version: str) -> None:
    """Enter a release where `mopscert release` does."""
    programme, versions = folder / "curriculum/programme.yaml", folder / "releases/versions.yaml"
    programme.write_text(re.sub(r"(?m)^version: .*$", f"version: {version}", programme.read_text()))
    before = versions.read_text() if versions.exists() else "versions:\n"
    versions.write_text(f"{before}  - version: {version}\n    released_on: 2026-11-30\n")


def find(text: str, wanted: str, after: str, file: str) -> int:
    """Where a text stands: the only place, or the first one behind `after`, which must be the only one."""
    for unique in (after or wanted,):
        assert text.count(unique) == 1, f"{file} holds this {text.count(unique)} times, not once: {unique!r}"
    start = text.find(wanted, text.index(after))
    assert start >= 0, f"{file} does not hold this behind {after!r}: {wanted!r}"
    return start


def _apply(folder: Path, file: str, **edit: Any) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    match edit:
        case {"replace": old, "with": new, **more}:
            text = path.read_bytes().decode()
            start = find(text, old, more.get("after", ""), file)
            path.write_bytes((text[:start] + new + text[start + len(old) :]).encode())
        case {"append": text}:
            path.write_bytes(path.read_bytes() + text.encode())
        case {"write": text, **fill}:
            # The last character is repeated until the file has so many bytes.
            path.write_bytes(text.encode() + text[-1].encode() * (fill.get("fill", 0) - len(text.encode())))
        case {"bytes": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"splice": digits, "at": old}:
            data = path.read_bytes()
            assert data.count(old.encode()) == 1, f"{file} does not hold this once: {old!r}"
            path.write_bytes(data.replace(old.encode(), bytes.fromhex(digits) + old.encode()))
        case {"delete": True}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        case {"move": target}:
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            path.rename(folder / target)
        case {"copy": target}:
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(path, folder / target) if path.is_dir() else shutil.copy(path, folder / target)
        case {"release": version}:
            path.write_bytes(released(folder, version))
            _note(folder, version)
        case {"link": target}:
            path.unlink(missing_ok=True)
            path.symlink_to(target)
        case _:
            raise AssertionError(f"no edit has these keys: {sorted(edit)}")
