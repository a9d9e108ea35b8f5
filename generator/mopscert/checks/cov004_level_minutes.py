"""Minutes of a level that do not come to its promised hours.

### What it does

Adds the minutes of a level's modules to its `other_minutes` (readiness check and diagnostics) and compares the sum with
`hours`, to half an hour.

### Why

People plan their evenings by this figure.

### Example

A level that promises 19 hours, and modules that now take 21.

### Instead

Change `hours`, or the minutes of a module.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV004", "level-minutes", Severity.ERROR, __doc__ or "")


TOLERANCE = 30


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each level whose hours are wrong by more than the tolerance."""
    if curriculum.programme is None:
        return
    for rank, level in enumerate(curriculum.programme.file.levels):
        modules = curriculum.of_level(level.id)
        if {module.id for module in modules} != set(level.modules):
            continue  # a module is missing or unsound: the sum means nothing
        minutes = sum(module.minutes for module in modules) + level.other_minutes
        if abs(minutes - level.hours * 60) > TOLERANCE:
            promise = f"{level.hours} hour{'' if level.hours == 1 else 's'}"
            message = f'the level "{level.id}" promises {promise}, but its minutes come to {minutes / 60:.1f}'
            mend = f"set hours: {round(minutes / 60)}, or change the minutes of a module"
            yield RULE.at(curriculum.programme.document.place("levels", rank, "hours"), message, mend)
