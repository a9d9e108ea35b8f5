"""The little that pages need to write as Markdown and not as HTML: front matter and headings."""

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

# Characters that Markdown (or a macro) could take for markup, as entities.
_ESCAPES = {ord(character): f"&#{ord(character)};" for character in "\\`*_{}[]#!|~^=:$"}
_MARKUP = str.maketrans({"<": "‹", ">": "›", '"': "”"})
_QUOTED = re.compile(r'"([^"]*)"')
_LIKE_A_TAG = re.compile(r"&lt;(?=[A-Za-z/!?])")
_TAG = re.compile(r"(<[^>]*>)")


# Front matter of reference pages for authors, which lists of them lead to: everybody's browser loads the whole index of
# the search, and has to read it.
UNSEARCHED = {"search": {"exclude": True}}


def inert(text: str) -> str:
    """Text that is no markup, whatever a theme does with it, and reads the same.

    Themes put titles and descriptions into pages as they are, or escaped, or (in the title of a page) without tags and
    then unescaped; so there must be nothing in them to escape.
    """
    shown = _QUOTED.sub(r"“\1”", text).translate(_MARKUP)
    return shown if unescape(shown) == shown else shown.replace("&", "＆")


def literal(text: str) -> str:
    """Markdown that shows a text letter by letter."""
    return _escape(escape(text))


def front_matter(values: Mapping[str, Any]) -> str:
    """Front matter; its values are JSON, which is YAML that needs no quoting rules."""
    made = {key: inert(value) if isinstance(value, str) else value for key, value in values.items()}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in made.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def heading(level: int, html: str, anchor: str) -> str:
    """A heading whose text is ready HTML; builders see it as a heading and list it in their contents.

    The theme takes what it lists for markup when it shows a long one in a tooltip, so that no tag may be in it.
    """
    html = _LIKE_A_TAG.sub("‹", html)
    text = "".join(part if part.startswith("<") else _escape(part) for part in _TAG.split(html))
    return f"{'#' * level} {text} {{ #{anchor} }}"


def _escape(html: str) -> str:
    # Entities hold a hash sign of their own, which must stay.
    parts = re.split(r"(&#?\w+;)", html)
    return "".join(part if number % 2 else part.translate(_ESCAPES) for number, part in enumerate(parts))
