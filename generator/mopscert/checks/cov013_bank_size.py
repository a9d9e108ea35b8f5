"""A published module with fewer questions than the target.

### What it does

Counts the questions of each pool of a published module and compares them with `lesson` and `readiness` of the
`targets` in `programme.yaml`.

### Why

Learners who answer again should meet something new, and a readiness check must never show what a lesson has shown.

### Example

`readiness: 6`, and a published module with four readiness questions.

### Instead

Two more questions with `pool: readiness`.
"""

from collections.abc import Iterator

from mopscert.checks.banks import held
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Pool

RULE = Rule("COV013", "bank-size", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each module with too few questions in one pool or both."""
    if curriculum.programme is None:
        return
    targets = curriculum.programme.file.targets
    wanted = {Pool.LESSON: targets.lesson, Pool.READINESS: targets.readiness}
    for module, quiz in held(curriculum):
        counts = {pool: len(quiz.pool(pool)) for pool in wanted}
        short = [pool for pool in wanted if counts[pool] < wanted[pool]]
        if short:
            named = " and ".join(f"{counts[pool]} of {wanted[pool]} for the {pool} pool" for pool in short)
            message = f'the module "{module.id}" has too few questions: {named}'
            yield RULE.at(quiz.document.key_place("items"), message, f"add questions to {quiz.document.path}")
