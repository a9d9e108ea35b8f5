"""An objective that no question asks for at its own cognitive level.

### What it does

Compares the `level` of each objective of a published module with the `level` of the questions that ask for it.

### Why

Whoever can explain a rule cannot yet apply it. Questions below the level let a learner believe that the objective is
reached; questions above it ask for what was not promised.

### Example

An objective *Calculate the cost of a queue* at `level: apply`, and three questions for it at `level: understand`.

### Instead

One question at least that asks for the calculation, at `level: apply`.
"""

from collections.abc import Iterator

from mopscert.checks.banks import held
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.coverage import objectives
from mopscert.model import Curriculum

RULE = Rule("COV009", "objective-level", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective whose questions are all at other levels."""
    wanted = curriculum.programme.file.targets.per_objective if curriculum.programme else 0
    for module, quiz in held(curriculum):
        for each in objectives(module):
            enough = len(each.questions) >= max(1, wanted)
            if enough and not each.at_own_level:
                level = each.objective.level
                found = ", ".join(dict.fromkeys(item.level for item in each.questions))
                message = f'the objective "{each.objective.id}" is at the level {level}, its questions only at: {found}'
                mend = (
                    f'add a question at "level: {level}" to {quiz.document.path}, or change the level of the objective'
                )
                yield RULE.at(module.document.place("objectives", each.number, "level"), message, mend)
