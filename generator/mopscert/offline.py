"""What lets a finished site be kept for use without network: its worker, and the list of all its files.

A build is known by a digest of all that belongs to it. The worker keeps all files of one build or none, and compares
each with the digest in the list, so that what it serves is never mixed with another release, even where one is put onto
the server meanwhile.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from mopscert import addresses
from mopscert.pages.assets import worker

# What no page asks for: maps for those who search mistakes in scripts, languages of the search that the site does not
# have, and copies that servers send in place of a file.
_UNUSED = (".map", ".gz", ".br", ".zst")
_LANGUAGES = "assets/javascripts/lunr/"
_INDEX = "index.html"


def write_offline(site: Path) -> None:
    """Write the worker and the list of files into the folder of a site that is finished but for these."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    for name, content in offline((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths):
        (site / name).write_bytes(content)


def offline(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The worker and the list of a site, by path, from the paths and contents of all its files."""
    script, size = worker(), 0
    digests: dict[str, str] = {}
    for path, content in sorted(files):
        if _is_kept(path):
            size += len(content)
            digests[path.removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else path] = _digest(content)
    build = hashlib.sha256(json.dumps([script, digests]).encode()).hexdigest()[:16]
    found = {"build": build, "bytes": size, "files": digests}
    yield addresses.WORKER, script.replace("%build%", build).encode()
    yield addresses.OFFLINE, (json.dumps(found, separators=(",", ":")) + "\n").encode()


def _is_kept(path: str) -> bool:
    """Whether a file belongs to what learners open; servers do not give out their own settings, such as `_headers`."""
    name = path.rsplit("/", 1)[-1]
    if path in (addresses.WORKER, addresses.OFFLINE) or path.startswith(_LANGUAGES):
        return False
    return "." in name[1:] and not name.startswith(("_", ".")) and not name.endswith(_UNUSED)


def _digest(content: bytes) -> str:
    """The first 64 bits of SHA-256 as JavaScript writes a whole number to the base of 16."""
    return f"{int.from_bytes(hashlib.sha256(content).digest()[:8], 'big'):x}"
