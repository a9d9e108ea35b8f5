"""Compressed copies of a site's files, so that a server sends them without compressing at each request.

By gzip alone: nginx sends such copies as it comes, and every browser reads them. Brotli would need a package more here
and a module more in the server. The copies are no part of a release, since each version of zlib writes other bytes.
"""

import gzip
from pathlib import Path

from mopscert.errors import MopscertError

TEXTS = {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
SMALL = 256  # bytes; compressed, less than this is no smaller on its way


def compress(site: Path) -> int:
    """Put a compressed copy beside each file of text in a built site; return how many there are.

    MopscertError where there is no site.
    """
    if not (site / "index.html").is_file():
        raise MopscertError(f"{site} holds no built site; make one with: make site")
    found = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS and path.is_file()]
    for path in found:
        # One of a file that has become small would be sent in its place.
        path.with_name(f"{path.name}.gz").unlink(missing_ok=True)
    large = [path for path in found if path.stat().st_size >= SMALL]
    for path in large:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    return len(large)
