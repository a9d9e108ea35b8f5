"""Keys and entries with nothing in them."""

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import itm003_missing_why, sch021_missing_key, sch023_wrong_value


def nothing(error: SchemaError) -> Finding | None:
    """No value at all, or a text of blanks."""
    if error.value is not None and (not isinstance(error.value, str) or error.value.strip()):
        return None
    if error.pointer[-1:] == ("why",) and "options" in error.pointer:
        option = error.document_value(error.pointer[:-1])
        return itm003_missing_why.finding(error.key_place, str(option.get("id", "")))
    place = error.place if error.written.strip() else error.key_place
    return sch023_wrong_value.empty(place, error.subject, _mend(error))


def _mend(error: SchemaError) -> str:
    if error.pointer and isinstance(error.pointer[-1], int):
        return "write it, or remove its dash"
    if "enum" in error.object:
        return f"write one of: {', '.join(map(str, error.object['enum']))}"
    match error.object.get("type"):
        case "array":
            few = error.object.get("minItems", 0)
            return "give its entries, each behind a dash" + ("" if few else f", or write {error.key}: [] for none")
        case "object":
            return f"write its keys on the lines below it, indented by two spaces: {', '.join(error.keys)}"
    return f"write it ({sch021_missing_key.sentence(error.object)})"
