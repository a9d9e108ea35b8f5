"""Edits of a YAML file by the places of its values: comments, order, quotes and blank lines stay as they were."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from mopscert.reading.yaml_document import Pointer, Span, YamlDocument
from mopscert.scaffold.edits import Edit, Lines
from mopscert.scaffold.errors import RefusedError
from mopscert.yaml_writing import flow, flow_mapping, item, scalar

Entry = Mapping[str, Any] | str


class YamlText:
    """A sound YAML file that is to be edited; each method makes edits and changes nothing."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.path = document.path
        self.text = document.file.text

    @cached_property
    def lines(self) -> Lines:
        """The text as lines."""
        return Lines(self.text)

    def value(self, *pointer: str | int) -> Any:
        """The value that a pointer leads to; None where there is none."""
        found = self.document.value
        for step in pointer:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def written(self, pointer: Pointer, new: str) -> Edit:
        """Replace a value by another that is written as YAML on one line."""
        return Edit(*self._bounds(pointer), new)

    def replaced(self, pointer: Pointer, pattern: "re.Pattern[str]", new: str) -> list[Edit]:
        """Replace the group `old` of each match of a pattern inside a value, where that group took part."""
        matches = pattern.finditer(self.text, *self._bounds(pointer))
        return [Edit(*match.span("old"), new) for match in matches if match["old"] is not None]

    def renamed(self, pointer: Pointer, old: str, new: str) -> list[Edit]:
        """Replace an id, which is the whole value or stands before a `#` in it, and keep the quotes around it."""
        start, end = self._bounds(pointer)
        if self.text[start:end] == old:
            return [Edit(start, end, scalar(new, in_flow=True))]
        return self.replaced(pointer, re.compile(rf"(?<![\w#-])(?P<old>{re.escape(old)})(?![\w-])"), new)

    def added(self, pointer: Pointer, entry: Entry, index: int | None = None, spaced: bool = False) -> list[Edit]:
        """Add an entry to a list, before the one at `index` or at the end; `spaced`: with a blank line between two."""
        values = self.value(*pointer) or []
        if values and self._is_flow(pointer):
            return [self._added_to_flow(pointer, entry, len(values) if index is None else index)]
        if not values:
            return self._first(pointer, entry)
        if len(values) > 1:
            spaced = self._is_spaced(pointer)
        column = self._dash((*pointer, 0))[1]
        block = [" " * column + f"- {scalar(entry)}"] if isinstance(entry, str) else item(entry, column)
        if index is None or index >= len(values):
            line = self._last_line((*pointer, len(values) - 1)) + 1
            return [self.lines.added(line, [""] * spaced + block)]
        return [self.lines.added(self._first_line((*pointer, index)), block + [""] * spaced)]

    def removed(self, pointer: Pointer) -> list[Edit]:
        """Remove an entry from its list, with the comment lines directly above it."""
        *around, index = pointer
        listed, count = tuple(around), len(self.value(*around))
        assert isinstance(index, int)
        if count == 1:
            return self._emptied(listed)
        if self._is_flow(listed):
            bounds = [self._bounds((*listed, number)) for number in range(count)]
            return [
                Edit(bounds[index][0], bounds[index + 1][0], "")
                if index + 1 < count
                else Edit(bounds[index - 1][1], bounds[index][1], "")
            ]
        if index + 1 < count:
            return [self.lines.removed(self._first_line(pointer), self._first_line((*listed, index + 1)))]
        return [self.lines.removed(self._last_line((*listed, index - 1)) + 1, self._last_line(pointer) + 1)]

    def moved(self, pointer: Pointer, index: int, target: int) -> list[Edit]:
        """Move an entry of a block list, with the comment lines directly above it, to another index."""
        if self._is_flow(pointer):
            return []
        first, last = self._first_line((*pointer, index)), self._last_line((*pointer, index))
        block = [self.lines.content(number) for number in range(first, last + 1)]
        blank = [""] * self._is_spaced(pointer)
        if target < index:
            new = self.lines.added(self._first_line((*pointer, target)), block + blank)
        else:
            new = self.lines.added(self._last_line((*pointer, target)) + 1, blank + block)
        return [new, *self.removed((*pointer, index))]

    def with_key(self, pointer: Pointer, key: str, values: Sequence[str]) -> list[Edit]:
        """Add a key with a list of words to a mapping, or the words to the list that is there."""
        if self.value(*pointer, key):
            return [edit for value in values for edit in self.added((*pointer, key), value)]
        if self.value(*pointer, key) == []:
            start, end = self._bounds((*pointer, key))
            return [Edit(start, end, flow(values))]
        # By custom, waivers stand last.
        before = [each for each in self.value(*pointer) if each != "waive"]
        return self.with_lines(pointer, [f"{key}: {flow(values)}"], after=before[-1])

    def with_lines(self, pointer: Pointer, new: Sequence[str], after: str) -> list[Edit]:
        """Add a key and its value, written as lines without indentation, behind another key of a mapping."""
        if self._is_flow(pointer):
            end = self._end((*pointer, after))
            return [Edit(end, end, f", {' '.join(new)}")]
        key = self.document.key_span(*pointer, after)
        assert key is not None
        return [self.lines.added(self._end_line((*pointer, after)) + 1, [" " * key[1] + line for line in new])]

    def without_key(self, pointer: Pointer, key: str) -> list[Edit]:
        """Remove a key and its value from a mapping, in which it is not the first."""
        keys = list(self.value(*pointer))
        before = keys[keys.index(key) - 1] if keys[0] != key else None
        if before is None:
            place = self.document.place(*pointer, key)
            raise RefusedError(f'{place.path}:{place.line}: "{key}" may not stand first; run "mopscert fmt"')
        if self._is_flow(pointer):
            return [Edit(self._end((*pointer, before)), self._end((*pointer, key)), "")]
        span = self.document.key_span(*pointer, key)
        assert span is not None
        return [self.lines.removed(span[0], self._end_line((*pointer, key)) + 1)]

    def _is_spaced(self, pointer: Pointer) -> bool:
        """True when a blank line stands before the second entry of a block list."""
        return self.lines.is_blank(self._first_line((*pointer, 1)) - 1)

    def _first(self, pointer: Pointer, entry: Entry) -> list[Edit]:
        """The first entry of a list that is there, and empty."""
        start, end = self._bounds(pointer)
        key = self.document.key_span(*pointer)
        assert key is not None
        indent = key[1] + 2
        if isinstance(entry, str):
            return [Edit(start, end, flow([entry]))]
        start = len(self.text[:start].rstrip(" "))
        return [Edit(start, end, ""), self.lines.added(self._end_line(pointer) + 1, item(entry, indent))]

    def _emptied(self, pointer: Pointer) -> list[Edit]:
        """A list without its only entry."""
        if self._is_flow(pointer):
            start, end = self._bounds(pointer)
            return [Edit(start, end, "[]")]
        key = self.document.key_span(*pointer)
        assert key is not None
        end = self.lines.offset(key[2], key[3])
        colon = self.text.index(":", end) + 1
        last = self._last_line((*pointer, 0))
        return [Edit(colon, colon, " []"), self.lines.removed(self._first_line((*pointer, 0)), last + 1)]

    def _added_to_flow(self, pointer: Pointer, entry: Entry, index: int) -> Edit:
        new = scalar(entry, in_flow=True) if isinstance(entry, str) else flow_mapping(entry)
        if index < len(self.value(*pointer)):
            start = self._bounds((*pointer, index))[0]
            return Edit(start, start, f"{new}, ")
        end = self._end((*pointer, index - 1))
        return Edit(end, end, f", {new}")

    def _steps(self, value: Any) -> Sequence[str | int]:
        if isinstance(value, dict):
            return list(value)
        return range(len(value)) if isinstance(value, list) else ()

    def _span(self, pointer: Pointer) -> Span:
        span = self.document.span(*pointer)
        assert span is not None, pointer
        return span

    def _bounds(self, pointer: Pointer) -> tuple[int, int]:
        line, column, _, _ = self._span(pointer)
        return self.lines.offset(line, column), self._end(pointer)

    def _is_flow(self, pointer: Pointer) -> bool:
        line, column, _, _ = self._span(pointer)
        return self.text[self.lines.offset(line, column)] in "[{"

    def _end(self, pointer: Pointer) -> int:
        """The place behind the last character of a value, without line ends and comments behind it."""
        value = self.value(*pointer)
        if value and isinstance(value, dict | list) and not self._is_flow(pointer):
            return max(self._end((*pointer, step)) for step in self._steps(value))
        first, start, line, column = self._span(pointer)
        end = self.lines.offset(line, column)
        # A block scalar ends only where the next line begins.
        return len(self.text[:end].rstrip()) if self.lines.content(first)[start : start + 1] in ("|", ">") else end

    def _end_line(self, pointer: Pointer) -> int:
        """The last line on which something of a value stands."""
        return self.text.count("\n", 0, self._end(pointer))

    def _dash(self, pointer: Pointer) -> tuple[int, int]:
        """Line and column of the dash before an entry of a block list."""
        line, column, _, _ = self._span(pointer)
        before = self.text[: self.lines.offset(line, column)].rstrip()
        start = before.rfind("\n") + 1
        if not re.fullmatch(r" *-", before[start:]):
            place = f"{self.path}:{line + 1}"
            raise RefusedError(f"{place}: start the entry on the line of its dash, and the dash on a line of its own")
        return before.count("\n"), len(before) - start - 1

    def _first_line(self, pointer: Pointer) -> int:
        """The first line of an entry, or of the comment lines directly above it."""
        line, column = self._dash(pointer)
        while line and re.match(rf" {{{column}}}#", self.lines.content(line - 1)):
            line -= 1
        return line

    def _last_line(self, pointer: Pointer) -> int:
        """The last line of an entry, with the comments below it that stand deeper than its dash."""
        last, column = self._end_line(pointer), self._dash(pointer)[1]
        below = last + 1
        while below < self.lines.count and re.match(rf" {{{column + 1},}}#| *$", self.lines.content(below)):
            last = last if self.lines.is_blank(below) else below
            below += 1
        return last
