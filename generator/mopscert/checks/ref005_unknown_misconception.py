"""An answer that stands for a misconception which the register does not have.

### What it does

Looks up the `misconception` of each wrong answer in `quizzes/misconceptions.yaml`.

### Why

The register explains each wrong idea and says what repairs it; without an entry there is nothing to tell the learner.

### Example

```yaml
misconception: informing-is-decidng
```

### Instead

```yaml
misconception: informing-is-deciding
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, answers

RULE = Rule("REF005", "unknown-misconception", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown misconception."""
    if curriculum.misconceptions is None:
        return
    document = curriculum.misconceptions.document
    declared = [
        (idea.id, partial(document.place, "misconceptions", number, "id"))
        for number, idea in enumerate(curriculum.misconceptions.file.misconceptions)
    ]
    otherwise = 'add a misconception with the id "{id}" to quizzes/misconceptions.yaml, or name one that is there'
    yield from undeclared(RULE, _uses(curriculum), declared, 'no misconception has the id "{id}"', otherwise)


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    for module in curriculum.modules:
        if module.quiz is None:
            continue
        for number, item in enumerate(module.quiz.items):
            for answer in answers(item):
                if answer.misconception:
                    at = partial(module.quiz.document.place, "items", number, *answer.pointer, "misconception")
                    yield answer.misconception, at
