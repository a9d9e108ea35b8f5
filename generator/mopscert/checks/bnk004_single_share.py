"""A level with too large a share of single-choice questions.

### What it does

Counts the questions of each level by type and compares the share of `single` with the `targets` in
`programme.yaml`. It speaks from 20 questions on.

### Why

One right option among three shows recognition. Ordering, matching, calculating and choosing several show more, and
guessing helps less.

### Example

`single: 70`, and 80 of 100 questions of a level are `type: single`.

### Instead

Rewrite questions that ask for a sequence, an assignment or a result as `order`, `match` or `number`.
"""

from collections.abc import Iterator

from mopscert.checks.banks import written
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import ENOUGH, types
from mopscert.model import Curriculum

RULE = Rule("BNK004", "single-share", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each level with too many single-choice questions."""
    if curriculum.programme is None:
        return
    most = curriculum.programme.file.targets.single
    for rank, level in enumerate(curriculum.programme.file.levels):
        counts = types(each.item for each in written(curriculum, level.id))
        total, single = counts.total(), counts["single"]
        if total >= ENOUGH and 100 * single > most * total:
            message = f'at the level "{level.id}", {single} of {total} questions are single choice, more than {most}%'
            mend = "rewrite some as another type: multiple, order, match or number"
            yield RULE.at(curriculum.programme.document.place("levels", rank, "id"), message, mend)
