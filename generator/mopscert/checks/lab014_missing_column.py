"""A table of a lab without a column that its rules need.

### What it does

Looks up, in the first line of each table below `data/` and `key/`, the columns that `lab.yaml` lists for it and that a
rule, a planted defect or `identified_by` names.

### Why

The check would compare with nothing, and every result would pass it or none.

### Example

The first line of `data/agreed_values.csv`, where `lab.yaml` speaks of `source` and `medium`:

```csv
origin,medium
```

### Instead

```csv
source,medium
```
Case does not matter, nor do spaces around a name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mopscert.checks import labs
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB014", "missing-column", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each table that lacks columns."""
    for module, lab in labs.labs(curriculum):
        declared, named = labs.tables(lab), _named(lab)
        for path, head in lab.heads.items():
            there = {name.strip().lower() for name in head}
            needed = [(name, where) for name, where in declared[path] or () if name in named[path]]
            if missing := {name: where for name, where in needed if name.strip().lower() not in there}:
                names = " or ".join(f'"{name}"' for name in missing)
                mend = f"give it the names that lab.yaml lists, with commas between them; it has: {', '.join(head)}"
                place = Place(f"curriculum/{module.level}/{module.id}/{path}")
                yield RULE.at(
                    place, f"the first line has no column {names}", mend, tuple(where() for where in missing.values())
                )


def _named(lab: Lab) -> Mapping[str, set[str]]:
    """The columns of each file that something names; those of an export are asked of its worked answer too."""
    named: dict[str, set[str]] = defaultdict(set)
    for table, uses in labs.uses(lab).items():
        named[table].update(name for name, _ in uses)
    for export in lab.exports:
        named[f"key/{export.file}"] |= named[export.file]
    return named
