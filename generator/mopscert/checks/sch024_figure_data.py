"""A figure whose data do not fit together.

### What it does

Asks that the four cells of a `grid` stand in four corners, that the `gap_after` of a `chasm` names one of its groups,
and that the shares of a `chasm` add up to 100.

### Why

Each value may be allowed by itself, and the drawing still be wrong: two cells on top of each other, a gap nowhere.

### Example

```yaml
cells:
  - {x: low, y: low, heading: Modernizers, text: ...}
  - {x: low, y: low, heading: Scientists, text: ...}
```

### Instead

```yaml
cells:
  - {x: low, y: low, heading: Modernizers, text: ...}
  - {x: low, y: high, heading: Scientists, text: ...}
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Chasm, Curriculum, Grid, Module

RULE = Rule("SCH024", "figure-data", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each figure whose data contradict each other."""
    for module in curriculum.modules:
        for number, figure in enumerate(module.figures):
            if isinstance(figure, Grid):
                yield from _grid(module, number, figure)
            elif isinstance(figure, Chasm):
                yield from _chasm(module, number, figure)


def _grid(module: Module, number: int, figure: Grid) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for place, cell in enumerate(figure.cells):
        corner = (cell.x, cell.y)
        if corner in first:
            message = f'"{cell.heading}" stands in the same corner as "{first[corner]}"'
            yield RULE.at(_place(module, number, "cells", place), message, "give each cell its own x and y")
        first.setdefault(corner, cell.heading)


def _chasm(module: Module, number: int, figure: Chasm) -> Iterator[Finding]:
    names = [group.name for group in figure.groups]
    if figure.gap_after not in names:
        message = f'no group is called "{figure.gap_after}"'
        yield RULE.at(_place(module, number, "gap_after"), message, f"name one of: {', '.join(names)}")
    total = sum(group.share for group in figure.groups)
    if abs(total - 100) > 0.05:
        message = f"the shares of the groups add up to {total:g}, not to 100"
        yield RULE.at(_place(module, number, "groups"), message, "change the shares")


def _place(module: Module, number: int, *pointer: str | int) -> Place:
    assert module.figures_document is not None
    return module.figures_document.place("figures", number, *pointer)
