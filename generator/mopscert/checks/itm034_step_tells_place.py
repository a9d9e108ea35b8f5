"""A step that tells its place in the order.

### What it does

Finds steps that begin with a number (*1.*, *Step 2*) or with a word such as *First*, *Then* or *Finally*, and steps of
which two or more name a time of day, a day or a week by number.

### Why

The order should follow from the work. A number or a time lets learners sort the steps without knowing it.

### Example

```yaml
- {id: pause, text: "First, pause the sync", why: ...}
```

### Instead

```yaml
- {id: pause, text: Pause the sync, why: ...}
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import plain
from mopscert.model import Curriculum, Order

RULE = Rule("ITM034", "step-tells-place", Severity.WARNING, __doc__ or "")


_PLACE = re.compile(
    r"(?:\d+[.):]|step \d+|(?:first|second|third|fourth|fifth)(?:ly)?\b(?=,| of all)|to begin with\b|then\b|next,"
    r"|after that\b|afterwards\b|finally\b|lastly\b|at last\b|last of all\b|in the end\b|to finish\b)",
    re.I,
)
_TIME = re.compile(r"\b(?:\d{1,2}:\d\d|(?:day|week|month|hour|minute) \d+)\b", re.I)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each step that tells its place."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Order):
            steps = [(("steps", n, "text"), plain(step.text)) for n, step in enumerate(worded.item.steps)]
            timed = sum(bool(_TIME.search(text)) for _, text in steps) > 1
            for pointer, text in steps:
                # One step is enough to name; who numbers one numbers all.
                if found := _PLACE.match(text) or (timed and _TIME.search(text)):
                    message = f'the step tells its place in the order: "{found[0]}"'
                    mend = "say what is done, and leave its place to the learner"
                    yield RULE.at(worded.place(*pointer, word=found[0]), message, mend)
                    break
