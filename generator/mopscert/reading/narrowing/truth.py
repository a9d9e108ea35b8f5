"""Words such as yes and off where true or false belongs."""

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch022_wrong_type, sch023_wrong_value

_YES = {"yes", "y", "on", "true", "1", "x"}
_NO = {"no", "n", "off", "false", "0"}


def no_truth(error: SchemaError) -> Finding | None:
    """A word that means yes or no elsewhere, or true and false between quotes; and false where only true can be."""
    is_flag = error.keyword == "const" and error.limit is True
    if not is_flag and not (error.keyword == "type" and error.limit == "boolean"):
        return None
    word = str(error.value).lower()
    if word in _NO and is_flag:
        return sch023_wrong_value.left_out(error.key_place, error.key)
    if word not in _YES | _NO:
        return None
    right = "true" if word in _YES else "false"
    mend = f"write {error.as_written(right)}" + (", without quotes" if word == right else "")
    return sch022_wrong_type.no_truth(error.place, error.subject, error.written, mend)
