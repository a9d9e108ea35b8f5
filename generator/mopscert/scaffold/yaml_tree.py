"""YAML text to a tree that keeps what its values do not hold: comments, blank lines, quotes and the style of lists."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from mopscert.reading.yaml_values import resolve

_MODELINE = re.compile(r"# *yaml-language-server:")
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_BLANK_END = re.compile(r"(\n[ \t]*)+\Z")
_LINE = re.compile(r"([ \t]*)(#[^\n]*)?(?:\n|$)")


class Scalar(msgspec.Struct, frozen=True):
    """A single value as it is written; `style` is its quote, or | or > for a block, or "" for plain text."""

    raw: str
    value: Any
    style: str


class Entry(msgspec.Struct, frozen=True):
    """A value in a list, or with a `key` in an object.

    `leading` are the lines above it: comments, and "" for a blank line. `comment` stands behind it on its line.
    """

    value: "Node"
    key: Scalar | None = None
    leading: tuple[str, ...] = ()
    comment: str = ""


class Collection(msgspec.Struct, frozen=True):
    """A list or an object; `flow` in brackets on the line, and then `raw` is how it is written if it holds comments.

    `tail` are the lines below the last entry.
    """

    entries: tuple[Entry, ...]
    is_object: bool
    flow: bool = False
    raw: str = ""
    tail: tuple[str, ...] = ()


Node = Scalar | Collection


class Tree(msgspec.Struct, frozen=True):
    """A whole file: the lines above that belong to no entry, and its object or list."""

    header: tuple[str, ...]
    root: Collection


def read_tree(text: str) -> Tree | None:
    r"""The tree of sound YAML whose lines end in "\n".

    None when the whole file is no object or list, or stands in brackets, or when a key is no short word on one line.
    """
    return _Reader(text).tree()


class _Reader:
    """Follows the parser's events; comments are what lies between them, from `position` onwards."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.has_odd_keys = False
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def tree(self) -> Tree | None:
        """The tree of the only document."""
        # Behind the starts of the stream and of the document.
        _, _, event = self._event(), self._event(), self._event()
        above = self._gap(event.start_mark.index)
        header = _header(above)
        root = self._node(event, -1)
        if isinstance(root, Scalar) or root.flow or self.has_odd_keys:
            return None
        first = root.entries[0]
        first = msgspec.structs.replace(first, leading=(*above[len(header) :], *first.leading))
        return Tree(header, msgspec.structs.replace(root, entries=(first, *root.entries[1:])))

    def _event(self) -> Any:
        return next(self.events)

    def _node(self, event: Any, outer: int) -> Node:
        """The value that begins with an event, inside a collection at the column `outer`."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if event.flow_style:
            return self._flow(event)
        is_object = isinstance(event, yaml.MappingStartEvent)
        column = event.start_mark.column
        entries = tuple(self._entries(column, is_object))
        # A comment in the column of a list that is not indented belongs to the object around it.
        return Collection(entries, is_object, tail=self._tail(max(column, outer + 1)))

    def _entries(self, column: int, is_object: bool) -> Iterator[Entry]:
        while not _is_end(event := self._event()):
            leading, key = self._gap(event.start_mark.index), None
            comment = ""
            if is_object:
                key = self._key(event)
                self.position = self.text.index(":", self.position) + 1
                comment, event = self._comment(), self._event()
            if isinstance(event, yaml.ScalarEvent) or event.flow_style:
                between = self._gap(event.start_mark.index)
                leading = (*leading, *([comment] if comment else []), *filter(None, between))
                comment = ""
            value = self._node(event, column)
            comment = comment or _comment_of_header(value) or self._comment()
            yield Entry(value, key, leading, comment)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        raw = self.text[start:end]
        if style in ("|", ">") and "+" not in raw.split("\n", 1)[0]:
            # Blank lines below a text belong to what follows, unless the text says that it keeps them.
            raw = _BLANK_END.sub("", raw)
        self.position = start + len(raw)
        return Scalar(raw, event.value if style else resolve(event.value), style)

    def _key(self, event: Any) -> Scalar:
        key = self._scalar(event)
        # YAML itself takes no longer ones without a mark in front.
        self.has_odd_keys |= "\n" in key.raw or len(key.raw) > 100
        return key

    def _flow(self, event: Any) -> Collection:
        start = event.start_mark.index
        self.position = start
        is_object = isinstance(event, yaml.MappingStartEvent)
        entries, has_comments = [], False
        while not _is_end(event := self._event()):
            has_comments |= self._has_comment(event)
            key = None
            if is_object:
                key = self._key(event)
                event = self._event()
                has_comments |= self._has_comment(event)
            value = self._flow(event) if isinstance(event, yaml.CollectionStartEvent) else self._scalar(event)
            entries.append(Entry(value, key))
        has_comments |= self._has_comment(event)
        self.position = event.end_mark.index
        raw = self.text[start : self.position]
        is_raw = has_comments or any(_is_raw(part) for entry in entries for part in (entry.key, entry.value))
        return Collection(tuple(entries), is_object, flow=True, raw=raw if is_raw else "")

    def _has_comment(self, event: Any) -> bool:
        return any(self._gap(event.start_mark.index))

    def _gap(self, end: int) -> tuple[str, ...]:
        """Comments between here and `end`, with "" for blank lines among them."""
        lines = self.text[self.position : end].split("\n")
        self.position = max(self.position, end)
        found: list[str] = []
        for number, line in enumerate(lines):
            if "#" in line:
                found.append(line[line.index("#") :].rstrip())
            elif not line.strip() and 0 < number < len(lines) - 1 and found[-1:] != [""]:
                found.append("")
        return tuple(found)

    def _comment(self) -> str:
        """The comment on the rest of the line."""
        match = _COMMENT.match(self.text, self.position)
        if match is None:
            return ""
        self.position = match.end()
        return match[1].rstrip()

    def _tail(self, column: int) -> tuple[str, ...]:
        """Comments from the next line on, as long as they are indented to `column`."""
        line_end = self.text.find("\n", self.position)
        if line_end < 0 or self.text[self.position : line_end].strip():
            return ()
        found: list[str] = []
        blank, position = False, line_end + 1
        while position < len(self.text) and (match := _LINE.match(self.text, position)):
            if match[2] and len(match[1]) < column:
                break
            if match[2]:
                found += ["", match[2].rstrip()] if blank else [match[2].rstrip()]
                self.position = match.end(2)
            blank, position = not match[2], match.end()
        return tuple(found)


def _is_end(event: Any) -> bool:
    return isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))


def _comment_of_header(node: Node) -> str:
    """The comment behind | or >."""
    header = node.raw.split("\n", 1)[0] if isinstance(node, Scalar) and node.style in ("|", ">") else ""
    return header[header.index("#") :].rstrip() if "#" in header else ""


def _is_raw(node: Node | None) -> bool:
    """True when a part of a list in brackets can only be written as it is."""
    return node is not None and ("\n" in node.raw or (isinstance(node, Collection) and bool(node.raw)))


def _header(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Of the lines above the first entry those that belong to the file: to a blank line, or to an editor's mark."""
    ends = [number + 1 for number, line in enumerate(lines) if not line or _MODELINE.match(line)]
    return lines[: max(ends, default=0)]
