"""A published module that uses too few question types.

### What it does

Counts the question types of a published module that has as many questions as the target asks for types, and
compares them with `types` of the `targets` in `programme.yaml`.

### Why

Some objectives are shown by ordering, matching or calculating. Whoever only chooses learns to choose.

### Example

`types: 3`, and a module whose questions are all `single` or `multiple`.

### Instead

One question that is answered in another way: the steps of a procedure with `type: order`, kinds and cases with
`type: match`, a result with `type: number`.
"""

from collections.abc import Iterator

from mopscert.checks.banks import held
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import types
from mopscert.model import Curriculum

RULE = Rule("COV014", "question-types", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each module whose questions are of too few types."""
    wanted = curriculum.programme.file.targets.types if curriculum.programme else 0
    for module, quiz in held(curriculum):
        used = sorted(types(quiz.items))
        if len(used) < wanted <= len(quiz.items):
            message = (
                f'the module "{module.id}" uses {len(used)} of the {wanted} question types wanted: {", ".join(used)}'
            )
            mend = "write or rewrite a question as another type, such as order, match or number"
            yield RULE.at(quiz.document.key_place("items"), message, mend)
