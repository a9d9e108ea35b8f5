"""A stem that ends without a question or a task.

### What it does

Asks that the last paragraph of the stem ends with a question mark, or with a colon after a complete task. Tables,
lists and shown code may follow it.

### Why

A learner should know what to do before reading the options. A stem that is only a topic makes the options into a row of
statements, each to be judged by itself.

### Example

```yaml
stem: Merging records by rule.
```

### Instead

```yaml
stem: Two records hold the same person. Which permission does the merged record carry?
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("ITM021", "stem-no-task", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem without a question or a task."""
    for worded in questions(curriculum):
        if not worded.task.endswith(("?", ":")):
            last = worded.task.split("\n")[-1]
            message = "the stem ends without a question or a task"
            mend = "end its last paragraph with a question mark, or with a colon after a complete task"
            yield RULE.at(worded.place("stem", word=last), message, mend)
