"""What rules look for in parsed Markdown: links, images and raw HTML, with their lines."""

from collections.abc import Iterable, Iterator

import msgspec
from markdown_it.token import Token


class Link(msgspec.Struct, frozen=True):
    """A link or image. Lines are counted from 0, the second one is past the block that holds it."""

    target: str
    first_line: int
    last_line: int


class RawHtml(msgspec.Struct, frozen=True):
    """A run of raw HTML and the lines of its block."""

    text: str
    first_line: int
    last_line: int


def _inline(tokens: Iterable[Token]) -> Iterator[tuple[Token, list[int]]]:
    for token in tokens:
        for child in token.children or ():
            yield child, token.map or [0, 1]
            # The text of an image is parsed into children of its own.
            for inner in child.children or ():
                yield inner, token.map or [0, 1]


def links(tokens: Iterable[Token]) -> Iterator[Link]:
    """All links, in reading order."""
    for token, (first, last) in _inline(tokens):
        if token.type == "link_open":
            yield Link(str(token.attrGet("href") or ""), first, last)


def images(tokens: Iterable[Token]) -> Iterator[Link]:
    """All images, in reading order."""
    for token, (first, last) in _inline(tokens):
        if token.type == "image":
            yield Link(str(token.attrGet("src") or ""), first, last)


def raw_html(tokens: Iterable[Token]) -> Iterator[RawHtml]:
    """All runs of raw HTML, in reading order."""
    tokens = list(tokens)
    for token in tokens:
        if token.type == "html_block":
            first, last = token.map or [0, 1]
            yield RawHtml(token.content.strip(), first, last)
    for token, (first, last) in _inline(tokens):
        if token.type == "html_inline":
            yield RawHtml(token.content, first, last)
