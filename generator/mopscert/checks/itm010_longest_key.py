"""A right option that is clearly the longest.

### What it does

Counts the characters that a reader sees of each option. It finds a right option that is longer than each wrong one by a
quarter and by at least 15 characters; where several options are right, all of them must be.

### Why

Authors guard the right answer with details, and learners know it. Of the usual flaws, this one is among those that let
people guess (Pham and others 2018). A right option that is a little longer now and then is no clue.

### Example

```yaml
- {id: merge, text: Merge both records by the rule of each field and note who decided, correct: true, why: ...}
- {id: newest, text: Keep the newest record, why: ...}
- {id: oldest, text: Keep the oldest record, why: ...}
```

### Instead

```yaml
- {id: merge, text: Merge both records by rule, correct: true, why: ...}
- {id: newest, text: Keep the newest record, why: ...}
- {id: oldest, text: Keep the oldest record, why: ...}
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import plain
from mopscert.model import Curriculum, Multiple

RULE = Rule("ITM010", "longest-key", Severity.WARNING, __doc__ or "")


_TIMES = 1.25
_CHARACTERS = 15


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question whose right options are all longer than its wrong ones."""
    for worded, item in choices(curriculum):
        key = min(len(plain(text)) for text in worded.right)
        other = max(len(plain(text)) for text in worded.wrong)
        if key >= _TIMES * other and key - other >= _CHARACTERS:
            which = "right options are the longest" if isinstance(item, Multiple) else "right option is the longest"
            more = " or more" if isinstance(item, Multiple) else ""
            message = f"the {which}: {key} characters{more}, and no wrong one has more than {other}"
            mend = "shorten what is right, or give the wrong options as much detail"
            yield RULE.at(worded.place(*worded.first_right), message, mend)
