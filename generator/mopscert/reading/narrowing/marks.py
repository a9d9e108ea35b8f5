"""Texts that YAML took for something else, because they stand without quotes."""

import re

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch025_needs_quotes
from mopscert.reading.written import quoted


def comment(error: SchemaError) -> Finding | None:
    """Nothing but a comment: `learn: #choose`."""
    place, hash_ = error.place, error.place.excerpt.find("#", error.place.column - 1)
    if error.value is not None or error.limit == "object" or hash_ < 0 or error.written.strip():
        return None
    text = place.excerpt[hash_:].rstrip()
    # With a space behind it, a hash is a comment that was meant as one.
    if text.startswith("# "):
        return None
    at = error.document.file.at(place.line, hash_, len(text))
    return sch025_needs_quotes.lost(at, error.subject, error.as_written(quoted(text)))


def colon(error: SchemaError) -> Finding | None:
    """A group of keys that is a text with a colon: `- One rule: write once`."""
    if (
        error.keyword != "type"
        or error.limit != "string"
        or not isinstance(error.value, dict)
        or not (error.pointer and error.value)
    ):
        return None
    place = error.place
    text = place.excerpt[place.column - 1 :]
    first = next(iter(error.value))
    key = error.document.key_place(*error.pointer, first)
    # A word in small letters is a key where other keys follow it, or where it stands on a line of its own.
    is_entry = isinstance(error.pointer[-1], int) and len(error.value) == 1
    if text.startswith("{") or (re.fullmatch(r"[a-z_]+", first) and not is_entry):
        return None
    at = error.document.file.at(key.line, key.column - 1 + key.length, 1)
    return sch025_needs_quotes.colon(at, error.as_written(quoted(text.rstrip())))


def bracket(error: SchemaError) -> Finding | None:
    """A list in brackets, or a group in braces, that is a text: `text: [sic]`."""
    if error.keyword != "type" or error.limit != "string" or not isinstance(error.value, list | dict):
        return None
    text = error.place.excerpt[error.place.column - 1 :].rstrip()
    has_keys = isinstance(error.value, dict) and any(value is not None for value in error.value.values())
    if text[:1] not in ("[", "{") or has_keys or error.wants_word:
        return None
    place = error.document.file.at(error.place.line, error.place.column - 1, 1)
    return sch025_needs_quotes.sign(place, text[0], error.as_written(quoted(text)))
