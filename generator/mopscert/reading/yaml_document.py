"""YAML text to plain values with a place for each, in the part of YAML 1.2 that authors may use."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from mopscert.findings import Finding, Place
from mopscert.reading.blanks import corrected
from mopscert.reading.text_file import TextFile

if TYPE_CHECKING:
    from mopscert.reading.composing import Composer

Pointer = tuple[str | int, ...]
Span = tuple[int, int, int, int]


class YamlDocument(msgspec.Struct, frozen=True, dict=True):
    """A YAML file that was read; implements `mopscert.findings.Document`.

    `doubtful` leads to values that already have a finding, such as those behind a repeated key.
    """

    file: TextFile
    doubtful: frozenset[Pointer] = frozenset()

    @property
    def path(self) -> str:
        """Path relative to the root of the curriculum."""
        return self.file.path

    @property
    def text(self) -> str:
        """Everything that the file holds."""
        return self.file.text

    @property
    def digest(self) -> bytes:
        """What stands for the text where it is compared with what was kept."""
        return self.file.digest

    @cached_property
    def value(self) -> Any:
        """All values of the file; they are read again where they were released."""
        return _composer(self.file).compose()

    def hold(self, value: Any) -> None:
        """Keep the values that were just read."""
        self.__dict__["value"] = value

    def release(self) -> None:
        """Let go of the values, which take more memory than the text: the model has them in a form of its own."""
        self.__dict__.pop("value", None)

    @cached_property
    def long_quotes(self) -> tuple[Place, ...]:
        """Quoted texts that hold what looks like the next key, perhaps because their quote is not closed."""
        composer = _composer(self.file)
        composer.compose()
        return tuple(composer.long_quotes)

    def strings(self) -> Iterator[tuple[Pointer, str]]:
        """All texts of the file, each with the pointer that leads to it, in reading order."""
        return _strings(self.value, ())

    @cached_property
    def _spans(self) -> tuple[dict[Pointer, Span], dict[Pointer, Span]]:
        # Places are needed only where something is wrong, so they are looked up in a second pass.
        composer = _composer(self.file, locate=True)
        composer.compose()
        return composer.values, composer.keys

    def span(self, *pointer: str | int) -> Span | None:
        """First line, first column, last line and column behind the end of a value, from 0; None where it is absent.

        A block list or mapping ends only where what follows it begins.
        """
        return self._spans[0].get(pointer)

    def key_span(self, *pointer: str | int) -> Span | None:
        """As `span`, of the key of a value."""
        return self._spans[1].get(pointer)

    def place(self, *pointer: str | int, word: str = "") -> Place:
        """Place of a value, or of `word` inside it; of the nearest object around it where it is absent."""
        values = self._spans[0]
        while pointer and pointer not in values:
            pointer = pointer[:-1]
        span = values.get(pointer, (0, 0, 0, 0))
        if word:
            return self.line_place(span[0] + 1, word, span[2] + 1)
        return self._on_one_line(span)

    def lines(self, *pointer: str | int) -> tuple[int, int]:
        """First and last line (counted from 1) of a value, comments behind it included."""
        line, _, end_line, end_column = self._spans[0][pointer]
        # Groups and lists without brackets end where the next thing starts.
        before = self.file.lines[end_line][:end_column] if end_line < len(self.file.lines) else ""
        inclusive = end_line == line or before.strip(" -") != ""
        return line + 1, end_line + 1 if inclusive else end_line

    @property
    def last_place(self) -> Place:
        """Place of the last line that is not empty."""
        filled = [number for number, line in enumerate(self.file.lines, 1) if line.strip()]
        return self.file.line_place(filled[-1] if filled else 1)

    def key_place(self, *pointer: str | int) -> Place:
        """Place of the key of a value; of the value itself where it has no key."""
        span = self._spans[1].get(pointer)
        return self._on_one_line(span) if span else self.place(*pointer)

    def is_doubtful(self, pointer: Pointer) -> bool:
        """True when the value at `pointer`, or one around it, already has a finding."""
        return any(pointer[:depth] in self.doubtful for depth in range(len(pointer) + 1))

    def is_folded(self, pointer: Pointer) -> bool:
        """True when the value at `pointer` is text that runs over several lines without saying so by a mark."""
        line, column, end_line, _ = self._spans[0].get(pointer, (0, 0, 0, 0))
        return end_line > line and self.file.lines[line][column : column + 1] not in ("|", ">")

    def line_place(self, line: int, word: str = "", last: int | None = None) -> Place:
        """Place of `word` between two lines (counted from 1), or of the whole first line."""
        return self.file.line_place(line, word, last)

    def _on_one_line(self, span: Span) -> Place:
        line, column, end_line, end_column = span
        length = end_column - column if end_line == line else 1_000_000
        return self.file.at(line + 1, column, length)


def _strings(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*pointer, step))


def _composer(file: TextFile, locate: bool = False) -> "Composer":
    # What takes YAML apart is imported where it is needed: one process of a check takes apart, another one looks on.
    from mopscert.reading.composing import Composer

    return Composer(file, locate)


def load(file: TextFile) -> tuple[YamlDocument | None, list[Finding]]:
    """Read YAML: quickly, and once more with care where anything is unusual.

    There is no document when the text is so broken that its values cannot be trusted. Blanks that only look like spaces
    are read as such, so that what else is wrong can be told.
    """
    if found := corrected(file):
        document, findings = _load(found[0])
        return document, [found[1], *findings]
    return _load(file)


def _load(file: TextFile) -> tuple[YamlDocument | None, list[Finding]]:
    from mopscert.reading.yaml_values import UnusualError, values

    document = YamlDocument(file)
    try:
        document.hold(values(file.text))
    except UnusualError:
        return _load_with_care(file)
    return document, []


def _load_with_care(file: TextFile) -> tuple[YamlDocument | None, list[Finding]]:
    composer = _composer(file)
    value = composer.compose()
    if composer.broken:
        return None, composer.findings
    document = YamlDocument(file, frozenset(composer.doubtful))
    document.hold(value)
    return document, composer.findings
