"""Parsed Markdown to HTML that cannot act: links resolved, raw HTML shown as text, the result sanitised."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

import msgspec
import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from mopscert.prose.parser import parse, parse_inline

_TAGS = {
    *("a", "blockquote", "br", "code", "div", "em", "hr", "li", "ol", "p", "pre", "span", "strong"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {tag: {"class"} for tag in ("a", "code", "div", "p", "span", "td", "th")}
_ATTRIBUTES["a"] |= {"href", "title"}
_ATTRIBUTES["ol"] = {"start"}
# Builders look for Markdown in finished HTML too: links, code, headings at the start of a line, empty lines.
_MARKDOWN = (("](", "]&#40;"), ("`", "&#96;"), ("\n#", "\n&#35;"), ("\n\n", "\n&#10;"))
_SCHEMES = {"http", "https", "mailto"}


class Target(msgspec.Struct, frozen=True):
    """Where a link leads in the site; `title` is shown on hover and focus."""

    href: str
    title: str = ""
    css_class: str = ""


class Context(msgspec.Struct, frozen=True):
    """What rendering needs to know: where links lead (None: show the text alone) and what blocks are called."""

    resolve: Callable[[str], Target | None]
    block_labels: Mapping[str, str]


def render(tokens: Sequence[Token], context: Context) -> str:
    """HTML of parsed blocks."""
    return sanitise(_renderer().render(tokens, _options(), {"context": context, "links": []}))


def render_text(text: str, context: Context) -> str:
    """HTML of Markdown blocks."""
    return render(parse(text), context)


def render_inline(text: str, context: Context) -> str:
    """HTML of a run of Markdown text, without a paragraph around it."""
    return render(parse_inline(text), context)


def sanitise(html: str) -> str:
    """Keep only the tags and attributes that Markdown itself can make."""
    if "<" in html:
        html = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    for written, shown in _MARKDOWN:
        html = html.replace(written, shown)
    return html


@cache
def _renderer() -> "_Renderer":
    return _Renderer()


@cache
def _options() -> OptionsDict:
    return OptionsDict(
        {
            "html": False,
            "linkify": False,
            "typographer": False,
            "quotes": "",
            "xhtmlOut": False,
            "breaks": False,
            "langPrefix": "language-",
            "highlight": None,
            "maxNesting": 20,
        }
    )


class _Renderer(RendererHTML):
    """Renders by the name of the token, as the base class does; `env` carries the context."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Raw HTML, as the text that it is."""
        return f"<p>{escape(tokens[idx].content)}</p>"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Raw HTML, as the text that it is."""
        return escape(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """An image, as its text."""
        return escape(tokens[idx].content)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A link that leads somewhere, or nothing."""
        target = env["context"].resolve(str(tokens[idx].attrGet("href") or ""))
        env["links"].append(target)
        if target is None:
            return ""
        attributes = {"class": target.css_class, "href": target.href, "title": target.title}
        written = [f' {key}="{escape(value)}"' for key, value in attributes.items() if value]
        return f"<a{''.join(written)}>"

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The end of what `link_open` began."""
        return "</a>" if env["links"].pop() else ""

    def container_block_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The start of a titled block: its kind in words, and its title."""
        kind, _, title = tokens[idx].info.strip().partition(" ")
        label = escape(env["context"].block_labels[kind])
        heading = f'<span class="mops-block__kind">{label}</span>' + (f" {escape(title.strip())}" if title else "")
        return f'<div class="mops-block mops-block--{kind}">\n<p class="mops-block__title">{heading}</p>\n'

    def container_block_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The end of a titled block."""
        return "</div>\n"
