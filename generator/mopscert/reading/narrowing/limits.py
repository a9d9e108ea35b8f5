"""What is left to say about a value: its sort, or the limit that it does not keep."""

from mopscert.findings import Finding
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.rules import sch021_missing_key, sch022_wrong_type, sch023_wrong_value


def not_kept(error: SchemaError) -> Finding:
    """The finding that fits every value."""
    if error.keyword == "type":
        return sch022_wrong_type.finding(error.place, error.subject, error.limit, error.value)
    if error.keyword == "uniqueItems":
        return _named_twice(error)
    meaning = sch021_missing_key.sentence(error.object)
    return sch023_wrong_value.finding(error.place, error.subject, str(error.keyword), error.limit, error.value, meaning)


def _named_twice(error: SchemaError) -> Finding:
    second = next(number for number, each in enumerate(error.value) if each in error.value[:number])
    first = error.value.index(error.value[second])
    places = [error.document.place(*error.pointer, number) for number in (second, first)]
    return sch023_wrong_value.named_twice(places[0], error.subject, error.value[second], places[1])
