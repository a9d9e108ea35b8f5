"""One value where a list or a group belongs, and the reverse."""

import re
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch006_yaml_syntax, sch022_wrong_type, sch023_wrong_value
from mopscert.reading.written import too_close


def no_list(error: SchemaError) -> Finding | None:
    """A word, a row of words or a group of keys where a list belongs."""
    if error.keyword != "type" or error.limit != "array":
        return None
    if isinstance(error.value, str) and error.place.column - 1 in too_close(error.place.excerpt):
        return sch006_yaml_syntax.no_space([error.document.file.at(error.place.line, error.place.column - 1, 1)])
    return sch022_wrong_type.finding(error.place, error.subject, "array", error.value, _as_list(error))


def _as_list(error: SchemaError) -> str:
    items = error.items
    if items.get("type") == "object":
        if entry := _entry(items, error.value):
            return f"write a list of groups of keys: {error.key}: [{entry}]"
        return f"put a dash before the first key of each entry: - {next(iter(items.get('properties', {})), '')}: ..."
    words = re.split(r"[,;\s]+", error.value.strip()) if isinstance(error.value, str) else []
    if words and all(re.fullmatch(r"[a-z0-9-]+", word) for word in words) and "pattern" in items:
        return f"write {error.as_written('[' + ', '.join(words) + ']')}"
    return ""


def _entry(group: dict[str, Any], value: Any) -> str:
    """A group of keys whose first one has the value that stands alone, where that fits; else ""."""
    first, *others = group.get("required") or [""]
    pattern = group.get("properties", {}).get(first, {}).get("pattern", "")
    if not (isinstance(value, str) and pattern and re.search(pattern, value)):
        return ""
    return "{" + ", ".join([f"{first}: {value}", *(f"{other}: ..." for other in others)]) + "}"


def lost_dash(error: SchemaError) -> Finding | None:
    """Entries that became one text, because a dash is lost."""
    is_entry = isinstance(error.pointer[-1:] and error.pointer[-1], int)
    if not (is_entry and error.wants_word and error.document.is_folded(error.pointer)):
        return None
    return sch023_wrong_value.entries_in_one(error.place, error.subject)


def no_group(error: SchemaError) -> Finding | None:
    """A text where a group of keys belongs, or the reverse."""
    if error.keyword != "type" or not error.pointer:
        return None
    if error.limit == "object" and not isinstance(error.value, list):
        needed = error.object.get("required") or error.keys
        mend = f"write its keys instead, each on a line of its own: {', '.join(needed)}" if needed else ""
        if entry := _entry(error.object, error.value):
            mend = f"write its keys instead: {entry}"
    elif error.limit == "string" and isinstance(error.value, dict):
        mend = "write one text, without keys of its own"
    else:
        return None
    return sch022_wrong_type.finding(error.place, error.subject, error.limit, error.value, mend)


def no_single(error: SchemaError) -> Finding | None:
    """A list where a word, a number or a group belongs."""
    if error.keyword not in ("type", "enum", "const") or not isinstance(error.value, list):
        return None
    expected = error.object.get("type", "string")
    mend = "remove the dash" if expected == "object" and error.pointer else ""
    if len(error.value) == 1 and isinstance(error.value[0], str | int) and expected != "object":
        mend = f"write it without a list: {error.as_written(str(error.value[0]))}"
    elif error.wants_word:
        mend = f"choose one: {error.as_written(str(next(iter(error.value), '...')))}"
    return sch022_wrong_type.finding(error.place, error.subject, expected, error.value, mend)
