"""What lets a finished site be kept for use without network: its worker, and the list of all its files.

A build is known by a digest of all that belongs to it. The worker keeps all files of one build or none, and compares
each with the digest in the list, so that what it serves is never mixed with another release, even where one is put onto
the server meanwhile.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from mopscert import addresses
from mopscert.digests import Digest, digest
from mopscert.pages.assets import worker

# What no page asks for: maps for those who search mistakes in scripts, languages of the search that the site does not
# have, and copies that servers send in place of a file.
_UNUSED = (".map", ".gz", ".br", ".zst")
_LANGUAGES = "assets/javascripts/lunr/"
_INDEX = "index.html"
_NOTHING: Mapping[str, Digest] = MappingProxyType({})


def write_offline(site: Path, known: Mapping[str, Digest] = _NOTHING) -> None:
    """Write the worker and the list of files into the folder of a site that is finished but for these.

    `known` are the digests of some files, by path, which are not read for it.
    """
    paths = (path for path in _paths(site) if path in known or (site / path).is_file())
    for name, content in offline((path, known.get(path) or digest((site / path).read_bytes())) for path in paths):
        (site / name).write_bytes(content)


def offline(files: Iterable[tuple[str, Digest]]) -> Iterator[tuple[str, bytes]]:
    """The worker and the list of a site, by path, from the paths of all its files and what tells them apart."""
    script, size = worker(), 0
    listed: dict[str, str] = {}
    for path, each in sorted(files, key=lambda file: file[0]):
        if _is_kept(path):
            size += each.size
            listed[path.removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else path] = _short(each)
    build = hashlib.sha256(json.dumps([script, listed]).encode()).hexdigest()[:16]
    found = {"build": build, "bytes": size, "files": listed}
    yield addresses.WORKER, script.replace("%build%", build).encode()
    yield addresses.OFFLINE, (json.dumps(found, separators=(",", ":")) + "\n").encode()


def _paths(site: Path) -> Iterator[str]:
    """The paths of all files of a site."""
    for place, _, names in os.walk(site):
        folder = place[len(str(site)) :].replace(os.sep, "/").lstrip("/")
        yield from (f"{folder}/{name}" for name in names) if folder else names


def _is_kept(path: str) -> bool:
    """Whether a file belongs to what learners open; servers do not give out their own settings, such as `_headers`."""
    name = path.rsplit("/", 1)[-1]
    if path in (addresses.WORKER, addresses.OFFLINE) or path.startswith(_LANGUAGES):
        return False
    return "." in name[1:] and not name.startswith(("_", ".")) and not name.endswith(_UNUSED)


def _short(digest: Digest) -> str:
    """The first 64 bits of SHA-256 as JavaScript writes a whole number to the base of 16."""
    return f"{int.from_bytes(digest.sha256[:8], 'big'):x}"
