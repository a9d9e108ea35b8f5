"""Schema errors to findings: small steps from what a validator says to what an author needs to hear."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from mopscert.findings import Finding
from mopscert.reading.narrowing import conditions, depth, keys, lines, values
from mopscert.reading.narrowing.schema_errors import MAX_ERRORS, Known
from mopscert.reading.narrowing.unexplained import Unexplained
from mopscert.reading.yaml_document import YamlDocument

# Each step yields findings and takes the errors away that it explains, so that one mistake has one finding; the
# first are about the shape of the file, the last about whatever is left.
_STEPS: tuple[Callable[[Unexplained], Iterator[Finding]], ...] = (
    lines.run_on,
    lines.out_of_text,
    lines.in_text,
    lines.split,
    lines.begun_twice,
    lines.swallowed,
    lines.broken_off,
    depth.below_nothing,
    depth.too_little,
    depth.too_much,
    values.each,
    keys.too_close,
    keys.unknown,
    keys.missing,
    conditions.each,
)


def explain(schema: dict[str, Any], document: YamlDocument, is_known: Known = lambda _name: False) -> list[Finding]:
    """Explain why a document is not valid: one finding for each mistake, at its place.

    Only ids that are known (`is_known`) are offered where a file names something.
    """
    left = Unexplained.of(schema, document, is_known)
    return list(islice((finding for step in _STEPS for finding in step(left)), MAX_ERRORS))
