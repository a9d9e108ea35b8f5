"""A typical wrong number that counts as right, or two that count as the same.

### What it does

Compares each miscalculation with the right answer and with the other miscalculations, within the tolerance.

### Why

A wrong result that lies within the tolerance is accepted, and its reason is never read. Of two that lie within the
tolerance of each other, a learner would read the reason for the wrong one.

### Example

```yaml
answer: 12.5
tolerance: 5
miscalculations:
  - {value: 8, why: This divides by the mails sent.}
```

### Instead

```yaml
answer: 12.5
tolerance: 0.1
miscalculations:
  - {value: 8, why: This divides by the mails sent.}
```
"""

from collections.abc import Iterator
from itertools import combinations

from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Number

RULE = Rule("ITM006", "number-parts", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each miscalculation that cannot be told from the answer or from an earlier one."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            if isinstance(item, Number):
                yield from _alike(module.quiz.document, number, item)


def _alike(document: Document, number: int, item: Number) -> Iterator[Finding]:
    for n, slip in enumerate(item.miscalculations):
        if abs(slip.value - item.answer) <= item.tolerance:
            message = f"{slip.value:g} lies within {item.tolerance:g} of the answer {item.answer:g} and counts as right"
            place = document.place("items", number, "miscalculations", n, "value")
            yield RULE.at(place, message, "make the tolerance smaller, or remove the miscalculation")
    for (_, first), (n, second) in combinations(enumerate(item.miscalculations), 2):
        # An answer between the two would be near enough to both.
        if abs(first.value - second.value) <= 2 * item.tolerance:
            message = f"{second.value:g} and {first.value:g} lie so near each other that one answer fits both"
            place = document.place("items", number, "miscalculations", n, "value")
            yield RULE.at(place, message, "make the tolerance smaller, or join the two")
