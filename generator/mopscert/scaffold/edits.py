"""Changes of a text as runs of characters that others replace, so that all that is not named stays as it was."""

import re
from collections.abc import Iterable

import msgspec


class Edit(msgspec.Struct, frozen=True, order=True):
    """The characters from `start` up to `end` (counted from 0) become `new`."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after all edits, which may not overlap; ValueError when they do. Edits at one place keep their order."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError(f"two edits overlap at character {edit.start}")
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])


def newline(text: str) -> str:
    """The line end that a text uses."""
    return "\r\n" if "\r\n" in text else "\n"


class Lines:
    """A text as lines: where they start, and edits that add or remove whole lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    @property
    def count(self) -> int:
        """Number of lines; behind a last line end no line begins."""
        return len(self.starts) - (self.starts[-1] == len(self.text))

    def offset(self, line: int, column: int = 0) -> int:
        """Place of a character from its line and column, counted from 0."""
        return self.starts[line] + column if line < len(self.starts) else len(self.text)

    def content(self, line: int) -> str:
        """A line without its end."""
        return self.text[self.offset(line) : self.offset(line + 1)].rstrip("\r\n")

    def is_blank(self, line: int) -> bool:
        """True for a line that is there and holds nothing but white space."""
        return 0 <= line < self.count and not self.content(line).strip()

    def added(self, line: int, lines: Iterable[str]) -> Edit:
        """Add lines before a line, or behind the last one; a missing end of the file stays missing."""
        end = newline(self.text)
        block = end.join(lines)
        at = self.offset(line)
        if at == len(self.text) and self.text and not self.text.endswith("\n"):
            return Edit(at, at, end + block)
        return Edit(at, at, block + end)

    def removed(self, first: int, last: int) -> Edit:
        """Remove the lines from `first` up to, and without, `last`; a missing end of the file stays missing."""
        start, stop = self.offset(first), self.offset(last)
        if stop == len(self.text) and not self.text.endswith("\n") and first:
            start = self.offset(first - 1) + len(self.content(first - 1))
        return Edit(start, stop, "")
