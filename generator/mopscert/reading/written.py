"""A line of YAML as its author wrote it, and how to write a text so that YAML takes it for one."""

import re
from collections.abc import Sequence

import msgspec

_LINE = re.compile(r"( *)((?:- +)*)(?:([a-z_][a-z0-9_-]*): +)?(.*?)\s*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
# An address is no key, and two dashes are no entry.
_CLOSE = re.compile(r" *(?:- +)*(?P<dash>-(?=[^\s-]))?(?:[a-z_]+(?P<colon>:)(?=[^\s:])(?!//))?")
_LONGEST = 72


class Line(msgspec.Struct, frozen=True):
    """A line taken apart without the parser: `key` is "" where there is none, `column` of `text` counts from 0."""

    indent: int
    dash: bool
    key: str
    column: int
    text: str

    @property
    def key_column(self) -> int:
        """Where the key, or what stands behind the dash, begins; counts from 0."""
        return self.column - len(f"{self.key}: " if self.key else "")

    @property
    def opens_block(self) -> bool:
        """True when the lines below, indented deeper, are one text."""
        return bool(self.key) and re.fullmatch(r"[|>][-+0-9]*", self.text) is not None

    def after_quotation(self, in_brackets: bool) -> int:
        """How many characters of the text a quotation at its start takes, where more text follows; else 0.

        In brackets and braces, a comma parts two texts.
        """
        match = _QUOTED.match(self.text)
        rest = self.text[match.end() :] if match else ""
        more = r"\s*[^\s,\]}:#]" if in_brackets else r"\s*(?:,\s*)?[^\s,\]}:#]"
        return match.end() if match and re.match(more, rest) else 0

    @property
    def quoted(self) -> str:
        """The line with quotes around its text."""
        return (f"{self.key}: " if self.key else "- " if self.dash else "") + quoted(self.text)


def line_of(text: str) -> Line:
    """Take a line apart."""
    match = _LINE.fullmatch(text)
    assert match is not None
    return Line(len(match[1]), bool(match[2]), match[3] or "", match.start(4), match[4])


def too_close(text: str) -> list[int]:
    """The columns, from 0, of a dash and of the colon of a key at the start of a line with no space behind them."""
    match = _CLOSE.match(text)
    return [match.start(sign) for sign in ("dash", "colon") if match[sign]] if match else []


def with_spaces(lines: Sequence[str], number: int, columns: Sequence[int]) -> list[str]:
    """The lines with a space behind each of these columns of one of them (counted from 1)."""
    text = lines[number - 1]
    for column in reversed(columns):
        text = f"{text[: column + 1]} {text[column + 1 :]}"
    return [*lines[: number - 1], text, *lines[number:]]


def offer(lines: Sequence[str], number: int) -> str:
    """A line (counted from 1) with quotes around its text; "" where it starts or ends on another line."""
    line = line_of(lines[number - 1])
    below = next((line_of(each) for each in lines[number:] if each.strip()), None)
    ends = below is None or below.indent <= line.key_column
    return line.quoted if ends and (line.key or line.dash) else ""


def quoted(text: str) -> str:
    """A text between quotes, shortened where it is long."""
    text = _inner(text)
    return quote(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3].rstrip()}...")


def quote(text: str) -> str:
    """A text between the quotes that need no escapes, if there are such."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inner(text: str) -> str:
    """What stands between two quotes that were meant to hold the whole text, or else the text itself."""
    mark, inside = text[:1], text[1:-1]
    if mark not in ('"', "'") or len(text) < 2 or not text.endswith(mark):
        return text
    # In "One" and "two" the first quote ends behind a word, and is not the pair of the last one.
    closes = inside.count(mark) % 2 == 0 and re.match(rf"[^{mark}]*\S{mark}\W", inside)
    return text if closes else inside
