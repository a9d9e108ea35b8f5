"""Findings: what is wrong with the content, where, and how to put it right, as plain values."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

import msgspec

# Findings quote what authors wrote, which may be of any length, and there may be a thousand of them.
LONGEST_WORD, LONGEST_TEXT = 200, 1000
# Signs behind a word, such as the mark that ends a quotation, stay.
_LONG_WORD = re.compile(rf"""(\S{{{LONGEST_WORD}}})\S+?(["'.,:;)]{{0,3}})(?!\S)""")


class Severity(StrEnum):
    """How bad a finding is, the worst first: an error stops the build, a warning does not.

    A notice is something to do that no change of the files caused, such as a review that falls due.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Place(msgspec.Struct, frozen=True):
    """A run of characters on one line of one file.

    `path` is relative to the root of the curriculum, with forward slashes. `line` and `column` count from 1,
    columns in characters. `length` is at least 1. `excerpt` is the whole line, so that a report needs no file.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class TextDocument(Protocol):
    """A text file that was read and can say where a line stands."""

    @property
    def path(self) -> str:
        """Path relative to the root of the curriculum."""

    @property
    def text(self) -> str:
        """Everything that it holds."""

    @property
    def digest(self) -> bytes:
        """What stands for all that it holds where it is compared with what was kept."""

    def line_place(self, line: int, word: str = "", last: int | None = None) -> Place:
        """Place of `word` between two lines (counted from 1), or of the whole first line."""


class Document(TextDocument, Protocol):
    """A YAML file that was read and can say where each of its values stands."""

    def place(self, *pointer: str | int, word: str = "") -> Place:
        """Place of the value that the keys and indexes of `pointer` lead to, or of `word` inside it.

        Where the value is absent, the place of the nearest object around it.
        """

    def lines(self, *pointer: str | int) -> tuple[int, int]:
        """First and last line (counted from 1) of the value that `pointer` leads to, comments behind it included."""

    def strings(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """All texts of the file, each with the pointer that leads to it, in reading order."""

    def key_place(self, *pointer: str | int) -> Place:
        """Place of the key itself of the value that `pointer` leads to."""


class Finding(msgspec.Struct, frozen=True):
    """One mistake: its rule, its place, what is wrong (`message`), how to mend it (`help`), and other places.

    `paste` are lines that the help gives to put into a file.
    """

    rule: "Rule"
    place: Place
    message: str
    help: str
    also: tuple[Place, ...] = ()
    paste: tuple[str, ...] = ()

    @property
    def whole_help(self) -> str:
        """The help with its lines below it, for readers that show line ends."""
        return "\n".join([self.help, *self.paste])

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by place, then by rule."""
        return (self.place.path, self.place.line, self.place.column, self.rule.code, self.message)


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when something must be mended before pages can be made."""
    return any(finding.rule.severity == Severity.ERROR for finding in findings)


class Rule(msgspec.Struct, frozen=True):
    """A named reason for findings; `code` is never reused, `page` is the Markdown that explains it."""

    code: str
    name: str
    severity: Severity
    page: str

    def at(
        self, place: Place, message: str, help: str, also: tuple[Place, ...] = (), paste: tuple[str, ...] = ()
    ) -> Finding:
        """Make a finding of this rule; what it quotes is cut where it is too long to be read."""
        return Finding(self, place, shortened(message), shortened(help), also, paste)


def shortened(text: str) -> str:
    """A text without the rest of very long words, such as addresses, and without the middle where it is still long."""
    if len(text) <= LONGEST_WORD:
        return text
    text = _LONG_WORD.sub(r"\1…\2", text)
    half = LONGEST_TEXT // 2
    return text if len(text) <= LONGEST_TEXT else f"{text[:half]} … {text[-half:]}"


class Retired(msgspec.Struct, frozen=True):
    """A code that no rule has any more: the name it had, the version without it, why, and the code that took over."""

    code: str
    name: str
    since: str
    why: str
    successor: str | None = None


class Rulebook(msgspec.Struct, frozen=True):
    """All rules and all retired codes, each in the order of their codes."""

    rules: tuple[Rule, ...] = ()
    retired: tuple[Retired, ...] = ()


class Waived(msgspec.Struct, frozen=True):
    """A warning or notice that the content silences: the finding, the reason, and where the reason stands."""

    finding: Finding
    why: str
    place: Place
