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
from mopscert.model import Curriculum

RULE = Rule("COV003", "domain-weights", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each level whose weights do not add up, and for each weight of an unknown level."""
    if curriculum.programme is None:
        return
    document, programme = curriculum.programme.document, curriculum.programme.file
    known = {level.id for level in programme.levels}
    named = {level for domain in programme.domains for level in domain.weights}
    for number, domain in enumerate(programme.domains):
        for level in sorted(domain.weights.keys() - known):
            message = f'"{level}" has a weight but is no level'
            yield RULE.at(
                document.key_place("domains", number, "weights", level),
                message,
                f"use one of: {', '.join(sorted(known))}",
            )
    for rank, level_file in enumerate(programme.levels):
        total = sum(domain.weights.get(level_file.id, 0) for domain in programme.domains)
        if total != 100 and not named - known:
            message = f'the weights of the level "{level_file.id}" add up to {total}, not to 100'
            mend = "change the weights of one or more domains, further down in this file"
            yield RULE.at(document.place("levels", rank, "id"), message, mend)
