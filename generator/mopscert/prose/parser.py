"""The Markdown dialect of lessons and questions: CommonMark, tables, anchors on headings, titled blocks."""

import re
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

BLOCK_KINDS = ("example", "mistake", "task", "note")
_ANCHOR = re.compile(r"\s*\{#([A-Za-z0-9_-]+)\}\s*$")
# Text without any of these characters means the same in Markdown and in plain text.
_MARKUP = re.compile(r"[\\`*_\[\]<>&!\n]")


@cache
def _parser() -> MarkdownIt:
    # Raw HTML and dangerous links are parsed so that rules can point at them; rendering never lets them through.
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    for kind in BLOCK_KINDS:
        parser.use(container_plugin, kind)
    parser.core.ruler.before("inline", "heading_anchors", _heading_anchors)
    parser.core.ruler.push("cell_alignment", _cell_alignment)
    return parser


def _heading_anchors(state: StateCore) -> None:
    for token, content in pairwise(state.tokens):
        if token.type == "heading_open" and (match := _ANCHOR.search(content.content)):
            token.attrSet("id", match[1])
            content.content = content.content[: match.start()]


def _cell_alignment(state: StateCore) -> None:
    # A style attribute would need an exception in the content security policy.
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrSet("class", f"mops-{str(style).removeprefix('text-align:')}")


def parse(text: str) -> list[Token]:
    """Take Markdown blocks apart. Tokens carry lines counted from 0 in `map`."""
    return _parser().parse(text)


def parse_inline(text: str) -> list[Token]:
    """Take a run of Markdown text without blocks apart, into one token of type `inline`."""
    if _MARKUP.search(text) is None:
        plain = Token("text", "", 0, content=text)
        return [Token("inline", "", 0, content=text, map=[0, 1], children=[plain])]
    return _parser().parseInline(text.strip())
