"""Elements of HTML and SVG as text; the only place where figures escape what authors wrote."""

import re
from collections.abc import Iterable
from html import escape

_WORD = re.compile("[\\S\u00a0]+")


def plain(text: str) -> str:
    """Text of an author on one line, escaped; a line of it can never begin a block of Markdown."""
    return escape(" ".join(words(text)))


def words(text: str) -> list[str]:
    """What spaces part, but not those that hold an amount and its unit together."""
    return _WORD.findall(text)


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def element(name: str, content: str = "", **attributes: str | float | None) -> str:
    """An element; `class_` is written `class`, other underscores become hyphens, and None leaves an attribute out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>{content}</{name}>"


def items(texts: Iterable[str], name: str = "ul") -> str:
    """A list of ready HTML."""
    return element(name, "".join(element("li", text) for text in texts))


def table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of ready HTML; the first cell of each row heads it."""
    head = element("tr", "".join(element("th", text, scope="col") if text else element("td") for text in heads))
    return element("table", element("thead", head) + element("tbody", "".join(map(_row, rows))))


def strong(heading: str, text: str | None = None) -> str:
    """A heading and, where there is one, the text behind it; both are an author's."""
    return element("strong", plain(heading)) + (f": {plain(text)}" if text else "")


def _row(cells: tuple[str, ...]) -> str:
    first, *others = cells
    return element("tr", element("th", first, scope="row") + "".join(element("td", cell) for cell in others))


def _attribute(key: str, value: str | float) -> str:
    # Links in drawings have the older attribute: scripts that rewrite every `href` of a page cannot write theirs.
    name = "xlink:href" if key == "xlink_href" else key.rstrip("_").replace("_", "-")
    return f' {name}="{escape(value) if isinstance(value, str) else number(value)}"'
