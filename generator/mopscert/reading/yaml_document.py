"""YAML text to plain values with a place for each, in the part of YAML 1.2 that authors may use."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec
import yaml

from mopscert.findings import Finding, Place
from mopscert.reading.rules import (
    sch003_control_character,
    sch006_yaml_syntax,
    sch007_duplicate_key,
    sch008_anchor_or_alias,
    sch009_tag,
    sch010_several_documents,
    sch012_too_deep,
    sch025_needs_quotes,
)
from mopscert.reading.syntax import explain, looks_like_key, unquoted
from mopscert.reading.text_file import FORBIDDEN, MAX_PLACES, TextFile
from mopscert.reading.written import offer
from mopscert.reading.yaml_values import MAX_DEPTH, UnusualError, may_comment, resolve, values

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

    @cached_property
    def value(self) -> Any:
        """All values of the file; they are read again where they were released."""
        return _Composer(self.file).compose()

    def hold(self, value: Any) -> None:
        """Keep the values that were just read."""
        self.__dict__["value"] = value

    def release(self) -> None:
        """Let go of the values, which take more memory than the text: the model has them in a form of its own."""
        self.__dict__.pop("value", None)

    @cached_property
    def long_quotes(self) -> tuple[Place, ...]:
        """Quoted texts that hold what looks like the next key, perhaps because their quote is not closed."""
        composer = _Composer(self.file)
        composer.compose()
        return tuple(composer.long_quotes)

    def strings(self) -> Iterator[tuple[Pointer, str]]:
        """All texts of the file, each with the pointer that leads to it, in reading order."""
        return _strings(self.value, ())

    @cached_property
    def _spans(self) -> tuple[dict[Pointer, Span], dict[Pointer, Span]]:
        # Places are needed only where something is wrong, so they are looked up in a second pass.
        composer = _Composer(self.file, locate=True)
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


def load(file: TextFile) -> tuple[YamlDocument | None, list[Finding]]:
    """Read YAML: quickly, and once more with care where anything is unusual.

    There is no document when the text is so broken that its values cannot be trusted.
    """
    document = YamlDocument(file)
    try:
        document.hold(values(file.text))
    except UnusualError:
        return _load_with_care(file)
    return document, []


def _load_with_care(file: TextFile) -> tuple[YamlDocument | None, list[Finding]]:
    composer = _Composer(file)
    value = composer.compose()
    if composer.broken:
        return None, composer.findings
    document = YamlDocument(file, frozenset(composer.doubtful))
    document.hold(value)
    return document, composer.findings


class _StopError(Exception):
    """Ends the walk after a finding behind which nothing can be understood."""


class _Composer:
    """Walks the parser's events once, making values, findings and (on demand) spans."""

    def __init__(self, file: TextFile, locate: bool = False) -> None:
        self.file = file
        self.locate = locate
        self.findings: list[Finding] = []
        self.broken = False
        self.doubtful: set[Pointer] = set()
        self.long_quotes: list[Place] = []
        self.values: dict[Pointer, Span] = {}
        self.keys: dict[Pointer, Span] = {}
        self._events: Iterator[Any] = iter(())
        self._comments = may_comment(file.text)

    def compose(self) -> Any:
        """The value of the only document; None when it is broken."""
        # Without the generator of yaml.parse, which asks twice for each event.
        self._events = iter(yaml.CSafeLoader(self.file.text).get_event, None)
        try:
            return self._document()
        except _StopError:
            self.broken = True
        except yaml.MarkedYAMLError as error:
            self.broken = True
            finding = explain(self.file, error)
            # A text that a comment cuts short is often broken by its next line, too.
            if not any(each.rule is sch025_needs_quotes.RULE for each in self.findings[-1:]):
                self.findings.append(finding)
        return None

    def _document(self) -> Any:
        next(self._events)  # start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            self._report(sch006_yaml_syntax.no_value(self.file.at(1, 0, 1)), stop=True)
        if event.version or event.tags:
            self._report(sch009_tag.directive(self._place(event)), stop=True)
        value = self._value(next(self._events), ())
        next(self._events)  # end of the document
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._report(sch010_several_documents.finding(self._place(event)), stop=True)
        return value

    def _value(self, event: Any, pointer: Pointer) -> Any:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if isinstance(event, yaml.ScalarEvent):
            value = self._text(event, pointer) if event.style else self._plain(event)
            end = event
        else:
            if len(pointer) >= MAX_DEPTH:
                self._report(sch012_too_deep.finding(self._place(event), MAX_DEPTH), stop=True)
            compose = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
            value, end = compose(pointer)
        if self.locate:
            self.values[pointer] = _span(event, end)
        return value

    def _refuse(self, event: Any) -> None:
        """Report an alias, an anchor or a tag."""
        if isinstance(event, yaml.AliasEvent):
            self._report(sch008_anchor_or_alias.finding(self._place(event), "alias"), stop=True)
        if event.anchor is not None:
            self._report(sch008_anchor_or_alias.finding(self._place(event), "anchor"), stop=True)
        self._report(sch009_tag.finding(self._place(event)), stop=True)

    def _plain(self, event: Any) -> Any:
        value = resolve(event.value)
        if self._comments and isinstance(value, str):
            self._comment(event, value)
        return value

    def _text(self, event: Any, pointer: Pointer) -> str:
        """Text in quotes or in a block."""
        self._escapes(event, pointer)
        is_long = event.style in ("'", '"') and event.end_mark.line > event.start_mark.line
        if is_long and any(map(looks_like_key, self._more_lines(event))):
            self.long_quotes.append(self._place(event))
        return str(event.value)

    def _sequence(self, pointer: Pointer) -> tuple[list[Any], Any]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*pointer, len(found))))
        return found, event

    def _mapping(self, pointer: Pointer) -> tuple[dict[str, Any], Any]:
        found: dict[str, Any] = {}
        again: int | None = None
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            inside = (*pointer, key)
            if event.style:
                self._escapes(event, inside)
            repeated = key in found
            if repeated:
                again = self._repeated(event, key, again)
            elif self.locate:
                self.keys[inside] = _span(event, event)
            if again is not None:
                # Where two groups ran together, all that follows may belong to the second.
                self.doubtful.add(inside)
            # Of two values the first counts; the second is read, so that its own mistakes are told too.
            value = self._value(next(self._events), (*inside, "(again)") if repeated else inside)
            found.setdefault(key, value)
        return found, event

    def _repeated(self, event: Any, key: str, known: int | None) -> int:
        """Report a repeated key, or add it to the finding at index `known`; the index of the finding."""
        if known is None:
            self._report(sch007_duplicate_key.finding(self._place(event), key))
            return len(self.findings) - 1
        finding = self.findings[known]
        if len(finding.also) < MAX_PLACES:
            self.findings[known] = msgspec.structs.replace(finding, also=(*finding.also, self._place(event)))
        return known

    def _escapes(self, event: Any, pointer: Pointer) -> None:
        """Refuse escapes that make characters which the text itself may not hold."""
        if event.style == '"' and (match := FORBIDDEN.search(event.value)):
            self._report(sch003_control_character.escaped(self._place(event), match[0]))
            self.doubtful.add(pointer)

    def _comment(self, event: Any, text: str) -> None:
        """Report a comment that was probably meant to be a part of the text before it."""
        end = event.end_mark
        rest = self.file.lines[end.line][end.column :]
        # Behind a single word, a hash with a space is a comment that was meant as one.
        if rest.lstrip().startswith("#") and (" " in text or re.match(r"\s+#\S", rest)):
            column = end.column + rest.index("#")
            mend = offer(self.file.lines, end.line + 1)
            self._report(sch025_needs_quotes.cut(self.file.at(end.line + 1, column, len(rest)), mend))

    def _key(self, event: Any) -> str:
        if event.anchor is not None:
            self._report(sch008_anchor_or_alias.finding(self._place(event), "anchor"), stop=True)
        if not isinstance(event, yaml.ScalarEvent):
            place = self._place(event)
            self._report(unquoted(self.file, place) or sch006_yaml_syntax.key_is_no_word(place), stop=True)
        if event.tag is not None:
            self._report(sch009_tag.finding(self._place(event)), stop=True)
        if event.value == "<<" and not event.style:
            self._report(sch008_anchor_or_alias.finding(self._place(event), "merge key"), stop=True)
        return str(event.value)

    def _more_lines(self, event: Any) -> list[str]:
        return self.file.lines[event.start_mark.line + 1 : event.end_mark.line + 1]

    def _report(self, finding: Finding, stop: bool = False) -> None:
        self.findings.append(finding)
        if stop:
            raise _StopError

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return self.file.at(start.line + 1, start.column, length)


def _span(start: Any, end: Any) -> Span:
    return (start.start_mark.line, start.start_mark.column, end.end_mark.line, end.end_mark.column)
