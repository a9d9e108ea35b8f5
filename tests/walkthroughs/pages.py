"""What a page about a spreadsheet says to do, line by line, and what cells should show afterwards."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

LABS = ("brief-to-launch", "clean-contacts", "send-safe-audience", "utm-taxonomy")
BOX = re.compile(r"^```text\n([a-z_0-9]+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FIRST_LINES = re.compile(r"^```text\n([a-z_]+,.*?)^```", re.MULTILINE | re.DOTALL)


class Place(NamedTuple):
    """A cell of a sheet."""

    sheet: str
    cell: str


@dataclass(frozen=True)
class Typed:
    """A content that is typed into a cell; what begins with an equals sign is a formula."""

    place: Place
    text: str


@dataclass(frozen=True)
class Filled:
    """Cells whose first row is filled down to the others."""

    sheet: str
    cells: str


@dataclass(frozen=True)
class Sorted:
    """Cells with headings that are sorted by columns, counted from 0 within them."""

    sheet: str
    cells: str
    columns: tuple[int, ...]
    upwards: tuple[bool, ...]


@dataclass(frozen=True)
class Copied:
    """Values of the rows in which a filter on a column (counted from 0) shows one value, with headings."""

    sheet: str
    column: int
    shown: str
    cells: str
    to: Place


@dataclass(frozen=True)
class Shown:
    """What a cell is said to show at this point."""

    place: Place
    text: str


Step = Typed | Filled | Sorted | Copied | Shown


def steps(page: str) -> list[Step]:
    """Everything that the boxes of the page say, in its order; ValueError for a line that says nothing."""
    return [step for sheet, lines in BOX.findall(page) for line in lines.splitlines() for step in _steps(sheet, line)]


def _steps(sheet: str, line: str) -> Iterator[Step]:
    for pattern, said in LINES.items():
        if match := re.fullmatch(pattern, line):
            yield from said(sheet, *match.groups())
            return
    raise ValueError(f"no step is known that is said like this: {line}")


def _typed(sheet: str, column: str, row: str, text: str) -> Iterator[Typed]:
    # The Tab key, between values that are typed into neighbouring cells.
    for at, value in enumerate([text] if text.startswith("=") else text.split(" | ")):
        yield Typed(Place(sheet, f"{_letters(_number(column) + at)}{row}"), value)


def _shown(sheet: str, cell: str, text: str) -> Iterator[Shown]:
    yield Shown(Place(sheet, cell), text)


def _filled(sheet: str, first: str, row: str, last: str | None, end: str) -> Iterator[Filled]:
    yield Filled(sheet, f"{first}{row}:{last or first}{end}")


def _sorted(sheet: str, first: str, rest: str, keys: str) -> Iterator[Sorted]:
    named = [key.split() for key in keys.split(", then ")]
    columns = tuple(_number(key[0]) - _number(first) for key in named)
    yield Sorted(sheet, first + rest, columns, tuple(key[1] == "ascending" for key in named))


def _copied(sheet: str, column: str, shown: str, cells: str, to: str, at: str) -> Iterator[Copied]:
    yield Copied(sheet, _number(column), shown, cells, Place(to, at))


LINES: dict[str, Callable[..., Iterator[Step]]] = {
    r"([A-Z]+)(\d+)  (\S.*)": _typed,
    r"([A-Z]+\d+) shows (.*)": _shown,
    r"fill ([A-Z]+)(\d+)(?: to ([A-Z]+)\2)? down to row (\d+)": _filled,
    r"sort ([A-Z]+)(\d+:[A-Z]+\d+) by ([A-Z]+ (?:a|de)scending(?:, then [A-Z]+ (?:a|de)scending)*)": _sorted,
    r"filter ([A-Z]+) for (\S+), copy ([A-Z]+\d+:[A-Z]+\d+) to ([a-z_]+) ([A-Z]+\d+)": _copied,
}


def _number(letters: str) -> int:
    """A column by its number, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _letters(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else _letters(number // 26 - 1) + chr(ord("A") + number % 26)
