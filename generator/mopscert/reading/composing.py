"""YAML text to plain values with care: every mistake becomes a finding, and (on demand) every value has a place."""

import re
from collections.abc import Iterator
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
from mopscert.reading.yaml_document import Pointer, Span
from mopscert.reading.yaml_values import MAX_DEPTH, may_comment, resolve


class _StopError(Exception):
    """Ends the walk after a finding behind which nothing can be understood."""


class Composer:
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
                # A line out of its place may repeat a key there, which is no mistake of its own.
                self.findings = [each for each in self.findings if not _repeats(each, finding)] + [finding]
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


def _repeats(found: Finding, broken: Finding) -> bool:
    return found.rule is sch007_duplicate_key.RULE and found.place.line == broken.place.line
