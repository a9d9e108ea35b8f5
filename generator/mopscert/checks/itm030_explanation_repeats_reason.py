"""An explanation that says again what the reason of an answer says.

### What it does

Compares the words of the explanation with those of each reason, and finds those that share seven in ten.

### Why

Learners read both, one below the other. The reason is about the answer that was chosen; the explanation is the
principle that holds for the next case too.

### Example

```yaml
why: A closed list prevents a second spelling.
explanation: A closed list prevents any second spelling.
```

### Instead

```yaml
why: A closed list prevents a second spelling.
explanation: What cannot be entered wrongly needs no rule that forbids it.
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import likeness
from mopscert.model import Curriculum

RULE = Rule("ITM030", "explanation-repeats-reason", Severity.WARNING, __doc__ or "")


_ALIKE = 0.7


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each explanation that is like a reason."""
    for worded in questions(curriculum):
        explanation = worded.item.explanation
        rough = frozenset(explanation.split())
        for answer in worded.answers:
            if answer.why and _are_alike(answer.why, explanation, rough):
                other = worded.place(*answer.pointer, "why")
                message = f"the explanation says what the reason at line {other.line} says"
                mend = "say in the explanation which principle holds beyond this question"
                yield RULE.at(worded.place("explanation"), message, mend, (other,))
                break


def _are_alike(one: str, other: str, rough: frozenset[str]) -> bool:
    # Texts of very different length cannot share so many of their words, nor texts with few runs of letters in common.
    if not 0.5 < len(one) / len(other) < 2:
        return False
    return 2 * len(rough.intersection(one.split())) > _ALIKE * len(rough) and likeness(one, other) >= _ALIKE
