"""A table that loses cells or does not say what they hold.

### What it does

Counts the cells of each row against those of the header, asks for a word in each header cell, and finds lines that look
like a table and are none, because the line of dashes is missing or has another number of cells than the header above
it.

### Why

Cells beyond the header are dropped without a word, and missing ones are filled with nothing. A header cell without a
word leaves its column without a name, for the eye and for a screen reader.

### Example

```text
| Home | Gain |
| --- | --- |
| Marketing | Shared aims | Distance to IT |
```

### Instead

```text
| Home | Gain | Risk |
| --- | --- | --- |
| Marketing | Shared aims | Distance to IT |
```
A `|` that is meant as a character is written `\\|`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from mopscert.checks.passages import Passage, passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO012", "table", Severity.ERROR, __doc__ or "")


_AROUND = re.compile(r"^[\s>]*([-*+]|\d+[.)])?\s*(?=\|)")
# With a bar at both ends and between two cells.
_ROW = re.compile(r"\|.*[^\\|]\|.*\|")
_DASHES = re.compile(r"^ *\|? *:?-{2,}:? *(\| *:?-{2,}:? *)*\|? *$")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each row that does not fit, each header without a word, and each table that is none."""
    for passage in passages(curriculum):
        header = 0
        for before, token in pairwise(passage.tokens):
            if before.type == "thead_open":
                header = _cells(_line(passage, token))
            elif before.type == "th_open" and not token.content.strip():
                yield _finding(passage, token, "a header of this table is empty", "name what its column holds")
            elif token.type == "tr_open" and (count := _cells(_line(passage, token))) != header:
                message = f"this row has {_number(count)}, and the header has {header}"
                yield _finding(passage, token, message, _MEND if count > 1 else _OUTSIDE)
            elif before.type == "paragraph_open":
                yield from _no_table(passage, token)


_MEND = r"add or remove cells; where the bar is a character, write \| instead"
_OUTSIDE = "put an empty line above it if the table ends there, or add the cells"


def _finding(passage: Passage, token: Token, message: str, mend: str) -> Finding:
    first, last = token.map or (0, 1)
    return RULE.at(passage.place(_line(passage, token).strip(), first, last), message, mend)


def _no_table(passage: Passage, token: Token) -> Iterator[Finding]:
    first_line, *others = token.content.split("\n")
    if others and _is_undashed(token.content):
        dashes = "| --- " * _cells(first_line) + "|"
        place = passage.place(first_line.strip(), *(token.map or (0, 1)))
        message = "no table: the line of dashes below its header is missing"
        yield RULE.at(place, message, f"put {dashes} below this line")
        return
    for header, dashes in pairwise(token.content.split("\n")):
        if _DASHES.match(dashes) and "|" in header:
            message = f"no table: its header has {_number(_cells(header))}, and the dashes below have {_cells(dashes)}"
            first, last = token.map or (0, 1)
            yield RULE.at(passage.place(dashes.strip(), first, last), message, "give both lines as many cells")


def _is_undashed(text: str) -> bool:
    """True for lines of cells without a line of dashes among them, which a reader sees as bars and words."""
    lines = [line.strip() for line in text.split("\n")]
    return all(_ROW.fullmatch(line) for line in lines) and not any(_DASHES.match(line) for line in lines)


def _line(passage: Passage, token: Token) -> str:
    return passage.line((token.map or (0, 1))[0])


def _number(count: int) -> str:
    return f"{count} cell" if count == 1 else f"{count} cells"


def _cells(line: str) -> int:
    """How many cells a line has, counted as the parser does; a list or a quotation may stand around the table."""
    cells = escapedSplit(_AROUND.sub("", line).strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
