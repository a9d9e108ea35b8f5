"""A titled block or fence of an unknown kind.

### What it does

Looks at lines that start with `:::` and are not one of the known kinds, at such lines that close nothing, and at fenced
blocks whose kind is nearly `self-check` or `figure`.

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
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum, Lesson
from mopscert.prose import BLOCK_KINDS, FENCE_KINDS

RULE = Rule("PRO007", "unknown-block", Severity.ERROR, __doc__ or "")


_COLONS = re.compile(r"^:::+ *(\S+)?")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each line of colons that opens or closes nothing, and for each mistyped fence."""
    for module in curriculum.modules:
        if module.lesson:
            yield from _titled(module.lesson)
            yield from _fenced(module.lesson)


def _titled(lesson: Lesson) -> Iterator[Finding]:
    unknown = 0
    for number, kind, in_heading in _lines_of_colons(lesson):
        if in_heading:
            unknown += bool(kind)  # the heading is refused by a rule of its own
        elif kind:
            unknown += 1
            yield _of_kind(lesson.document.line_place(number), kind, BLOCK_KINDS, "; a block ends with :::")
        elif unknown:
            unknown -= 1  # the end of a block whose start is reported already
        else:
            mend = "remove it, or put the line that starts the block above it, such as ::: note"
            yield RULE.at(lesson.document.line_place(number), "this line closes no block", mend)


def _lines_of_colons(lesson: Lesson) -> Iterator[tuple[int, str, bool]]:
    """Lines of colons that the parser took for text, with the word behind the colons; True for those in headings."""
    for before, token in pairwise(lesson.tokens):
        has_colons = token.type == "inline" and ":::" in token.content
        for number, line in enumerate(token.content.split("\n") if has_colons else ()):
            if match := _COLONS.match(line):
                yield (token.map or [0])[0] + number + 1, match[1] or "", before.type == "heading_open"


def _fenced(lesson: Lesson) -> Iterator[Finding]:
    for token in lesson.tokens:
        info = token.info.strip() if token.type == "fence" else ""
        if info and info not in FENCE_KINDS and _nearest(info.lower(), FENCE_KINDS):
            place = lesson.document.line_place((token.map or [0])[0] + 1)
            yield _of_kind(place, info, FENCE_KINDS)


def _of_kind(place: Place, kind: str, known: Sequence[str], more: str = "") -> Finding:
    near = _nearest(kind.lower(), known)
    mend = f'did you mean "{near}"? ' if near else ""
    return RULE.at(place, f'no block is called "{kind}"', f"{mend}the kinds are {', '.join(known)}{more}")


def _nearest(word: str, known: Sequence[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, known, n=1)), None)
