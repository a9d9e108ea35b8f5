"""A typical wrong order that names no steps of its question, or that is right.

### What it does

Looks up `early` and `late` of each inversion among the steps of the question, and asks that `late` stands above `early`
there.

### Why

An inversion that names the right order would tell a learner that a right answer is wrong.

### Example

```yaml
steps:
  - {id: write-brief, text: Write the brief, why: What is built is what the brief says.}
  - {id: build, text: Build the campaign, why: Only what is built can be tested.}
  - {id: test, text: Test the campaign, why: Defects are found before the reader finds them.}
inversions:
  - {early: write-brief, late: build, why: What is built before the brief is agreed is built twice.}
```

### Instead

```yaml
inversions:
  - {early: build, late: write-brief, why: What is built before the brief is agreed is built twice.}
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import undeclared
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Order

RULE = Rule("ITM004", "order-parts", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each inversion of unknown steps or of steps in their right order."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            if isinstance(item, Order):
                found = list(_unknown(module.quiz.document, number, item))
                yield from found or _right(module.quiz.document, number, item)


def _unknown(document: Document, number: int, item: Order) -> Iterator[Finding]:
    at = partial(document.place, "items", number)
    declared = [(step.id, partial(at, "steps", n, "id")) for n, step in enumerate(item.steps)]
    uses = [
        (name, partial(at, "inversions", n, key))
        for n, inversion in enumerate(item.inversions)
        for key, name in (("early", inversion.early), ("late", inversion.late))
    ]
    yield from undeclared(RULE, uses, declared, 'the question has no step with the id "{id}"', "use one of: {ids}")


def _right(document: Document, number: int, item: Order) -> Iterator[Finding]:
    places = [step.id for step in item.steps]
    for n, inversion in enumerate(item.inversions):
        if places.index(inversion.early) <= places.index(inversion.late):
            message = f'"{inversion.early}" before "{inversion.late}" is the right order of these steps'
            mend = "exchange early and late: early is the step that is wrongly put first"
            yield RULE.at(document.place("items", number, "inversions", n, "early"), message, mend)
