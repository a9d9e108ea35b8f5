"""Ids, anchors and addresses that nearly have their form, and words that are nearly in a closed list."""

import re

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch021_missing_key, sch023_wrong_value
from mopscert.reading.slugs import slug

# Keys whose ids are given there, and not looked up.
_NEW = ("id", "aliases")
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"


def no_form(error: SchemaError) -> Finding | None:
    """A text of another form, with the nearest one of the right form."""
    match error.keyword:
        case "enum":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, error.limit)
        case "const":
            return sch023_wrong_value.one_of(error.place, error.key, error.value, [error.limit])
        case "pattern" | "format":
            limit = re.sub(r"\\Z$", "$", str(error.limit))
            meaning = sch021_missing_key.sentence(error.object)
            if names := _several(error):
                return sch023_wrong_value.several(error.place, error.subject, names, _is_behind_dash(error))
            return sch023_wrong_value.form(error.place, error.subject, limit, error.value, _near(limit, error), meaning)
    return None


def _several(error: SchemaError) -> list[str]:
    """The ids of an entry that holds more than one."""
    names = re.findall(r"[^;,\s]+", error.value)
    is_entry = error.pointer and isinstance(error.pointer[-1], int)
    return names if is_entry and len(names) > 1 and all(map(error.is_known, names)) else []


def _is_behind_dash(error: SchemaError) -> bool:
    return error.place.excerpt[: error.place.column - 1].rstrip().endswith("-")


def _near(limit: str, error: SchemaError) -> str:
    """A text in the form that a pattern asks for, where it is plain how; else "". An id is new, or something has it."""
    text = error.value
    for prefix in ("", "#"):
        near = prefix + slug(text)
        if limit == f"^{prefix}{_ID}$" and re.fullmatch(prefix + _ID, near) and len(near) <= 60:
            return f'"{near}"' if error.key in _NEW or error.is_known(slug(text)) else ""
    address = re.fullmatch(r"(?:http://|(?=www\.))(\S+)", text.strip())
    return f"https://{address[1]}" if limit.startswith("^https://") and address else ""
