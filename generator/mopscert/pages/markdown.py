"""The little that pages need to write as Markdown and not as HTML: front matter and headings."""

import json
import re
from collections.abc import Mapping
from typing import Any

# Characters that Markdown (or a macro) could take for markup, as entities.
_ESCAPES = {ord(character): f"&#{ord(character)};" for character in "\\`*_{}[]#!|~^=:$"}
_TAG = re.compile(r"(<[^>]*>)")


def front_matter(values: Mapping[str, Any]) -> str:
    """Front matter; its values are JSON, which is YAML that needs no quoting rules."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def heading(level: int, html: str, anchor: str) -> str:
    """A heading whose text is ready HTML; builders see it as a heading and list it in their contents."""
    text = "".join(part if part.startswith("<") else _escape(part) for part in _TAG.split(html))
    return f"{'#' * level} {text} {{ #{anchor} }}"


def _escape(html: str) -> str:
    # Entities hold a hash sign of their own, which must stay.
    parts = re.split(r"(&#?\w+;)", html)
    return "".join(part if number % 2 else part.translate(_ESCAPES) for number, part in enumerate(parts))
