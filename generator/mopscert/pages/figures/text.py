"""How wide text is and where its lines break, estimated so that no usual system font runs over.

The widths are those of DejaVu Sans, the widest font that browsers choose by themselves, rounded up; with Helvetica,
Segoe or Roboto a line is some 12 % shorter.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec

_CLASSES = {
    0.3: "'Iijlłı",
    0.35: " ,./:;\\|‘’·",
    0.4: "()-[]ft",
    0.45: "!r",
    0.5: '"*J`°',
    0.55: "csz",
    0.6: "?L_kvxy–•§",
    0.65: "$0123456789FTabdeghnopqu{}€£“”",
    0.7: "ABEKPSVXYZßøðþ",
    0.75: "CNRU",
    0.8: "&DGHOQ",
    0.85: "#+<=>^w~×±−",
    0.9: "M",
    1.0: "%Wm—…æ",
    1.1: "@œÆŒ",
}
_WIDTHS = {character: width for width, characters in _CLASSES.items() for character in characters}
_UNKNOWN = 1.1
_BOLD = 0.1


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
    return sum(_em(character) + (_BOLD if style.bold else 0) for character in text) * style.size


def wrap(text: str, limit: float, style: Style) -> list[str]:
    """Lines no wider than `limit`; a word that is wider alone is broken."""
    lines: list[str] = []
    for word in _words(text, limit, style):
        if lines and width(f"{lines[-1]} {word}", style) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def balance(text: str, limit: float, style: Style) -> list[str]:
    """As many lines as `wrap` makes, but of like length: for headings and for text in the middle."""
    lines = best = wrap(text, limit, style)
    while len(lines) == len(best) and lines:
        best = lines
        limit = max(width(line, style) for line in lines) - 0.1
        if limit <= 0 or any(width(word, style) > limit for word in text.split()):
            break
        lines = wrap(text, limit, style)
    return best


def _words(text: str, limit: float, style: Style) -> Iterator[str]:
    for word in text.split():
        while width(word, style) > limit and len(word) > 1:
            end = _fitting(word, limit, style)
            yield word[:end]
            word = word[end:]
        yield word


def _fitting(word: str, limit: float, style: Style) -> int:
    """How many characters of a word fit, at least one."""
    end = 1
    while width(word[: end + 1], style) <= limit:
        end += 1
    return end


@cache
def _em(character: str) -> float:
    """Width of a character in em; accents do not count, and what is unknown counts as wide."""
    if unicodedata.combining(character):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _UNKNOWN)
