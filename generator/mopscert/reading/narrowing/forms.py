"""Ids, anchors and addresses that nearly have their form, and words that are nearly in a closed list."""

import re

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch021_missing_key, sch023_wrong_value
from mopscert.reading.slugs import slug

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
            return sch023_wrong_value.form(
                error.place, error.subject, limit, error.value, _near(limit, error.value), meaning
            )
    return None


def _near(limit: str, text: str) -> str:
    """A text in the form that a pattern asks for, where it is plain how; else ""."""
    for prefix in ("", "#"):
        near = prefix + slug(text)
        if limit == f"^{prefix}{_ID}$" and re.fullmatch(prefix + _ID, near) and len(near) <= 60:
            return f'"{near}"'
    address = re.fullmatch(r"(?:http://|(?=www\.))(\S+)", text.strip())
    return f"https://{address[1]}" if limit.startswith("^https://") and address else ""
