"""A rule of a lab that names a file which the lab does not have.

### What it does

Looks up the `file` of each rule among the exports, the `file` of each planted defect among the inputs, that of each way
in which it was `left` among the exports that are CSV, and the file that a rule compares with (`against`) among inputs,
answer key and exports.

### Why

The check could not run.

### Example

```yaml
    file: contact_clean.csv
    against: supressions.csv
```

### Instead

```yaml
    file: contacts_clean.csv
    against: data/suppressions.csv
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks import labs
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB003", "unknown-file", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown file."""
    for _, lab in labs.labs(curriculum):
        inputs, exports = (
            [(each.file, partial(lab.document.place, key, number, "file")) for number, each in enumerate(files)]
            for key, files in lab.described.items()
        )
        tables = [
            (each.file, where) for each, (_, where) in zip(lab.exports, exports, strict=True) if each.format == "csv"
        ]
        others = [(path, partial(lab.document.place, *at)) for path, at in lab.files.items()]
        for uses, declared, what in (
            (_checked(lab), exports, "no export"),
            (_planted(lab), inputs, "no input"),
            (_left(lab), tables, "no CSV export"),
            (_compared(lab), [*others, *exports], "no file of the lab"),
        ):
            message = f'{what} is called "{{id}}"'
            yield from undeclared(RULE, uses, declared, message, "use one of: {ids}")


def _checked(lab: Lab) -> Iterator[Use]:
    for rule, pointer in labs.rules(lab):
        yield rule.file, partial(lab.document.place, *pointer, "file")


def _planted(lab: Lab) -> Iterator[Use]:
    for number, planted in enumerate(lab.planted):
        if not _is_unlisted(lab, f"data/{planted.file}"):
            yield planted.file, partial(lab.document.place, "planted", number, "file")


def _left(lab: Lab) -> Iterator[Use]:
    for number, planted in enumerate(lab.planted):
        for nth, left in enumerate(planted.left):
            yield left.file, partial(lab.document.place, "planted", number, "left", nth, "file")


def _compared(lab: Lab) -> Iterator[Use]:
    for rule, pointer in labs.rules(lab):
        against = getattr(rule, "against", None)
        if against and not _is_unlisted(lab, against):
            yield against, partial(lab.document.place, *pointer, "against")


def _is_unlisted(lab: Lab, path: str) -> bool:
    """Whether a file is there and the lab does not list it, maybe for a slip: a finding of its own (SCH014)."""
    return path in lab.sizes and path not in lab.files
