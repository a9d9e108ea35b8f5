"""A heading with words that do not serve as a heading.

### What it does

Looks at the headings of a lesson for those that end in a full stop, a comma, a colon, a semicolon, an exclamation mark
or an ellipsis, and for those whose words another heading of the lesson has already. A question mark may stay.

### Why

Headings make the table of contents. Two that are the same cannot be told apart there, and a stop at the end says that
something follows which does not.

### Example

```text
## Choose a home: {#choose}
```

### Instead

```text
## Choose a home {#choose}
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Heading, Lesson

RULE = Rule("PRO013", "heading-text", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield at most one finding for each heading."""
    for module in curriculum.modules:
        if module.lesson:
            yield from _of_lesson(module.lesson)


def _of_lesson(lesson: Lesson) -> Iterator[Finding]:
    first: dict[str, Heading] = {}
    for heading in lesson.headings:
        if heading.anchor is None:
            continue  # perhaps a line that was not meant as a heading, and another finding says so
        words = " ".join(heading.text.split())
        known = first.setdefault(words.rstrip(".,:;!?…").lower(), heading)
        place = lesson.document.line_place(heading.line)
        if words.endswith((".", ",", ":", ";", "!", "…")):
            yield RULE.at(place, f'this heading ends in "{words[-1]}"', "leave the last sign out")
        elif known is not heading:
            mend = "say in each of them what its own section teaches"
            yield RULE.at(place, "another heading has the same words", mend, (lesson.document.line_place(known.line),))
