"""Two answers of a question with the same reason.

### What it does

Compares the reasons (`why`) of all answers of a question.

### Why

Two wrong answers come from two wrong ideas. A reason that fits both speaks to neither.

### Example

```yaml
- {id: memo, text: Send a memo, why: This does not last.}
- {id: talk, text: Hold a talk, why: This does not last.}
```

### Instead

```yaml
- {id: memo, text: Send a memo, why: A memo is forgotten by the next campaign.}
- {id: talk, text: Hold a talk, why: Those who join next month have not heard it.}
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum
from mopscert.model.answers import Pointer

RULE = Rule("ITM031", "reason-twice", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each reason that another answer of the question has already."""
    for worded in questions(curriculum):
        first: dict[str, Pointer] = {}
        for answer in worded.answers:
            if answer.why:
                pointer = (*answer.pointer, "why")
                same = first.setdefault(answer.why.rstrip(" .!\n"), pointer)
                if same != pointer:
                    other = worded.place(*same)
                    message = f"this reason stands at line {other.line} already"
                    mend = "name the idea that leads to this answer and to no other"
                    yield RULE.at(worded.place(*pointer), message, mend, (other,))
