"""What a lab's page says of the files that it gives out, and one archive of them all."""

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime, time
from itertools import islice

import msgspec

from mopscert.archive import archive
from mopscert.csv_tables import rows_of, text_of
from mopscert.model import Input, Lab
from mopscert.pages.site import Reader

ROWS, LINES, LONGEST = 4, 12, 160


class Preview(msgspec.Struct, frozen=True):
    """The beginning of a file: a head and rows of a table, or lines of anything else."""

    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    lines: Sequence[str] = ()


def path(file: Input) -> str:
    """Path of an input from the folder of the lab's module, and beside the lab's page."""
    return f"data/{file.file}"


def checksum(content: bytes) -> str:
    """SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def preview(file: Input, content: bytes) -> Preview:
    """The first rows of a table, or the first lines of another file, none of them longer than a page is wide."""
    if file.format == "csv":
        head, *rows = rows_of(path(file), content)[: ROWS + 1]
        return Preview(head=head, rows=rows)
    lines = islice(io.StringIO(text_of(path(file), content)), LINES)
    return Preview(lines=[_cut(line.rstrip("\r\n")) for line in lines])


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def archived(lab: Lab, read: Reader) -> bytes:
    """All inputs in one zip file, dated on the lab's day; the same bytes on every machine."""
    return archive(((file.file, read(path(file))) for file in lab.inputs), datetime.combine(lab.as_of, time()))
