"""What stands in the files that a lab names: the columns of tables, and what keeps a file from being read."""

from collections.abc import Iterator

from mopscert.csv_tables import DamagedError, head_of, text_of
from mopscert.errors import MopscertError
from mopscert.findings import Finding
from mopscert.model import Lab
from mopscert.reading.files import Files
from mopscert.reading.rules import lab013_damaged_data
from mopscert.reading.text_file import MAX_DATA_BYTES


def look(lab: Lab, folder: str, files: Files) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """The first lines of the tables that can be read, by path from the folder of the module, and what is damaged."""
    heads: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for path, is_table in _named(lab):
        # What is missing or too large has findings of its own.
        if lab.sizes.get(path, MAX_DATA_BYTES + 1) > MAX_DATA_BYTES:
            continue
        try:
            if head := _head(files, f"{folder}/{path}", is_table):
                heads[path] = head
        except DamagedError as error:
            findings.append(lab013_damaged_data.finding(error))
    return heads, findings


def _head(files: Files, path: str, is_table: bool) -> tuple[str, ...]:
    """The names of the columns of a table; none of other files, which have to be text alone."""
    try:
        content = (files.root / path).read_bytes()
    except OSError as error:
        raise MopscertError(f"cannot read {path}: {error.strerror}") from error
    if is_table:
        return tuple(head_of(path, content))
    text_of(path, content)
    return ()


def _named(lab: Lab) -> Iterator[tuple[str, bool]]:
    """The files of a lab, each with whether it is a table; one whose ending says otherwise has a finding of its own."""
    formats = {f"data/{each.file}": each.format for each in lab.inputs}
    formats |= {f"key/{each.file}": each.format for each in lab.exports}
    for path in lab.files:
        yield path, path.endswith(".csv") and formats.get(path, "csv") == "csv"
