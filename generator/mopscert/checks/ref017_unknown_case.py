"""A question that belongs to a case which its file does not have, or a case without questions.

### What it does

Looks up the `case` of each question among the `cases` of the same file, and the other way round.

### Why

A question that rests on a case cannot be answered without it, and a case that no question names is never shown.

### Example

```yaml
case: trade-fair-wek
```

### Instead

```yaml
case: trade-fair-week
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Quiz

RULE = Rule("REF017", "unknown-case", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown case, and for each case that no question names."""
    for module in curriculum.modules:
        if module.quiz:
            found = list(_unknown(module.quiz))
            # A mistyped name leaves a case without questions, too: one mistake.
            yield from found or _unused(module.quiz)


def _unknown(quiz: Quiz) -> Iterator[Finding]:
    place = quiz.document.place
    uses = [(item.case, partial(place, "items", n, "case")) for n, item in enumerate(quiz.items) if item.case]
    declared = [(case.id, partial(place, "cases", n, "id")) for n, case in enumerate(quiz.cases)]
    otherwise = 'add a case with the id "{id}" under cases, or remove the line'
    yield from undeclared(RULE, uses, declared, 'this file has no case with the id "{id}"', otherwise)


def _unused(quiz: Quiz) -> Iterator[Finding]:
    named = {item.case for item in quiz.items}
    for number, case in enumerate(quiz.cases):
        if case.id not in named:
            mend = f"give a question the line case: {case.id}, or remove the case"
            yield RULE.at(quiz.document.place("cases", number, "id"), f'no question has the case "{case.id}"', mend)
