"""An objective that no question asks for at its own cognitive level.

### What it does

Compares the `level` of each objective of a published module with the `level` of the questions that ask for it. An
objective at the level *create* may have a task instead, in the section that its `made_in` names, with a table of the
criteria by which the result is judged.

### Why

Whoever can explain a rule cannot yet apply it. Questions below the level let a learner believe that the objective is
reached; questions above it ask for what was not promised. And whoever chooses among drafts judges them: to make one
takes a task.

### Example

An objective *Calculate the cost of a queue* at `level: apply`, and three questions for it at `level: understand`.

### Instead

One question at least that asks for the calculation, at `level: apply`. For *Build a card for each stakeholder* at
`level: create`, a section with a task and a rubric:

```yaml
level: create
taught_in: "#cards"
made_in: "#artefact"
```
"""

from collections.abc import Iterator

from mopscert.checks.banks import held
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.coverage import Covered, objectives
from mopscert.model import Cognitive, Curriculum, Module

RULE = Rule("COV009", "objective-level", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective whose questions are all at other levels."""
    wanted = curriculum.programme.file.targets.per_objective if curriculum.programme else 0
    for module, quiz in held(curriculum):
        for each in objectives(module):
            enough = len(each.questions) >= max(1, wanted)
            if enough and not each.is_asked_at_its_level:
                yield _finding(module, each, quiz.document.path)


def _finding(module: Module, covered: Covered, bank: str) -> Finding:
    objective = covered.objective
    if objective.level == Cognitive.CREATE and objective.made_in:
        section = f'"{objective.made_in}", where no task with a rubric stands'
        message = f'the objective "{objective.id}" is to be made in {section}'
        mend = "put a task block there and, below it, a table with a criterion in each row"
        return RULE.at(module.document.place("objectives", covered.number, "made_in"), message, mend)
    found = ", ".join(dict.fromkeys(item.level for item in covered.questions))
    message = f'the objective "{objective.id}" is at the level {objective.level}, its questions only at: {found}'
    mend = f'add a question at "level: {objective.level}" to {bank}, or change the level of the objective'
    if objective.level == Cognitive.CREATE:
        mend = "name in made_in the section with a task and its rubric, or change the level of the objective"
    return RULE.at(module.document.place("objectives", covered.number, "level"), message, mend)
