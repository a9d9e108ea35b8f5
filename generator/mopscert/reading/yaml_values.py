"""YAML text to plain values: the quick way, for files about which nothing is unusual."""

import math
import re
from collections.abc import Callable
from sys import intern
from typing import Any

import yaml

from mopscert.reading.text_file import FORBIDDEN

MAX_DEPTH = 40
# YAML 1.2 core schema, without the notations that only surprise authors (octal, hexadecimal, infinity).
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_COMMENT = re.compile(r"\S[ \t]+#")

Next = Callable[[], Any]


class UnusualError(Exception):
    """Something that must be looked at with care."""


def values(text: str) -> Any:
    """The values of a file; UnusualError where there is a mistake, or what may be one."""
    if may_comment(text):
        raise UnusualError
    # Without the generator of yaml.parse, which asks twice for each event.
    following: Next = yaml.CSafeLoader(text).get_event
    try:
        return _document(following)
    except yaml.YAMLError as error:
        raise UnusualError from error


def may_comment(text: str) -> bool:
    """True when there may be a comment behind a value."""
    return (" #" in text or "\t#" in text) and _COMMENT.search(text) is not None


def _document(following: Next) -> Any:
    following()  # start of the stream
    event = following()
    if type(event) is not yaml.DocumentStartEvent or event.version or event.tags:
        raise UnusualError
    value = _value(following(), following, 0)
    following()  # end of the document
    if type(following()) is not yaml.StreamEndEvent:
        raise UnusualError
    return value


def _value(event: Any, following: Next, depth: int) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None or depth >= MAX_DEPTH:
        raise UnusualError
    if kind is yaml.ScalarEvent:
        if not event.style:
            return resolve(event.value)
        if event.style == '"' and FORBIDDEN.search(event.value):
            raise UnusualError
        return event.value
    return (_mapping if kind is yaml.MappingStartEvent else _sequence)(following, depth + 1)


def _sequence(following: Next, depth: int) -> list[Any]:
    found: list[Any] = []
    while type(event := following()) is not yaml.SequenceEndEvent:
        found.append(_value(event, following, depth))
    return found


def _mapping(following: Next, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        # Keys are few and come often: each is kept once.
        key = _key(event)
        if key in found:
            raise UnusualError
        found[key] = _value(following(), following, depth)
    return found


def _key(event: Any) -> str:
    if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
        raise UnusualError
    if event.style == '"' or event.value == "<<":
        raise UnusualError
    return intern(event.value)


def resolve(text: str) -> Any:
    """What a plain scalar means in YAML 1.2: null, true, false, a number, or else its text (`no` is a word)."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text) and math.isfinite(number := float(text)):
            # As in JSON Schema, a number without a fraction is whole however it is written.
            return int(number) if number.is_integer() else number
    return text
