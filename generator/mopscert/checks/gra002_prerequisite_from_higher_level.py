"""A module that requires a module of a higher level.

### What it does

Compares the level of each module with the levels of its prerequisites.

### Why

Levels are studied from the lowest up; what an Associate needs cannot stand at the Leader level.

### Example

An Associate module with `requires: [governance]`, a Leader module.

### Instead

Require a module of the same level or a lower one, or move the module up.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("GRA002", "prerequisite-from-higher-level", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each prerequisite from a higher level."""
    ranks = {
        level.id: rank for rank, level in enumerate(curriculum.programme.file.levels if curriculum.programme else ())
    }
    for module in curriculum.modules:
        for number, name in enumerate(module.requires):
            other = curriculum.by_id.get(name)
            if other is None or other.level not in ranks or module.level not in ranks:
                continue
            if ranks[other.level] > ranks[module.level]:
                message = f'"{name}" is a module of the level "{other.level}", above "{module.level}"'
                mend = "require a module of the same level or a lower one, or move this module up"
                yield RULE.at(module.document.place("requires", number), message, mend)
