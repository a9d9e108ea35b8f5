"""An outcome that no objective of its level serves.

### What it does

Looks for at least one objective that `serves` each outcome of each level.

### Why

An outcome is what an employer may expect of a holder; nothing on the path would lead to it.

### Example

An outcome `governs-with-care`, and no objective with `serves: [governs-with-care]`.

### Instead

Name the outcome where it is served, or remove the promise.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV006", "outcome-unserved", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each outcome that is not served."""
    if curriculum.programme is None:
        return
    for rank, level in enumerate(curriculum.programme.file.levels):
        modules = curriculum.of_level(level.id)
        served = {name for module in modules for objective in module.objectives for name in objective.serves}
        known = {outcome.id for outcome in level.outcomes}
        if served - known or {module.id for module in modules} != set(level.modules):
            continue  # another mistake hides who serves what
        for number, outcome in enumerate(level.outcomes):
            if outcome.id not in served:
                message = f'no objective serves the outcome "{outcome.id}"'
                place = curriculum.programme.document.place("levels", rank, "outcomes", number, "id")
                yield RULE.at(place, message, "name it in the serves of an objective, or remove the outcome")
