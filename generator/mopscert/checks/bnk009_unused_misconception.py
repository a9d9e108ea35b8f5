"""A misconception that no question uses.

### What it does

Looks for at least one wrong answer that names each misconception.

### Why

A wrong idea that nobody is tempted by is kept, reviewed and translated for nothing.

### Example

A misconception `price-is-value` in `quizzes/misconceptions.yaml`, and no `misconception: price-is-value` in any bank.

### Instead

Name it where a distractor stands for it, or delete it.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import misconceptions
from mopscert.measures.coverage import asked
from mopscert.model import Curriculum

RULE = Rule("BNK009", "unused-misconception", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each misconception that nothing names."""
    if curriculum.misconceptions is None:
        return
    for each in misconceptions(curriculum, list(asked(curriculum.modules))):
        if not each.questions:
            place = curriculum.misconceptions.document.place("misconceptions", each.number, "id")
            message = f'no question uses the misconception "{each.misconception.id}"'
            yield RULE.at(place, message, "name it where a distractor stands for it, or delete it")
