"""A claim about the present, or since a year, without its source.

### What it does

Looks in lessons for words that tie a claim to a time, such as *since February 2024*, *in 2025*, *as of May*,
*currently* or *at present*, in a paragraph, list item or table row that links no source. A source in the sentence that
announces a list or a table, and ends in a colon, covers the whole of it. What is told in an `example` or a `task` is no
claim about the world, nor is a plan such as *by 2027*, nor what stands in code.

### Why

Such a claim becomes wrong by itself. With its source, the review of that source finds it; without, nobody does.

### Example

```text
Since February 2024, bulk senders need a DMARC record.
```

### Instead

```text
Since February 2024, bulk senders [need a DMARC record](source:gmail-bulk).
```

Or say it without the time, where the time does not matter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from markdown_it.token import Token

from mopscert import prose
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson

RULE = Rule("REV004", "claim-of-its-time", Severity.WARNING, __doc__ or "")

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# "in 2000 contacts" is a number, and what was before that does not change any more. "By 2027" is a plan.
_TIME = re.compile(
    r"\b(?:(?:in|since|from|after|during) (?:early |mid-|late |the (?:end|start) of )?"
    rf"(?:(?:\d\d? )?(?:{_MONTH}) )?(?:200[1-9]|20[1-9]\d)\b(?![,.]?\d|%)"
    rf"|as of (?:today|now|this \w+|(?:\d\d? )?(?:{_MONTH})\b(?: 20\d\d)?|(?:early |late |mid-)?20\d\d)"
    r"|currently|at present|at the time of writing|nowadays|these days)",
    re.IGNORECASE,
)
# One of these stands wherever a time is named, in small letters.
_SIGNS = ("20", "as of", "currently", "at present", "at the time", "nowadays", "these days")
# What stands for tokens without words of their own.
_INSTEAD = {"softbreak": " ", "hardbreak": " ", "code_inline": "…"}
# Kinds of titled blocks whose firms and years are made up.
_FICTION = ("example", "task")


class _Block(msgspec.Struct, frozen=True):
    """A run of text, the list item or table row that it belongs to (the line of its start), and whether it is made up.

    `around` is the line of the list or table, or 0 for a paragraph of its own.
    """

    token: Token
    unit: int
    around: int
    is_fiction: bool


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each such claim."""
    for module in curriculum.modules:
        if module.lesson and _may_name_time(module.lesson):
            yield from _of_lesson(module.lesson)


def _may_name_time(lesson: Lesson) -> bool:
    """False where a quick look at all words of a lesson says that they name no time."""
    words = "\n".join([_words(token) for token in lesson.tokens if token.type == "inline"])
    return _has_sign(words)


def _of_lesson(lesson: Lesson) -> Iterator[Finding]:
    announced = False
    for (around, _), group in groupby(_blocks(lesson.tokens), key=lambda block: (block.around, block.unit)):
        blocks = list(group)
        has_source = any(map(_has_source, blocks))
        if not around:
            announced = has_source and blocks[-1].token.content.rstrip().endswith(":")
        for block in () if has_source or (around and announced) else blocks:
            match = None if block.is_fiction else _time(_words(block.token))
            if match:
                first, last = block.token.map or [0, 1]
                place = lesson.document.line_place(first + 1, match[0], last)
                message = f'"{match[0]}" ties this to a time, and no source is linked beside it'
                mend = "link its source, as in [the rule](source:id-of-the-source), or say it without the time"
                yield RULE.at(place, message, mend)


def _time(words: str) -> re.Match[str] | None:
    # Few runs of text name a time, and the pattern takes long for the others.
    return _TIME.search(words) if _has_sign(words) else None


def _has_sign(words: str) -> bool:
    return any(map(words.lower().__contains__, _SIGNS))


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    """The runs of text outside headings."""
    opened: list[tuple[str, int]] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append((prose.block_kind(token) or token.type, (token.map or [0])[0] + 1))
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline" and opened[-1][0] != "heading_open":
            lists = [line for kind, line in opened if kind in ("bullet_list_open", "ordered_list_open", "table_open")]
            units = [line for kind, line in opened if kind in ("list_item_open", "tr_open")]
            is_fiction = any(kind in _FICTION for kind, _ in opened)
            own = (token.map or [0])[0] + 1
            yield _Block(token, (units or [own])[0], (lists or [0])[0], is_fiction)


def _has_source(block: _Block) -> bool:
    return any(
        child.type == "link_open" and str(child.attrGet("href")).startswith("source:")
        for child in block.token.children or ()
    )


def _words(token: Token) -> str:
    """The text of a run, with an ellipsis for code, so that what is quoted from a file is no claim."""
    return "".join([_INSTEAD.get(child.type, child.content) for child in token.children or ()])
