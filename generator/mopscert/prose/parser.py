"""The Markdown dialect of lessons and questions: CommonMark, tables, anchors on headings, titled blocks."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

# Titled blocks are `container_block` tokens, whatever their kind.
_BLOCK = "block"
BLOCK_KINDS = ("example", "mistake", "task", "note", "products")
FENCE_KINDS = ("self-check", "figure")
_ANCHOR = re.compile(r"\s*\{#([A-Za-z0-9_-]+)\}\s*$")
# Most text has no markup, and most time goes into looking for it: runs without any of these are text and line breaks,
_INLINE_MARKUP = re.compile(r"[\\`*_\[<&\r]|  \n")
# and blocks without any of these, or of lines that begin or end like these, are paragraphs.
_BLOCK_MARKUP = re.compile(r"[\\`*_\[<&|#>\t\r]")
_MARKED_LINE = re.compile(r" *(?:[-+=]|\d+[.)])| {4}")


# Most links lead to something of the curriculum by its id, in which there is nothing that has to be escaped.
_BY_ID = re.compile(r"(?:(?:module|term|source|diagnostic):[a-z0-9-]+)?(?:#[a-z0-9-]+)?")

# As good as an empty dictionary of each token's own, as long as nobody writes to it; and nobody can.
_NOTHING: Any = MappingProxyType({})


@cache
def _parser(html: bool = True) -> MarkdownIt:
    # Raw HTML and dangerous links are parsed so that rules can point at them; rendering never lets them through.
    parser = MarkdownIt("commonmark", {"html": html}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = _normal_link  # type: ignore[method-assign]
    # One rule for all kinds: each rule is asked about each line.
    parser.use(container_plugin, _BLOCK, validate=lambda info, _: info.strip().split(" ", 1)[0] in BLOCK_KINDS)
    parser.core.ruler.before("inline", "heading_anchors", _heading_anchors)
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.push("cell_alignment", _cell_alignment)
    return parser


def _normal_link(url: str) -> str:
    return url if _BY_ID.fullmatch(url) else normalizeLink(url)


def _heading_anchors(state: StateCore) -> None:
    for token, content in pairwise(state.tokens):
        if token.type == "heading_open" and (match := _ANCHOR.search(content.content)):
            token.attrSet("id", match[1])
            content.content = content.content[: match.start()]


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and _INLINE_MARKUP.search(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.type == "inline":
            token.children = _plain(token.content)


def _plain(text: str) -> list[Token]:
    """Text without markup: its lines, with breaks between them."""
    first, *others = [line.strip(" ") for line in text.split("\n")]
    tokens = [Token("text", "", 0, content=first)]
    for line in others:
        tokens += [Token("softbreak", "br", 0), Token("text", "", 0, content=line)]
    return tokens


def _paragraphs(text: str) -> Iterator[Token]:
    """Blocks of text without markup."""
    lines = text.split("\n")
    for filled, group in groupby(range(len(lines)), key=lambda number: bool(lines[number].strip(" "))):
        if filled:
            numbers = list(group)
            span = [numbers[0], numbers[-1] + 1]
            content = "\n".join(lines[number].strip(" ") for number in numbers).strip()
            yield Token("paragraph_open", "p", 1, map=span, block=True)
            yield Token("inline", "", 0, map=span, level=1, content=content, children=_plain(content), block=True)
            yield Token("paragraph_close", "p", -1, block=True)


def _cell_alignment(state: StateCore) -> None:
    # A style attribute would need an exception in the content security policy.
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrSet("class", f"mops-{str(style).removeprefix('text-align:')}")


def parse(text: str, html: bool = True) -> list[Token]:
    """Take Markdown blocks apart. Tokens carry lines counted from 0 in `map`.

    Without `html`, tags are text like any other, so that an open comment hides nothing.
    """
    if has_markup(text):
        return _slim(_parser(html).parse(text))
    return list(_paragraphs(text))


def _slim(tokens: list[Token]) -> list[Token]:
    """Tokens that share what is empty in nearly all of them: a large curriculum holds a quarter of a million."""
    for token in tokens:
        token.attrs = token.attrs or _NOTHING
        token.meta = token.meta or _NOTHING
        if token.children:
            _slim(token.children)
    return tokens


def has_markup(text: str) -> bool:
    """False when a text is plain paragraphs, without links, headings, HTML or emphasis."""
    # Nearly all texts are plain, so that looking for single characters, line by line, is what has to be quick.
    if _BLOCK_MARKUP.search(text) or ":::" in text or "~~~" in text:
        return True
    if "\n" not in text:
        return _is_marked(text)
    return any(map(_is_marked, text.split("\n")))


def _is_marked(line: str) -> bool:
    return line.endswith("  ") or _MARKED_LINE.match(line) is not None


def block_kind(token: Token) -> str | None:
    """The kind of the titled block that a token opens; None when it opens none."""
    return token.info.split(maxsplit=1)[0] if token.type == f"container_{_BLOCK}_open" else None


def parse_inline(text: str) -> list[Token]:
    """Take a run of Markdown text without blocks apart, into one token of type `inline`."""
    text = text.strip()
    if _INLINE_MARKUP.search(text):
        return _parser().parseInline(text)
    return [Token("inline", "", 0, content=text, map=[0, 1], children=_plain(text))]
