"""A reference to a term that the glossary does not have.

### What it does

Looks up every term that a lesson's link (`term:`) or a term's `see` names.

### Why

The link would lead nowhere, and the word would stay unexplained.

### Example

```text
[system of record](term:system-of-recrod)
```

### Instead

```text
[system of record](term:system-of-record)
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.passages import linked
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF014", "unknown-term", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown term."""
    if curriculum.glossary is None:
        return
    document = curriculum.glossary.document
    declared = [
        (term.id, partial(document.place, "terms", number, "id"))
        for number, term in enumerate(curriculum.glossary.file.terms)
    ]
    otherwise = 'add a term with the id "{id}" to curriculum/glossary.yaml, or name one that is there'
    yield from undeclared(RULE, _uses(curriculum), declared, 'the glossary has no term "{id}"', otherwise)


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    yield from linked(curriculum, "term:")
    if curriculum.glossary:
        for number, term in enumerate(curriculum.glossary.file.terms):
            for place, name in enumerate(term.see):
                yield name, partial(curriculum.glossary.document.place, "terms", number, "see", place)
