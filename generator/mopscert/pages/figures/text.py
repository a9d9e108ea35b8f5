"""How wide text is and where its lines break, estimated so that no usual system font runs over.

The widths are those of DejaVu Sans, the widest font that browsers choose by themselves; with Helvetica, Segoe or
Roboto a line is some 12% shorter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from mopscert.pages.figures.markup import words

# Hundredths of an em for the characters from space to tilde, rounded up.
_REGULAR = """
32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56
102 69 69 73 78 67 62 78 76 30 50 67 56 87 75 79 67 79 73 67 62 74 69 99 69 67 69 40 34 40 84 56
50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84
"""
_BOLD = """
35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 62
100 78 77 74 84 69 69 83 84 38 56 78 64 100 84 86 74 86 78 73 69 82 78 111 78 73 73 46 37 46 84 56
50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 37 72 84
"""
_WIDTHS = tuple(tuple(int(width) / 100 for width in table.split()) for table in (_REGULAR, _BOLD))
# No-break space, single quotes, double quotes, en dash, middle dot, euro and pound.
_OTHERS = dict(
    zip(
        "\u00a0\u2018\u2019\u201c\u201d\u2013\u00b7\u20ac\u00a3",
        (0.35, 0.38, 0.38, 0.66, 0.66, 0.56, 0.38, 0.7, 0.7),
        strict=True,
    )
)
_UNKNOWN = 1.2
# Browsers round the widths of single letters to the pixels of the screen.
_SAFETY = 1.01
_HYPHENATED = re.compile(r"[^-]+-*|-+")


class Style(msgspec.Struct, frozen=True):
    """How text is set; `ink` is its class, which gives it a colour."""

    size: float
    leading: float
    bold: bool = False
    ink: str | None = None


HEADING = Style(17, 22, True, "f-ink")
LABEL = Style(14, 19, True, "f-tone")
STRONG = Style(14, 19, True, "f-ink")
BODY = Style(14, 19)
QUIET = Style(14, 19, False, "f-muted")


def width(text: str, style: Style) -> float:
    """The most room that a line of text takes."""
    return sum(_em(character, style.bold) for character in text) * style.size * _SAFETY


def wrap(text: str, limit: float, style: Style) -> list[str]:
    """Lines no wider than `limit`; a word that is wider alone is broken."""
    lines: list[str] = []
    for space, part in _parts(text, limit, style):
        if lines and width(lines[-1] + space + part, style) <= limit:
            lines[-1] += space + part
        else:
            lines.append(part)
    return lines


def balance(text: str, limit: float, style: Style) -> list[str]:
    """As many lines as `wrap` makes, but of like length: for headings and for text in the middle."""
    return list(_balanced(text, limit, style))


@lru_cache(maxsize=20_000)
def _balanced(text: str, limit: float, style: Style) -> tuple[str, ...]:
    best = lines = wrap(text, limit, style)
    least = max((width(part, style) for _, part in _parts(text, limit, style)), default=0)
    while len(lines) == len(best):
        best = lines
        limit = max((width(line, style) for line in lines), default=0) - 0.1
        if limit < least:
            break
        lines = wrap(text, limit, style)
    return tuple(best)


def _parts(text: str, limit: float, style: Style) -> Iterator[tuple[str, str]]:
    """What a line may break before, and the space that stands there when it does not."""
    for word in words(text):
        space = " "
        for part in _HYPHENATED.findall(word) if width(word, style) > limit else [word]:
            for piece in _pieces(part, limit, style):
                yield space, piece
                space = ""


def _pieces(word: str, limit: float, style: Style) -> Iterator[str]:
    piece, room = "", 0.0
    for character in word:
        wide = width(character, style)
        if piece and room + wide > limit:
            yield piece
            piece, room = "", 0.0
        piece, room = piece + character, room + wide
    yield piece


@cache
def _em(character: str, bold: bool) -> float:
    """Width of a character in em; accents do not count, and what is unknown counts as wide."""
    if unicodedata.combining(character):
        return 0
    code = ord(unicodedata.normalize("NFD", character)[0]) - 32
    table = _WIDTHS[bold]
    return table[code] if 0 <= code < len(table) else _OTHERS.get(character, _UNKNOWN)
