"""A self-check block that names a question which it cannot show.

### What it does

Looks up each id in a lesson's `self-check` blocks, one on each line, among the `lesson` questions of the module.

### Why

The page would have a hole where the check should be. Questions of the `readiness` pool are kept for readiness checks,
where they must be new to the learner.

### Example

````text
```self-check
erp-year-safegard
```
````

### Instead

````text
```self-check
erp-year-safeguard
```
````
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from mopscert.checks.references import one_a_line, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson, Module, Pool, Quiz

RULE = Rule("REF009", "unknown-question", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question that a lesson cannot show."""
    counts = Counter(item.id for module in curriculum.modules if module.quiz for item in module.quiz.items)
    for module in curriculum.modules:
        if module.lesson and module.quiz:
            yield from _of_lesson(module, module.lesson, module.quiz, counts)


def _of_lesson(module: Module, lesson: Lesson, quiz: Quiz, counts: Mapping[str, int]) -> Iterator[Finding]:
    places = {item.id: partial(quiz.document.place, "items", number, "id") for number, item in enumerate(quiz.items)}
    uses = [(named.id, partial(lesson.document.line_place, named.line, named.id)) for named in lesson.checks]
    # A question that took the id of another one, here or elsewhere, has a finding already.
    lost = sum(counts[name] > 1 for name in places)
    message = f'the bank of "{module.id}" has no question "{{id}}"'
    mend = f"add it to {quiz.document.path}, or remove the line"
    yield from undeclared(RULE, uses, places.items(), message, mend, lost, lambda name, _: one_a_line(name, places))
    held_back = {item.id for item in quiz.pool(Pool.READINESS)}
    for name, where in uses:
        if name in held_back:
            message = f'the question "{name}" belongs to the readiness pool, so no lesson may show it'
            yield RULE.at(
                where(), message, f'remove the line, or set "pool: lesson" at line {places[name]().line} of the bank'
            )
