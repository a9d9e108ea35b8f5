"""What rules look for in parsed Markdown: links, images, raw HTML and the words themselves, with their lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Literal

import msgspec
from markdown_it.token import Token


class Link(msgspec.Struct, frozen=True):
    """A link or image, with the text that is shown. Lines are counted from 0, the second one is past its block."""

    target: str
    text: str
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
    for token in tokens:
        if not token.children:
            continue
        children = [inner for child in token.children for inner in (child, *(child.children or ()))]
        for number, child in enumerate(children):
            if child.type == "link_open":
                first, last = token.map or [0, 1]
                yield Link(str(child.attrGet("href") or ""), _shown(children, number + 1), first, last)


def _shown(tokens: Sequence[Token], start: int) -> str:
    """The text up to the end of a link."""
    # By number: a copy of what follows each link would make many links in a paragraph slow.
    behind = (tokens[number] for number in range(start, len(tokens)))
    inside = takewhile(lambda token: token.type != "link_close", behind)
    return "".join(" " if token.type == "softbreak" else token.content for token in inside)


def images(tokens: Iterable[Token]) -> Iterator[Link]:
    """All images, in reading order."""
    for token, (first, last) in _inline(tokens):
        if token.type == "image":
            yield Link(str(token.attrGet("src") or ""), token.content, first, last)


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


class Run(msgspec.Struct, frozen=True):
    """The words of one block as a reader sees them, on one line; what stands in code is an ellipsis.

    `kind` is "paragraph" (also of a list or a quotation), "heading", "cell" or "title" (of a titled block). Lines are
    counted from 0, the second one is past the block.
    """

    words: str
    kind: Literal["paragraph", "heading", "cell", "title"]
    first_line: int
    last_line: int


_KINDS: dict[str, Literal["heading", "cell"]] = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}
# What stands for tokens without words of their own.
_INSTEAD = {"softbreak": " ", "hardbreak": " ", "code_inline": "…", "html_inline": ""}


def runs(tokens: Iterable[Token]) -> Iterator[Run]:
    """All runs of words, in reading order; code blocks and raw HTML hold none."""
    before = ""
    for token in tokens:
        first, last = token.map or [0, 1]
        if token.type == "inline":
            words = "".join([_INSTEAD.get(child.type, child.content) for child in token.children or ()])
            # Not the mistyped first line of a titled block, nor that of a block from elsewhere, such as [!NOTE].
            if not words.startswith((":::", "[!")):
                yield Run(words, _KINDS.get(before, "paragraph"), first, last)
        elif token.type.startswith("container_") and token.nesting == 1:
            title = token.info.strip().partition(" ")[2].strip()
            yield Run(title, "title", first, first + 1)
        before = token.type
