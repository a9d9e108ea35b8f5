"""Domain weights of a level that do not add up to 100.

### What it does

Adds the `weights` of all domains for each level, and looks for weights of levels that do not exist.

### Why

The weights say how a readiness check is made up; with 95 percent, some of its questions would have no domain.

### Example

Weights of 20, 10, 15, 20, 12, 8, 5 and 5 for one level.

### Instead

Weights that add up to 100; a domain that a level leaves out has the weight 0.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Programme, Shared

RULE = Rule("COV003", "domain-weights", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown level that has weights, and one for all levels whose weights do not add up."""
    if curriculum.programme is None:
        return
    programme = curriculum.programme.file
    known = {level.id for level in programme.levels}
    named = {level: None for domain in programme.domains for level in domain.weights}
    unknown = [level for level in named if level not in known]
    yield from _unknown(
        curriculum.programme, [level for level in unknown if level not in curriculum.module_ids.values()]
    )
    used = {name for module in curriculum.modules for name in module.domains}
    if not unknown and used <= {domain.id for domain in programme.domains}:
        yield from _sums(curriculum.programme)


def _unknown(programme: Shared[Programme], levels: list[str]) -> Iterator[Finding]:
    ids = ", ".join(level.id for level in programme.file.levels)
    for level in levels:
        first, *others = [
            programme.document.key_place("domains", number, "weights", level)
            for number, domain in enumerate(programme.file.domains)
            if level in domain.weights
        ]
        yield RULE.at(first, f'"{level}" has a weight but is no level', f"use one of: {ids}", tuple(others))


def _sums(programme: Shared[Programme]) -> Iterator[Finding]:
    """One finding, because a domain that is added or removed changes the sums of all levels."""
    sums = {
        rank: total
        for rank, level in enumerate(programme.file.levels)
        if (total := sum(domain.weights.get(level.id, 0) for domain in programme.file.domains)) != 100
    }
    if sums:
        shown = " and ".join(
            f'of the level "{programme.file.levels[rank].id}" add up to {total}' for rank, total in sums.items()
        )
        first, *others = [programme.document.place("levels", rank, "id") for rank in sums]
        mend = "change the weights of one or more domains, further down in this file"
        yield RULE.at(first, f"the weights {shown}, not to 100", mend, tuple(others))
