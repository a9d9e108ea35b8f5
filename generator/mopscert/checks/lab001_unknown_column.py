"""A rule of a lab that names a column which its file does not have.

### What it does

Looks up every column that a rule names, in its conditions too, among the columns of the export or of the file that it
compares with.

### Why

The check would look at nothing, and every result would pass it or none.

### Example

```yaml
    file: contacts_clean.csv
    column: contry
```

### Instead

```yaml
    file: contacts_clean.csv
    column: country
```
Where a column has another name in the other file, `against_columns` says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from mopscert.checks import labs
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB001", "unknown-column", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown column of each file."""
    for _, lab in labs.labs(curriculum):
        declared = labs.tables(lab)
        for table, uses in _uses(lab).items():
            # An unknown file, and one without columns, have findings of their own.
            if columns := declared.get(table):
                names = ", ".join(name for name, _ in columns)
                message = f'{table} has no column "{{id}}"'
                yield from undeclared(RULE, uses, columns, message, f"use one of: {names}")


def _uses(lab: Lab) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for rule, pointer in labs.rules(lab):
        for table, name, at in labs.columns_named(rule, pointer):
            found[table].append((name, partial(lab.document.place, *at)))
    for number, planted in enumerate(lab.planted):
        for nth, left in enumerate(planted.left):
            for place, each in enumerate(left.values):
                at = ("planted", number, "left", nth, "values", place, "column")
                found[left.file].append((each.column, partial(lab.document.place, *at)))
    for number, export in enumerate(lab.exports):
        for place, name in enumerate(export.identified_by):
            at = ("exports", number, "identified_by", place)
            found[export.file].append((name, partial(lab.document.place, *at)))
    return found
