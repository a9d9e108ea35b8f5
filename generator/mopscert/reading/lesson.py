"""A lesson's Markdown to its headings, checks, figures and prose."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from mopscert import prose
from mopscert.findings import Finding
from mopscert.model import Heading, Lesson, Named
from mopscert.reading.rules import pro008_unclosed_block
from mopscert.reading.text_file import TextFile

CHECK, FIGURE = prose.FENCE_KINDS
# A line that would start another fenced block.
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*[^\s`]", re.MULTILINE)


def read_lesson(file: TextFile) -> tuple[Lesson | None, list[Finding]]:
    """Take a lesson apart; None when a block swallows what follows it."""
    tokens = tuple(prose.parse(file.text))
    # Raw HTML is refused by a rule; what it would hide is read all the same, so that nothing else seems to be missing.
    has_html = "<" in file.text and any(prose.raw_html(tokens))
    shown = tuple(prose.parse(file.text, html=False)) if has_html else tokens
    if findings := list(_unclosed(file, shown)):
        return None, findings
    lesson = Lesson(
        document=file,
        parse=prose.parse,
        headings=_headings(shown),
        checks=_named(shown, CHECK),
        figures=_named(shown, FIGURE),
        misplaced=_misplaced(shown),
    )
    lesson.__dict__["tokens"] = tokens
    return lesson, []


def _unclosed(file: TextFile, tokens: Sequence[Token]) -> Iterator[Finding]:
    """Findings about fences without an end, and about titled blocks without one or around another."""
    around: list[Token] = []
    reported: set[int] = set()
    # Not those of the file, which it would keep.
    lines = file.text.split("\n")
    for token in tokens:
        first, last = token.map or [0, 0]
        if token.type == "fence" and not _is_closed_fence(token, lines):
            kind = pro008_unclosed_block.finding if token.info.strip() else pro008_unclosed_block.without_start
            yield kind(file.line_place(first + 1), token.markup)
        elif token.type.startswith("container_") and token.nesting == 1:
            ended = last < len(lines) and lines[last].rstrip().endswith(token.markup)
            # A block inside another one of as many colons means that the outer one was not closed before.
            open_ = [outer for outer in around[-1:] if len(outer.markup) <= len(token.markup)]
            for block in [*open_, *([] if ended else [token])]:
                if (line := (block.map or [0])[0] + 1) not in reported:
                    reported.add(line)
                    yield pro008_unclosed_block.finding(file.line_place(line), block.markup)
            around.append(token)
        elif token.type.startswith("container_"):
            around.pop()


def _is_closed_fence(token: Token, lines: Sequence[str]) -> bool:
    first, last = token.map or [0, 0]
    swallowed = any(match[1].startswith(token.markup) for match in _FENCE.finditer(token.content))
    return last - first > 1 and lines[last - 1].rstrip().endswith(token.markup) and not swallowed


def _headings(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            level=int(token.tag[1]),
            text=content.content,
            anchor=str(token.attrGet("id")) if token.attrGet("id") else None,
            line=(token.map or [0])[0] + 1,
        )
        for token, content in pairwise(tokens)
        if token.type == "heading_open"
    )


def _named(tokens: Sequence[Token], kind: str) -> tuple[Named, ...]:
    """Ids in the top-level fenced blocks of a kind, one a line."""
    return tuple(
        Named(line.strip(), (token.map or [0])[0] + 2 + number)
        for token in tokens
        if token.type == "fence" and token.info.strip() == kind and token.level == 0
        for number, line in enumerate(token.content.splitlines())
        if line.strip()
    )


def _misplaced(tokens: Sequence[Token]) -> tuple[int, ...]:
    return tuple(
        (token.map or [0])[0] + 1
        for token in tokens
        if token.type == "fence" and token.info.strip() in (CHECK, FIGURE) and token.level > 0
    )
