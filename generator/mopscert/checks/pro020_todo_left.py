"""A draft with placeholders that nobody has filled yet.

### What it does

Looks for the word `TODO` in the texts of a module that is no more than a draft, and for ids that start with `todo-`.
`mopscert new` writes both where an author has to decide. One finding counts those of a file. While a question, or a
file, holds a placeholder, no other warning is given about it.

### Why

A skeleton looks finished from afar. The list of its gaps is the author's list of work.

### Example

```yaml
summary: TODO say in one sentence what the learner gets.
```

### Instead

```yaml
summary: Build an audience that may be written to, and show why each person is in it.
```
An id such as `todo-key` becomes one that says what the answer is about; `mopscert rename` changes the id of a question
wherever it is named.
"""

from collections.abc import Iterator

from mopscert.checks.placeholders import finding, unwritten
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO020", "todo-left", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each file of a draft that holds placeholders."""
    for found in unwritten(curriculum):
        if not found.is_shown:
            yield finding(RULE, found, "or delete its line")
