"""Two options, steps, prompts or targets with the same text.

### What it does

Compares what stands side by side. Marks of emphasis, a full stop, quotation marks and the case of the first letter make
no difference; other capitals do, because a question can be about them.

### Why

Learners cannot tell the two apart, and one of them is marked wrong.

### Example

```yaml
- {id: list, text: A closed list, correct: true, why: ...}
- {id: values, text: A closed list., why: ...}
```

### Instead

```yaml
- {id: list, text: A closed list, correct: true, why: ...}
- {id: memo, text: A memo to all teams, why: ...}
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import normal
from mopscert.model import Curriculum
from mopscert.model.answers import Pointer

RULE = Rule("ITM024", "duplicate-option", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each repetition in a list."""
    for worded in questions(curriculum):
        for name, entries in worded.lists:
            first: dict[str, Pointer] = {}
            for pointer, text in entries:
                same = first.setdefault(normal(text), pointer)
                if same != pointer:
                    place, other = worded.place(*pointer), worded.place(*same)
                    message = f"this {name} has the same text as the one at line {other.line}"
                    yield RULE.at(place, message, "write what makes the difference, or remove one of them", (other,))
