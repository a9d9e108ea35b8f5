"""A text that loses the ends of its lines.

### What it does

Looks into texts that start with `>` or `>-` for an empty line, lines of a list and rows of a table, where a text may
have paragraphs, lists and tables. It also finds an empty line in a text that starts with no such sign, or with a quote.

### Why

`>` joins the lines of a text into one, and so does YAML where there is no sign. Two paragraphs become one, and a list
becomes a sentence with hyphens in it. `|` keeps the lines as they are written.

### Example

```yaml
stem: >-
  Larkspur joins two lists.

  Which rule is needed first?
```

### Instead

```yaml
stem: |
  Larkspur joins two lists.

  Which rule is needed first?
```
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from mopscert.checks.passages import Passage, all_passages
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson

RULE = Rule("SCH026", "folded-lines", Severity.WARNING, __doc__ or "")

_FOLDED = re.compile(r"( *(?:- +)*)[a-z_]+: +>[-+]?[ \t]*")
_BLOCK = re.compile(r" *(?:- +)*[a-z_]+: +[|>][-+0-9]*[ \t]*(?:#.*)?")
_ENTRY = re.compile(r"(?:[-*+]|\d+[.)]) +\S|\|.*\|")


class _Loss(msgspec.Struct, frozen=True):
    """A line (counted from 1) that a folded text joins to those above it; `start` is the line of the text's key."""

    start: int
    line: int
    what: str


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the first line of each text that should not be joined to the one above it."""
    losses: dict[str, list[_Loss]] = {}
    for passage in all_passages(curriculum):
        if passage.is_inline or isinstance(passage.source, Lesson):
            continue
        document = passage.source
        if document.path not in losses:
            losses[document.path] = list(_losses(document))
        for loss in losses[document.path]:
            first, last = document.lines(*passage.pointer)
            if first <= loss.start and loss.line <= last:
                message = f'{loss.what} is joined to the one above it, because the text starts with ">"'
                mend = f'start the text with a bar instead, which keeps its lines: "{passage.pointer[-1]}: |"'
                yield RULE.at(document.line_place(loss.line), message, mend)
        yield from _without_sign(document, passage)


def _without_sign(document: Document, passage: Passage) -> Iterator[Finding]:
    # Only an empty line makes a line end in such a text, and nearly all texts with a sign end with one.
    if "\n" not in passage.text or passage.text.endswith("\n"):
        return
    first, last = document.lines(*passage.pointer)
    lines = [line.strip() for line in document.text.split("\n")[first - 1 : last]]
    if _BLOCK.fullmatch(lines[0]):
        return
    start = document.place(*passage.pointer)
    quotes = ", without quotes around it" if start.excerpt[start.column - 1] in "'\"" else ""
    for loss in _first_loss(lines, first - 1):
        message = f"{loss.what} is joined to the one above it, because the text does not start with a bar"
        mend = f'start the text with a bar, which keeps its lines: "{passage.pointer[-1]}: |"{quotes}'
        yield RULE.at(document.line_place(loss.line), message, mend)


def _losses(document: Document) -> Iterator[_Loss]:
    if ": >" not in document.text:
        return
    lines = document.text.split("\n")
    for number, line in enumerate(lines):
        if ": >" in line and (match := _FOLDED.fullmatch(line.rstrip("\r"))):
            yield from _first_loss(_block(lines[number + 1 :], len(match[1])), number + 1)


def _block(lines: Sequence[str], indent: int) -> list[str]:
    """The lines up to the first that is not indented deeper than the key."""
    inside = takewhile(lambda line: not line.strip() or _indent(line) > indent, lines)
    return [line.rstrip() for line in inside]


def _first_loss(block: Sequence[str], start: int) -> Iterator[_Loss]:
    """What a folded block loses first: lines that are indented deeper and two empty lines are kept as they are."""
    level = min(map(_indent, filter(None, block)), default=0)
    plain = [number for number, line in enumerate(block) if line and _indent(line) == level]
    entries = [number for number in plain if _ENTRY.match(block[number], level) and number > 0]
    lost = entries[:1] if len(entries) > 1 else []
    for number in plain:
        if number > 1 and not block[number - 1] and block[number - 2]:
            lost.append(number)
    if lost:
        what = "this paragraph" if not block[min(lost) - 1] else "this line"
        yield _Loss(start, start + 1 + min(lost), what)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
