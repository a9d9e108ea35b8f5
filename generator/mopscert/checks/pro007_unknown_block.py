"""A titled block or fence of an unknown kind.

### What it does

Looks at lines that start with `:::` and are not one of the known kinds, and at blocks that are not closed.

### Why

A mistyped block would be printed with its colons.

### Example

```text
::: exmaple Larkspur's web integration
```

### Instead

```text
::: example Larkspur's web integration
```
"""

import difflib
import re
from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson
from mopscert.prose import BLOCK_KINDS

RULE = Rule("PRO007", "unknown-block", Severity.ERROR, __doc__ or "")


_OPENING = re.compile(r"^:::+ *(\S+)?")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each line of colons that opens or closes nothing."""
    for module in curriculum.modules:
        if module.lesson:
            yield from _of_lesson(module.lesson)


def _of_lesson(lesson: Lesson) -> Iterator[Finding]:
    for token in lesson.tokens:
        if token.type != "inline":
            continue
        for number, line in enumerate(token.content.split("\n")):
            match = _OPENING.match(line)
            if match:
                place = lesson.document.line_place((token.map or [0])[0] + number + 1)
                near = difflib.get_close_matches(match[1] or "", BLOCK_KINDS, n=1)
                mend = f'did you mean "{near[0]}"? ' if near else ""
                message = f'no block is called "{match[1]}"' if match[1] else "this line closes no block"
                yield RULE.at(place, message, f"{mend}the kinds are {', '.join(BLOCK_KINDS)}; a block ends with :::")
