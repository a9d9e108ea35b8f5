"""A level whose readiness pool is too small for its blueprint.

### What it does

As soon as all modules of a level are published, it counts the readiness questions in each domain and compares them
with what a readiness check draws, as often as `forms` of the `targets` says, and once where it says nothing. A check
draws by the weights of the domains, rounded by largest remainder. A question belongs to the domain of its objective,
or else to the first of its module.

### Why

Whoever repeats a readiness check should meet other questions, or the second result measures memory.

### Example

A check that draws 8 questions in *Data*, `forms: 2`, and 12 readiness questions in that domain.

### Instead

Four more questions of the readiness pool for objectives of that domain.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.blueprint import blueprint
from mopscert.model import Curriculum

RULE = Rule("COV011", "domain-pool", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each complete level in which a domain has too few readiness questions."""
    if curriculum.programme is None:
        return
    programme = curriculum.programme.file
    for rank, level in enumerate(programme.levels):
        found = blueprint(curriculum, programme, level)
        short = [pool for pool in found.pools if pool.missing]
        if short and found.is_complete:
            named = ", ".join(f"{pool.domain.id} {pool.questions} of {pool.needed}" for pool in short)
            message = f'the readiness pool of the level "{level.id}" is too small: {named}'
            mend = "add readiness questions for objectives of these domains, or change weights or targets"
            yield RULE.at(curriculum.programme.document.place("levels", rank, "readiness"), message, mend)
