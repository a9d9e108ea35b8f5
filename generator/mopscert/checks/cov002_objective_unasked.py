"""An objective that no question asks for.

### What it does

Looks for at least one question of each objective of a module that has a question bank.

### Why

A learner could not find out whether they reached it.

### Example

An objective `explain-revops`, and no question with `objective: explain-revops`.

### Instead

Add at least two questions for it, one of them at the objective's own cognitive level.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV002", "objective-unasked", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective that is not asked."""
    for module in curriculum.modules:
        if module.quiz is None:
            continue
        asked = {item.objective for item in module.quiz.items}
        if asked - {objective.id for objective in module.objectives}:
            continue  # a question names an unknown objective: perhaps this one
        for number, objective in enumerate(module.objectives):
            if objective.id not in asked:
                message = f'no question asks for the objective "{objective.id}"'
                mend = f"add a question for it to {module.quiz.document.path}"
                yield RULE.at(module.document.place("objectives", number, "id"), message, mend)
