"""A self-check or figure block inside something else.

### What it does

Points at each `self-check` or `figure` block that stands in a list, a quotation or a titled block.

### Why

Questions and figures are widgets of the page; inside a list item they would break its layout and its reading order.

### Example

A `self-check` block that is indented below a list item.

### Instead

Put it between paragraphs, without indentation.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO005", "nested-block", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each misplaced block."""
    for module in curriculum.modules:
        for line in module.lesson.misplaced if module.lesson else ():
            assert module.lesson is not None
            message = "this block stands inside a list, a quotation or a titled block, where it cannot be shown"
            yield RULE.at(module.lesson.document.line_place(line), message, "move it out, and remove its indentation")
