"""Results in which one planted defect was left in place: the answer key of a lab, changed as a careless hand would."""

import csv
import importlib
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

Row = dict[str, str]


class Result:
    """The worked answer as rows that can be changed, beside the inputs, which are only looked at; all CSV, by file."""

    def __init__(self, key: Mapping[str, bytes], inputs: Mapping[str, bytes]) -> None:
        read = {file: csv.DictReader(io.StringIO(content.decode("utf-8-sig"))) for file, content in key.items()}
        self._key = {file: tuple(reader.fieldnames or ()) for file, reader in read.items()}
        self._rows = {file: list(reader) for file, reader in read.items()}
        self._inputs = inputs

    def input(self, file: str) -> list[Row]:
        """The rows of an input."""
        return list(csv.DictReader(io.StringIO(self._inputs[file].decode("utf-8-sig"))))

    def rows(self, file: str) -> list[Row]:
        """The rows of a file of the result; changing them changes the result."""
        return self._rows[file]

    def change(self, file: str, where: Callable[[Row], bool], **values: str) -> None:
        """Write values into the rows that fit."""
        for row in filter(where, self._rows[file]):
            row.update(values)

    def restore(self, file: str, by: str, rows: Iterable[Row], *columns: str) -> None:
        """Let columns be again what rows of an input say, which are found by the column `by`."""
        found = {row[by]: row for row in rows}
        for row in self._rows[file]:
            if row[by] in found:
                row.update({column: found[row[by]][column] for column in columns})

    def remove(self, file: str, where: Callable[[Row], bool]) -> None:
        """Leave out the rows that fit."""
        self._rows[file] = [row for row in self._rows[file] if not where(row)]

    def add(self, file: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Add rows, of which what the file has no column for is left out."""
        self._rows[file] += [{column: row.get(column, "") for column in self._key[file]} for row in rows]

    def content(self, file: str) -> bytes:
        """A file of the result as it would be handed in."""
        columns = self._key[file]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            [columns, *([row[column] for column in columns] for row in self._rows[file])]
        )
        return text.getvalue().encode()


class Left(Struct, frozen=True):
    """One way to leave a defect, by its id, in place; `how` names it, `leave` does so."""

    defect: str
    how: str
    leave: Callable[[Result], None]


def ways(lab: str) -> tuple[Left, ...]:
    """The ways in which the defects of a lab can be left; none where nobody has written them."""
    name = lab.replace("-", "_")
    if not Path(__file__).with_name(f"{name}.py").is_file():
        return ()
    found = importlib.import_module(f"{__name__}.{name}").LEFT
    assert isinstance(found, tuple)
    return found
