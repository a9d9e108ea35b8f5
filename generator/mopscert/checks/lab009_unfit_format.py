"""A file of a lab whose ending, format and rules do not fit together.

### What it does

Compares the ending of each input and export with its `format`; and asks that `json_value` looks at a JSON file, and
that all other rules, and what they compare with, are tables.

### Why

The page reads a file as its format says, and a spreadsheet opens it as its ending says.

### Example

```yaml
  - file: readout.json
    format: csv
```

### Instead

```yaml
  - file: readout.json
    format: json
```
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB009", "unfit-format", Severity.ERROR, __doc__ or "")

_ENDINGS = {"csv": "csv", "ndjson": "ndjson", "json": "json", "markdown": "md"}


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each file whose ending, format and rules do not fit."""
    for _, lab in labs.labs(curriculum):
        endings = list(_endings(lab))
        yield from endings
        if not endings:
            yield from _rules(lab)


def _endings(lab: Lab) -> Iterator[Finding]:
    for key, files in lab.described.items():
        for number, file in enumerate(files):
            wanted = _ENDINGS[file.format]
            if file.file.rsplit(".", 1)[1] != wanted:
                message = f'{file.file} does not end as a file of the format "{file.format}" does'
                place = lab.document.place(key, number, "format")
                yield RULE.at(place, message, f"change the format, or let the name end with .{wanted}")


def _rules(lab: Lab) -> Iterator[Finding]:
    tables = labs.tables(lab)
    for rule, pointer in labs.rules(lab):
        kind = rule.__struct_config__.tag
        against = str(getattr(rule, "against", ""))
        if kind == "json_value" and tables.get(rule.file) is not None:
            place = lab.document.place(*pointer, "file")
            yield RULE.at(place, f"json_value cannot look into {rule.file}", "name an export of the format json")
        for key, path in (("file", rule.file), ("against", against)):
            if kind != "json_value" and path in tables and tables[path] is None:
                place = lab.document.place(*pointer, key)
                yield RULE.at(place, f"{kind} needs rows, and {path} has none", "use json_value, or name a table")
