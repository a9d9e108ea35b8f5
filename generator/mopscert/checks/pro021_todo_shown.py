"""A placeholder that learners would read.

### What it does

Looks for the word `TODO` in the texts of published modules and of the files that all modules share, and for ids that
start with `todo-`. `mopscert new` writes both where an author has to decide.

### Why

What is published, and every term and every source, is shown as finished. A learner who finds a gap trusts the rest
less, and an id that means nothing cannot be changed once learners' answers are kept by it.

### Example

```yaml
definition: TODO say what it is, in one or two plain sentences.
```

### Instead

```yaml
definition: A second record of a person who is already known.
```
A module whose lesson is not complete has `status: draft`.
"""

from collections.abc import Iterator

from mopscert.checks.placeholders import finding, unwritten
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO021", "todo-shown", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each file that is shown as finished and holds placeholders."""
    for found in unwritten(curriculum):
        if found.is_shown:
            yield finding(RULE, found, "before it is published")
