"""Two files of a lab, or two columns of a file, with the same name.

### What it does

Compares the names of inputs, of exports and of further tables of the answer key, and the names of columns within each
file. An answer-key table may not have the name of an export either: that is where the worked answer stands.

### Why

Rules and learners tell files and columns apart by their names.

### Example

Two exports with `file: rejects.csv`.

### Instead

Each file and each column has a name of its own.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from mopscert.checks import labs
from mopscert.checks.references import Use, Where
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab

RULE = Rule("LAB011", "repeated-name", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each name that was used before."""
    for _, lab in labs.labs(curriculum):
        yield from _repeated("file", _files(lab, (("inputs", lab.inputs),)))
        yield from _repeated("file", _files(lab, (("exports", lab.exports), ("key", lab.key))))
        for key, files in lab.described.items():
            for number, file in enumerate(files):
                at = partial(lab.document.place, key, number, "columns")
                columns = ((each.name, partial(at, n, "name")) for n, each in enumerate(file.columns))
                yield from _repeated("column", columns)


def _files(lab: Lab, groups: Iterable[tuple[str, Iterable[object]]]) -> Iterator[Use]:
    for key, files in groups:
        for number, file in enumerate(files):
            yield str(getattr(file, "file", "")), partial(lab.document.place, key, number, "file")


def _repeated(what: str, uses: Iterable[Use]) -> Iterator[Finding]:
    first: dict[str, Where] = {}
    for name, where in uses:
        if name in first:
            message = f'the {what} "{name}" was named before, in line {first[name]().line}'
            yield RULE.at(where(), message, "give it a name of its own, or remove it")
        first.setdefault(name, where)
