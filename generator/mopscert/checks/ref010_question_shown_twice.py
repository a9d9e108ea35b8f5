"""A question that a lesson shows twice.

### What it does

Looks for ids that stand in more than one line of a lesson's `self-check` blocks.

### Why

A question that was answered further up tells nothing new, and both copies would share one answer.

### Example

The id `erp-year-safeguard` in the block below *Choose* and again at the end.

### Instead

Keep it where the idea is fresh. Questions that no block names stand at the end of the page by themselves.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF010", "question-shown-twice", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each repetition."""
    for module in curriculum.modules:
        if module.lesson is None:
            continue
        first: dict[str, int] = {}
        for named in module.lesson.checks:
            if named.id in first:
                message = f'the question "{named.id}" is already shown at line {first[named.id]}'
                yield RULE.at(
                    module.lesson.document.line_place(named.line, named.id), message, "remove one of the two lines"
                )
            first.setdefault(named.id, named.line)
