"""Values that do not fit: the first of a row of handlers that has something better to say than the validator."""

from collections.abc import Callable, Iterator

from mopscert.findings import Finding
from mopscert.reading.narrowing import dates, emptiness, forms, limits, lists, marks, numbers, truth
from mopscert.reading.narrowing.schema_errors import SchemaError
from mopscert.reading.narrowing.unexplained import Unexplained

_HANDLERS: tuple[Callable[[SchemaError], Finding | None], ...] = (
    marks.comment,
    marks.colon,
    marks.bracket,
    emptiness.nothing,
    truth.no_truth,
    numbers.not_a_number,
    numbers.not_a_text,
    dates.no_date,
    lists.no_list,
    lists.lost_dash,
    lists.no_single,
    lists.no_group,
    forms.no_form,
    limits.not_kept,
)


def each(left: Unexplained) -> Iterator[Finding]:
    """One finding for each value."""
    for error in left.values.values():
        yield next(finding for handler in _HANDLERS if (finding := handler(error)))
