"""Writes a folder as a whole: it is made beside its place and moved there, so that a broken run changes nothing."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from mopscert.errors import MopscertError


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Put files, by their path, into the folder `out`, in place of all that it held; MopscertError where that fails."""
    if out.is_symlink():
        raise MopscertError(f"{out} is a symbolic link; name the folder that it leads to")
    place = out.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as folder:
            fresh, old = Path(folder) / "new", Path(folder) / "old"
            fresh.mkdir()
            for path, content in files.items():
                target = fresh / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            _exchange(place, fresh, old)
    except OSError as error:
        raise MopscertError(f"cannot write {out}: {error.strerror or error}") from error


def leads_out(path: Path, root: Path) -> bool:
    """True for a path that ends outside of a folder, in one of its hidden folders, or nowhere."""
    return not _is_plain(path, root) and _ends_outside(path, root)


def _is_plain(path: Path, root: Path) -> bool:
    """True for what is there without any link; it is told much sooner than where links end."""
    if not path.is_relative_to(root):
        return False
    steps = path.parts[len(root.parts) :]
    places = accumulate(steps, os.path.join, initial=str(root))
    is_hidden = any(step.startswith(".") for step in steps)
    return not is_hidden and not any(map(os.path.islink, places)) and path.exists()


def _ends_outside(path: Path, root: Path) -> bool:
    try:
        inside = path.resolve(strict=True).relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a ring of links is a RuntimeError in some versions of Python
        return True
    return any(part.startswith(".") for part in inside.parts)


def refuse_link_out(path: Path, root: Path) -> None:
    """MopscertError for a symbolic link that leads out of the root: what is there is not ours."""
    if path.is_symlink() and leads_out(path, root):
        raise MopscertError(f"{path} is a symbolic link that leads out of the repository or nowhere")


def refuse_links_out(folder: Path, root: Path) -> None:
    """MopscertError where a folder holds a symbolic link that leads out of the root, or is one itself.

    Below it, no link may lead to a folder at all: in that one might be another link.
    """
    refuse_link_out(folder, root)
    for place, folders, files in os.walk(folder):
        for name in sorted([*folders, *files]):
            refuse_link_out(Path(place) / name, root)
            if (link := Path(place) / name).is_symlink() and link.is_dir():
                raise MopscertError(f"{link} is a symbolic link to a folder; put its files there instead")


def _exchange(out: Path, fresh: Path, old: Path) -> None:
    if out.exists():
        shutil.move(out, old)
    try:
        shutil.move(fresh, out)
    except BaseException:
        if old.exists() and not out.exists():
            shutil.move(old, out)
        raise


def write_file(path: Path, content: bytes) -> None:
    """Write a file as a whole, in place of one that was there; MopscertError where that fails."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
            fresh = Path(folder) / "new"
            fresh.write_bytes(content)
            fresh.replace(path)
    except OSError as error:
        raise MopscertError(f"cannot write {path}: {error.strerror}") from error
