"""A folder of modules for a level that the programme does not have.

### What it does

Looks up the level folders of `curriculum/` among the levels of `programme.yaml`.

### Why

Modules in such a folder would appear on no page.

### Example

`curriculum/assoicate/where-mops-sits/`

### Instead

`curriculum/associate/where-mops-sits/`
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF012", "unknown-level", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown level."""
    if curriculum.programme is None:
        return
    document = curriculum.programme.document
    declared = [
        (level.id, partial(document.place, "levels", number, "id"))
        for number, level in enumerate(curriculum.programme.file.levels)
    ]
    uses = [
        (level, partial(Place, f"curriculum/{level}/{name}/module.yaml"))
        for name, level in curriculum.module_ids.items()
    ]
    yield from undeclared(
        RULE, uses, declared, 'the programme has no level "{id}"', "rename the folder to one of: {ids}"
    )
