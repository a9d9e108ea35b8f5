"""A file of a lab that is no text, or a table whose rows do not fit its first line.

### What it does

Reads each file below `data/` and `key/` that a lab names. It has to be UTF-8 text and not empty. A table (`.csv`) has
the names of its columns in its first line, and in each row below as many values, separated by commas; at most 100,000
rows, 2,000 columns and 2,000,000 values; and no value of more than 32,767 characters.

### Why

The page shows the first rows and compares results with all of them, and learners open the file in tools of their own.
A row that is too short stands for nothing, and larger tables open nowhere as they are.

### Example

```csv
source,medium
partner
```

### Instead

```csv
source,medium
partner,referral
```
"""

from mopscert.csv_tables import DamagedError
from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("LAB013", "damaged-data", Severity.ERROR, __doc__ or "")


def finding(error: DamagedError) -> Finding:
    """Point at the line that cannot be read."""
    place = Place(error.path, error.line, 1, max(1, len(error.excerpt)), error.excerpt)
    return RULE.at(place, error.message, error.help)
