"""The sheet of a lab: all that its checker needs, for the page and the command alike, and nothing that it does not."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import msgspec

from mopscert.csv_tables import rows_of, text_of
from mopscert.model import SHOULD_PERCENT, Export, Input, Lab, Module
from mopscert.pages import words
from mopscert.pages.site import Reader

# What is for readers, not for the checker.
_TOLD = ("text", "trips", "waive")


def lab_reader(module: Module, read: Reader) -> Reader:
    """Reads files of a module's lab by their paths from its folder, such as `data/contacts.csv`."""
    return lambda path: read(f"curriculum/{module.level}/{module.id}/{path}")


def lab_sheet(lab_id: str, lab: Lab, read: Reader) -> bytes:
    """The sheet as JSON; `read` takes paths from the folder of the lab's module."""
    rules = [_written(rule) for rule in lab.rules]
    return msgspec.json.encode(
        {
            "id": lab_id,
            "rev": lab.rev,
            "as_of": lab.as_of,
            "inputs": [_file(each) for each in lab.inputs],
            "exports": [_file(each) | {"identified_by": each.identified_by} for each in lab.exports],
            "rules": [{key: value for key, value in rule.items() if key not in _TOLD} for rule in rules],
            "should_percent": SHOULD_PERCENT,
            "words": words.catalogue()["checker"],
            "tables": {path: _table(path, read(path), columns) for path, columns in sorted(_tables(rules).items())},
        }
    )


def _file(file: Input | Export) -> dict[str, Any]:
    return {
        "file": file.file,
        "title": file.title,
        "format": file.format,
        "columns": [{"name": each.name, "type": each.type} for each in file.columns],
    }


def _written(value: Any) -> Any:
    """A value of `lab.yaml` as plain data, without the lines that it leaves out."""
    plain = msgspec.to_builtins(value)
    if isinstance(plain, Mapping):
        return {key: _written(each) for key, each in plain.items() if each not in (None, ())}
    return [_written(each) for each in plain] if isinstance(plain, tuple) else plain


def _tables(rules: list[dict[str, Any]]) -> dict[str, set[str] | None]:
    """Inputs and files of the key that rules compare with, each with the columns that count; None where all do."""
    found: dict[str, set[str] | None] = {}
    for rule in rules:
        path = rule.get("against", "")
        if "/" in path:
            before, columns = found.get(path, set()), _columns(rule)
            found[path] = None if before is None or columns is None else before | columns
    return found


def _columns(rule: Mapping[str, Any]) -> set[str] | None:
    """The columns of the other file that a rule looks at; None where it compares all that both have."""
    if rule["type"] == "row_match" and "columns" not in rule:
        return None
    named = [*rule.get("by", []), *rule.get("against_columns", rule.get("columns", []))]
    asked = [each.get(key, "") for each in rule.get("against_where", []) for key in ("column", "other")]
    return {name.lower() for name in [*named, rule.get("against_column", ""), *asked]}


def _table(path: str, content: bytes, columns: set[str] | None) -> str:
    """A file as text; of a table of values, the columns that count."""
    if columns is None or not path.endswith(".csv"):
        return text_of(path, content)
    rows = rows_of(path, content)
    kept = [place for place, name in enumerate(rows[0]) if name.strip().lower() in columns]
    small = io.StringIO()
    csv.writer(small, lineterminator="\n").writerows([row[place] for place in kept] for row in rows)
    return small.getvalue()
