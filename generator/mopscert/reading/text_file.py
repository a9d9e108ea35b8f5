"""Bytes to text: what every file must be before its format is looked at."""

import re
from functools import cached_property
from itertools import islice

import msgspec

from mopscert.caching import fingerprint
from mopscert.findings import Finding, Place
from mopscert.reading.rules import (
    sch001_not_utf8,
    sch002_byte_order_mark,
    sch003_control_character,
    sch011_empty_file,
)

MAX_BYTES = 1024 * 1024
# Some Markdown takes long to take apart; five times the longest lesson is still read in a second or two.
MAX_LESSON_BYTES = 64 * 1024
# What a learner loads for a lab, who may give back as much; and what releases keep, which grows with the curriculum.
MAX_DATA_BYTES = 10 * 1024 * 1024
MAX_RELEASE_BYTES = 100 * 1024 * 1024
# A damaged file can hold a million of them, and nobody reads as many places.
MAX_PLACES = 20
BOM = b"\xef\xbb\xbf"
# C0 and C1 controls but tab and newline, lone carriage returns, line separators, overrides of direction,
# non-characters; then what never has a shape: fillers, spaces without width, notes, and tags, which can hide a text.
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_SHAPELESS = "\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
# Joiners have a meaning between letters of some scripts and in emoji; behind a letter of ours they have none.
FORBIDDEN = re.compile(rf"[{_UNSEEN}{_SHAPELESS}]|\r(?!\n)|(?<![^\x00-\x7f])[\u200c\u200d]")


class TextFile(msgspec.Struct, frozen=True, dict=True):
    """A file of sound text; implements `mopscert.findings.TextDocument`."""

    path: str
    text: str

    @cached_property
    def digest(self) -> bytes:
        """What stands for the text where it is compared with what was kept; it is asked for several times."""
        return fingerprint(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    def line_place(self, line: int, word: str = "", last: int | None = None) -> Place:
        """Place of `word` between two lines (counted from 1), or of the whole first line."""
        numbers = range(line, min(last or line, len(self.lines)) + 1) if word else ()
        # The whole word if it is there: "term:lead" is not meant where "term:lead-score" stands.
        for pattern in (rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.escape(word)):
            for number in numbers:
                if match := re.search(pattern, self.lines[number - 1]):
                    return self.at(number, match.start(), len(word))
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        indent = len(excerpt) - len(excerpt.lstrip())
        return self.at(line, indent, len(excerpt.strip()))

    def at(self, line: int, column: int, length: int) -> Place:
        """Place of `length` characters from a line (counted from 1) and a column (counted from 0)."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        length = max(1, min(length, len(excerpt) - column))
        return Place(self.path, line, column + 1, length, excerpt)


def decode(path: str, data: bytes) -> tuple[TextFile | None, list[Finding]]:
    """Make text of bytes; None when the file cannot be read any further."""
    findings = [sch002_byte_order_mark.finding(path)] if data.startswith(BOM) else []
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*findings, sch001_not_utf8.finding(path, data, error.start)]
    file = TextFile(path, text)
    if not _is_plain(data, text) and (controls := _control_characters(file)):
        return None, findings + controls
    if not text.strip():
        return None, [*findings, sch011_empty_file.finding(path)]
    return file, findings


# Of single bytes; what is found is looked at again, as a carriage return may be sound, and a joiner too.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n"})
_ASCII = bytes(range(0x80))
_SUSPECT = re.compile(f"[{_UNSEEN}{_SHAPELESS}\u200c\u200d]")


def _is_plain(data: bytes, text: str) -> bool:
    """True where a quick look shows that there is no forbidden character; the pattern takes long for a whole text."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return text.isascii() or not _SUSPECT.search(data.removeprefix(BOM).translate(None, _ASCII).decode())


def _control_characters(file: TextFile) -> list[Finding]:
    found = list(islice(FORBIDDEN.finditer(file.text), MAX_PLACES))
    places = []
    for match in found:
        line = file.text.count("\n", 0, match.start())
        column = match.start() - (file.text.rfind("\n", 0, match.start()) + 1)
        places.append(file.at(line + 1, column, 1))
    return [sch003_control_character.finding(found[0][0], places)] if found else []
