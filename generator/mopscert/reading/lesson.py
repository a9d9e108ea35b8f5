"""A lesson's Markdown to its headings, checks, figures and prose."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from mopscert import prose
from mopscert.model import Heading, Lesson, Named
from mopscert.reading.text_file import TextFile

CHECK, FIGURE = "self-check", "figure"


def read_lesson(file: TextFile) -> Lesson:
    """Take a lesson apart; any text is a lesson, so there is nothing to refuse here."""
    tokens = tuple(prose.parse(file.text))
    return Lesson(
        document=file,
        tokens=tokens,
        headings=_headings(tokens),
        checks=_named(tokens, CHECK),
        figures=_named(tokens, FIGURE),
        misplaced=_misplaced(tokens),
    )


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
