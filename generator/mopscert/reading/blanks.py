"""Finds blanks that look like spaces and are none, where YAML takes them for letters: they come by copying."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.rules import sch005_tab
from mopscert.reading.text_file import MAX_PLACES, TextFile
from mopscert.reading.written import line_of

# All that Unicode calls a blank of a line, but the space and the tab.
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ANY = f"[ {_BLANKS}]"
# Where blanks part a line: at its start, around dashes and a key, behind the signs of brackets, at its end.
_PARTING = re.compile(
    rf"^{_ANY}*(?:-{_ANY}+)*(?:[A-Za-z_]+{_ANY}*:{_ANY}*(?:[|>][-+0-9]*{_ANY}*$)?)?"
    rf"|(?<=[,{{\[:]){_ANY}+|{_ANY}+$",
)
_SPACES = str.maketrans(dict.fromkeys(_BLANKS, " "))
_RUN = re.compile(f"[{_BLANKS}]+")
_WORD = re.compile(r"\s*[a-z0-9#._-]*\s*")

Run = tuple[int, int]
Mend = Callable[[TextFile, list[Run]], TextFile]


def corrected(file: TextFile) -> tuple[TextFile, Finding] | None:
    """The file with spaces for such blanks, and the finding about them; None where none is taken for a letter."""
    # In a text they may stand, and few files have any, so only what they part is looked at.
    if file.text.isascii() or not any(blank in file.text for blank in _BLANKS):
        return None
    runs = list(_runs(file.text))
    if not runs:
        return None
    # Behind an indentation that is right, they are too many.
    is_needed = not _is_broken(_spaced(file, runs)) or _is_broken(_removed(file, runs))
    mend = _spaced if is_needed else _removed
    if _outline(mend(file, runs)) == _outline(file):
        return None
    return mend(file, runs), _finding(file, _misread(mend, file, runs), is_needed)


def _misread(mend: Mend, file: TextFile, runs: list[Run]) -> list[Run]:
    """Those that must go: without the ones that only look alike, and stand in a text."""
    meant = _outline(mend(file, runs))
    few = runs if len(runs) <= MAX_PLACES else []
    misread = [run for run in few if _outline(mend(file, [each for each in runs if each != run])) != meant]
    return misread or runs[:MAX_PLACES]


def _runs(text: str) -> Iterator[Run]:
    """Those that part something, where it may matter."""
    for start, line in _outside_blocks(text):
        for parting in _PARTING.finditer(line):
            yield from ((start + run.start(), start + run.end()) for run in _RUN.finditer(line, *parting.span()))


def _outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """The lines, each with its start, without those of blocks of text, which may begin with any blank."""
    start = 0
    least, is_first = None, False
    for line in text.split("\n"):
        indent, shown = line_of(line).indent, line_of(line.translate(_SPACES))
        if shown.text and (least is None or indent < least):
            least = None
            yield start, line
        elif shown.text and is_first:
            # The other lines of a block stand at least as far in as the first one.
            least, is_first = indent, False
        if least is None and shown.opens_block:
            least, is_first = shown.key_column + 1, True
        start += len(line) + 1


def _spaced(file: TextFile, runs: list[Run]) -> TextFile:
    return _with(" ", file, runs)


def _removed(file: TextFile, runs: list[Run]) -> TextFile:
    return _with("", file, runs)


def _with(mark: str, file: TextFile, runs: list[Run]) -> TextFile:
    """The file with a mark in place of each of the blanks."""
    parts: list[str] = []
    position = 0
    for start, end in runs:
        parts += [file.text[position:start], mark * (end - start)]
        position = end
    return TextFile(file.path, "".join([*parts, file.text[position:]]))


def _outline(file: TextFile) -> Any:
    """What a file says without its sentences; where it cannot be taken apart, the place where that ends."""
    from mopscert.reading.composing import Composer

    composer = Composer(file)
    value = composer.compose()
    return composer.findings[-1].sort_key if composer.broken else _shape(value)


def _is_broken(file: TextFile) -> bool:
    return isinstance(_outline(file), tuple)


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _shape(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [_shape(inner) for inner in value]
    return value if isinstance(value, str) and _WORD.fullmatch(value) else type(value)


def _finding(file: TextFile, runs: list[Run], is_needed: bool) -> Finding:
    places = []
    for start, end in runs:
        line, column = file.text.count("\n", 0, start) + 1, start - (file.text.rfind("\n", 0, start) + 1)
        places.append(file.at(line, column, end - start))
    return sch005_tab.lookalike(places, file.text[runs[0][0]], is_needed)
