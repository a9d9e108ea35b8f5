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

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("LAB001", "unknown-column", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown column of each file."""
    for _, lab in labs.labs(curriculum):
        declared = labs.tables(lab)
        for table, uses in labs.uses(lab).items():
            # An unknown file, and one without columns, have findings of their own.
            if columns := declared.get(table):
                names = ", ".join(name for name, _ in columns)
                message = f'{table} has no column "{{id}}"'
                yield from undeclared(RULE, uses, columns, message, f"use one of: {names}")
