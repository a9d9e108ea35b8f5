"""A stem that asks two questions.

### What it does

Counts the question marks in the last paragraph of the stem, without those in quotation marks.

### Why

Someone who knows one answer and not the other cannot show it. Two questions are two items.

### Example

```yaml
stem: Which kind of work is it? And who should hear of it first?
```

### Instead

```yaml
stem: Which kind of work is it?
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import unquoted
from mopscert.model import Curriculum

RULE = Rule("ITM038", "two-questions", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem with more than one question at its end."""
    for worded in questions(curriculum):
        if worded.task.count("?") > 1 and unquoted(worded.task).count("?") > 1:
            message = f"the stem asks {unquoted(worded.task).count('?')} questions"
            mend = "ask one, and make a question of its own of the other"
            yield RULE.at(worded.place("stem", word=worded.task.split("\n")[-1]), message, mend)
