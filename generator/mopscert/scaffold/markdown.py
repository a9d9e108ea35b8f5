"""Edits of Markdown: links to a thing, and lines of fenced blocks that name one."""

import re
from collections.abc import Iterator

from mopscert import prose
from mopscert.scaffold.edits import Edit, Lines

# Code that stands in a line of text; it ends at the latest with its paragraph.
_CODE = r"(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\r?\n).)*?(?<!`)(?P=ticks)(?!`)"


def links(scheme: str, id: str) -> "re.Pattern[str]":
    """Matches code, and links to an id (group `old`): inline, between angle brackets, or as a definition."""
    return re.compile(rf"{_CODE}|(?:\]\(\s*<?|\]:\s*<?|<){scheme}(?P<old>{re.escape(id)})(?=[#)>\s]|\Z)", re.DOTALL)


def relinked(text: str, pattern: "re.Pattern[str]", new: str) -> list[Edit]:
    """Replace the ids that `links` matches, outside of blocks of code."""
    lines = Lines(text)
    code = [token.map for token in prose.parse(text) if token.type in ("fence", "code_block") and token.map]
    hidden = [(lines.offset(first), lines.offset(last)) for first, last in code]
    found = [Edit(*match.span("old"), new) for match in pattern.finditer(text) if match["old"] is not None]
    return [edit for edit in found if not any(start <= edit.start < end for start, end in hidden)]


def readdressed(text: str, before: str, id: str, new: str) -> list[Edit]:
    """Replace an id in the addresses of a hand-written page, where it stands behind the pattern `before`."""
    pattern = rf"(?<![\w-]){before}(?P<old>{re.escape(id)})(?![\w-])"
    return [Edit(*match.span("old"), new) for match in re.finditer(pattern, text)]


def in_fences(text: str, kind: str, id: str) -> Iterator[int]:
    """Where an id starts that has a line for itself in a fenced block of a kind."""
    lines = Lines(text)
    for first, last in _fences(text, kind):
        for number in range(first + 1, last):
            if lines.content(number).strip() == id:
                yield lines.offset(number, lines.content(number).index(id))


def without(text: str, kind: str, id: str) -> list[Edit]:
    """Remove the lines of an id from fenced blocks of a kind, and a block that holds nothing else."""
    lines = Lines(text)
    edits = []
    for first, last in _fences(text, kind):
        inside = {number: lines.content(number).strip() for number in range(first + 1, last - 1)}
        gone = [number for number, content in inside.items() if content == id]
        if gone and not any(content not in ("", id) for content in inside.values()):
            edits.append(lines.removed(first - lines.is_blank(first - 1), last))
        else:
            edits += [lines.removed(number, number + 1) for number in gone]
    return edits


def _fences(text: str, kind: str) -> list[tuple[int, int]]:
    """First line, and line behind the last, of each fenced block of a kind."""
    fences = [token for token in prose.parse(text) if token.type == "fence" and token.info.strip() == kind]
    return [(token.map[0], token.map[1]) for token in fences if token.map]
