"""A built page as a tree, made with the parser of the standard library."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "em", "i", "kbd", "small", "span", "strong", "sub", "sup", "text", "tspan"]
)
UNSEEN = frozenset(["script", "style", "template"])


class Element:
    """An element with its attributes; `nodes` holds text and elements in order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.nodes: list[str | Element] = []

    def get(self, name: str) -> str:
        """An attribute, empty when absent."""
        return self.attributes.get(name, "")

    def is_a(self, tag: str = "", css_class: str = "") -> bool:
        return tag in ("", self.tag) and (not css_class or css_class in self.get("class").split())

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for node in self.nodes:
            if isinstance(node, Element):
                yield from node.walk()

    def all(self, tag: str = "", css_class: str = "") -> list["Element"]:
        return [element for element in self.walk() if element.is_a(tag, css_class)]

    def one(self, tag: str = "", css_class: str = "") -> "Element":
        """The only such element below this one."""
        found = self.all(tag, css_class)
        assert len(found) == 1, f"{len(found)} of <{tag}> .{css_class}"
        return found[0]

    def inside(self, *tags: str) -> bool:
        """Whether this element stands in one of such a kind."""
        return self.parent is not None and (self.parent.tag in tags or self.parent.inside(*tags))

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """What can be read here, with single spaces; `without` names tags to pass over."""
        return " ".join("".join(self._texts(without | UNSEEN)).split())

    def _texts(self, without: frozenset[str]) -> Iterator[str]:
        for node in self.nodes:
            if isinstance(node, str):
                yield node
            elif node.tag not in without:
                edge = "" if node.tag in INLINE else " "
                yield edge
                yield from node._texts(without)
                yield edge


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self._here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._here)
        self._here.nodes.append(element)
        if tag not in VOID:
            self._here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._here.tag == tag, f"</{tag}> closes <{self._here.tag}> at {self.getpos()}"
        assert self._here.parent is not None
        self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.nodes.append(data)


def parse(html: str) -> Element:
    """The tree of a page; AssertionError where an end tag does not fit."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def parse_site(folder: Path) -> dict[str, Element]:
    """All pages of a site by their address below its root, such as `modules/x/`; `404.html` keeps its name.

    Documents that scripts fetch are no pages.
    """
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    pages = {name: path for name, path in paths.items() if not name.startswith("assets/")}
    return {name.removesuffix("index.html"): parse(path.read_text("utf-8")) for name, path in pages.items()}
