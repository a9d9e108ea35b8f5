"""A reference to a source that `sources.yaml` does not have.

### What it does

Looks up every source that a module, a question, a term, a diagnostic or a lesson's link (`source:`) names.

### Why

A claim whose source cannot be found cannot be checked.

### Example

```text
[Darrington argues](source:darington-2022)
```

### Instead

```text
[Darrington argues](source:darrington-2022)
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.citations import citations
from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF003", "unknown-source", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown source."""
    if curriculum.sources is None:
        return
    document = curriculum.sources.document
    declared = [
        (source.id, partial(document.place, "sources", number, "id"))
        for number, source in enumerate(curriculum.sources.file.sources)
    ]
    otherwise = 'add a source with the id "{id}" to curriculum/sources.yaml, or name one that is there'
    yield from undeclared(RULE, citations(curriculum), declared, 'no source has the id "{id}"', otherwise)
