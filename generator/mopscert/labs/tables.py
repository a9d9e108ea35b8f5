"""Every lab's data are tables, and a table has one way to become bytes, the same on every machine."""

import csv
import io
from collections.abc import Iterator

from msgspec import Struct


class Table(Struct, frozen=True):
    """A file of a lab: its name, the columns of its header, and its rows as text."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def content(self) -> bytes:
        """The table as CSV (RFC 4180, but with bare line feeds): comma, header row, UTF-8."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([self.columns, *self.rows])
        return text.getvalue().encode()


class LabData(Struct, frozen=True):
    """What a generator makes: the inputs that a learner works on, and the answer key."""

    data: tuple[Table, ...]
    key: tuple[Table, ...]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path from the module's folder and content of each file."""
        for folder, tables in (("data", self.data), ("key", self.key)):
            for table in tables:
                yield f"{folder}/{table.file}", table.content()
