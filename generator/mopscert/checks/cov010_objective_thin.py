"""An objective with fewer questions than the target.

### What it does

Counts the questions of each objective of a published module and compares them with `per_objective` of the `targets`
in `programme.yaml`.

### Why

One answer tells little about a person: with three options, every third guess is right.

### Example

`per_objective: 2`, and an objective that one question asks for.

### Instead

Another question for it, at the objective's own cognitive level unless the first one is.
"""

from collections.abc import Iterator

from mopscert.checks.banks import held
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.coverage import objectives
from mopscert.model import Cognitive, Curriculum

RULE = Rule("COV010", "objective-thin", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective that is asked, but not often enough."""
    wanted = curriculum.programme.file.targets.per_objective if curriculum.programme else 0
    for module, quiz in held(curriculum):
        for each in objectives(module):
            count = len(each.questions)
            if 0 < count < wanted:
                message = f'the objective "{each.objective.id}" has {count} of the {wanted} questions that are wanted'
                is_open = not each.is_asked_at_its_level and each.objective.level != Cognitive.CREATE
                level = f', at "level: {each.objective.level}"' if is_open else ""
                mend = f"add a question to {quiz.document.path}{level}"
                yield RULE.at(module.document.place("objectives", each.number, "id"), message, mend)
