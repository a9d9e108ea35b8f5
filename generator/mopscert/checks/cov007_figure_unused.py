"""A figure that its lesson does not show.

### What it does

Compares a module's `figures.yaml` with the `figure` blocks of its lesson.

### Why

A figure that nobody sees is checked and translated for nothing.

### Example

A figure `three-homes` in `figures.yaml`, and no block in the lesson that names it.

### Instead

Show it where it helps, or delete it.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV007", "figure-unused", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each figure that is not shown."""
    for module in curriculum.modules:
        if module.lesson is None or module.figures_document is None:
            continue
        shown = {named.id for named in module.lesson.figures}
        if shown - {figure.id for figure in module.figures}:
            continue  # the lesson names an unknown figure: perhaps this one
        # Blocks that are misplaced or mistyped have findings of their own.
        fences = [token.content for token in module.lesson.tokens if token.type == "fence"]
        shown |= {line.strip() for fence in fences for line in fence.split("\n")}
        for number, figure in enumerate(module.figures):
            if figure.id not in shown:
                place = module.figures_document.place("figures", number, "id")
                yield RULE.at(
                    place,
                    f'the lesson does not show the figure "{figure.id}"',
                    "add a figure block for it, or delete it",
                )
