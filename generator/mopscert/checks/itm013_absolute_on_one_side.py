"""Words such as *always* or *never* in wrong options only, or in right ones only.

### What it does

Looks for words that allow no exception (*always*, *never*, *completely*, *entirely*, *totally*, *absolutely*,
*invariably*, *impossible*, *guarantees*, *without exception*, *in every case*) and finds those that stand on one side
only.

### Why

A statement without exceptions is seldom true, so learners strike such options out without thinking (Haladyna, Downing
and Rodriguez 2002 call these words specific determiners).

### Example

```yaml
- {id: rule, text: A rule decides for each field, correct: true, why: ...}
- {id: newest, text: The newest record is always right, why: ...}
```

### Instead

```yaml
- {id: rule, text: A rule decides for each field, correct: true, why: ...}
- {id: newest, text: The newest record decides, why: ...}
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("ITM013", "absolute-on-one-side", Severity.WARNING, __doc__ or "")


_ABSOLUTE = re.compile(
    r"\b(always|never|completely|entirely|totally|absolutely|invariably|impossible|guarantee[sd]?"
    r"|without exception|in (?:every|each|all) cases?|under all circumstances)\b",
    re.I,
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question whose absolute words stand on one side only."""
    for worded, item in choices(curriculum):
        if not _ABSOLUTE.search(worded.options):
            continue
        found = {n: match[1] for n, option in enumerate(item.options) if (match := _ABSOLUTE.search(option.text))}
        sides = {bool(item.options[n].correct) for n in found}
        if len(sides) == 1:
            first, word = next(iter(found.items()))
            side = "right" if sides == {True} else "wrong"
            message = f'a word that allows no exception stands in {side} options only: "{word}"'
            mend = "say in plain words how far the option goes, or use such a word on the other side too"
            yield RULE.at(worded.place("options", first, "text", word=word), message, mend)
