"""A heading that the page cannot use.

### What it does

Asks that each heading of a lesson is of the second or third level, that a lesson does not begin with the third, that
each has an anchor of its own, and that no two anchors are the same. It also finds lines that start with two hashes or
more and are no headings, because a space is missing, and front matter (keys between two lines of hyphens at the start),
which Markdown takes for a heading. Questions have no headings.

### Why

Anchors are addresses: objectives, questions and other lessons link to them, so they are chosen, not made from words
that may change. The first level is the title, which the page prints itself.

### Example

```text
# Choose a home
```

### Instead

```text
## Choose a home {#choose}
```
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Heading, Lesson
from mopscert.reading.slugs import slug

RULE = Rule("PRO004", "heading", Severity.ERROR, __doc__ or "")


ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# An anchor with blanks, or without its hash, which the parser takes for words.
_NEARLY = re.compile(r"(?:\{ *#? *|[(\[] *# *)([a-z0-9]+(?:-[a-z0-9]+)*) *[})\]]$")
# An anchor with its hash, of any form, and without its last brace too.
_UNFIT = re.compile(r"\{ *# *([^{}]*?) *\}?$")
# Keys between two lines of hyphens at the very start, as other programs want them.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n[\w-]+[ \t]*:.*\n(?:(?!---)(?:[\w-]+[ \t]*:|[ \t#-]|\r?$).*\n)*---[ \t\r]*$", re.MULTILINE
)
_EXAMPLE = "choose"
# A heading without the blank that makes it one.
_CLOSE = re.compile(r"#{1,6}[^#\s].*")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each heading that cannot be used."""
    for module in curriculum.modules:
        if module.lesson:
            yield from _of_lesson(module.lesson)
    for passage in passages(curriculum):
        for token in () if passage.is_lesson else passage.tokens:
            if token.type == "heading_open":
                place = passage.place("#", 0, 0)
                yield RULE.at(place, "a question has no headings", "make it a sentence, or bold text")


def close_headings(lesson: Lesson) -> Iterator[tuple[int, str]]:
    """Lines that were meant as headings and are text, since no space follows the hashes; with their numbers."""
    for before, token in pairwise(lesson.tokens):
        if before.type == "paragraph_open" and "#" in token.content:
            for number, line in enumerate(token.content.split("\n"), (token.map or [0])[0] + 1):
                if _CLOSE.fullmatch(line) and (line.startswith("##") or "{#" in line):
                    yield number, line


def _of_lesson(lesson: Lesson) -> Iterator[Finding]:
    for line, text in close_headings(lesson):
        hashes = text[: len(text) - len(text.lstrip("#"))]
        message = f"this is no heading: the space behind {hashes} is missing"
        yield RULE.at(lesson.document.line_place(line), message, f"put a space behind {hashes}")
    if end := _front_matter(lesson):
        message = "a lesson has no front matter; its title stands in module.yaml"
        yield RULE.at(lesson.document.line_place(1), message, f"remove the lines from 1 to {end}")
    first: dict[str, int] = {}
    for number, heading in enumerate(each for each in lesson.headings if each.line > end):
        if number == 0 and heading.level == 3:
            mend = "start it with ##, or put a heading with ## above it"
            yield RULE.at(lesson.document.line_place(heading.line), "no heading of level 2 stands above this one", mend)
        elif problem := _problem(heading, first):
            yield RULE.at(lesson.document.line_place(heading.line), *problem)
        if heading.anchor:
            first.setdefault(heading.anchor, heading.line)


def _front_matter(lesson: Lesson) -> int:
    """The line, counted from 1, with which front matter ends; 0 where there is none."""
    front = _FRONT_MATTER.match(lesson.document.text)
    return front[0].count("\n") + 1 if front else 0


def _problem(heading: Heading, first: dict[str, int]) -> tuple[str, str] | None:
    if heading.level not in (2, 3):
        return f"a heading of level {heading.level} is not used in lessons", "start it with ## or ###"
    if heading.anchor is None:
        return _without_anchor(heading.text)
    if not ANCHOR.fullmatch(heading.anchor):
        return f'"#{heading.anchor}" is no anchor', _form(heading.anchor)
    if heading.anchor in first:
        taken = f'the anchor "#{heading.anchor}" is taken (line {first[heading.anchor]})'
        return taken, "give this heading an anchor of its own"
    return None


def _without_anchor(text: str) -> tuple[str, str]:
    if nearly := _NEARLY.search(text):
        return "this heading has no anchor", f"write {{#{nearly[1]}}} for {nearly[0]}"
    unfit = _UNFIT.search(text)
    if unfit and not unfit[0].endswith("}"):
        return "the anchor of this heading is not closed", f"write {{#{slug(unfit[1]) or _EXAMPLE}}}"
    if unfit and unfit[1]:
        return f'"#{unfit[1]}" is no anchor', _form(unfit[1])
    words = re.findall(r"[a-z0-9]+", text.split("{#")[0].lower())
    return (
        "this heading has no anchor",
        f"put an anchor behind it, for example {{#{'-'.join(words[:4]) or _EXAMPLE}}}",
    )


def _form(anchor: str) -> str:
    """How to mend an anchor of another form."""
    rule = "an anchor has no spaces" if " " in anchor else "use small letters, digits and single hyphens"
    return f"{rule}; write {{#{near}}}" if (near := slug(anchor)) else rule
