"""A level whose questions ask for another mix of thinking than it promises.

### What it does

Counts the questions of each level by cognitive level and compares the shares with the level's `mix` in
`programme.yaml`. It speaks from 20 questions on.

### Why

Questions about names are quick to write. A bank drifts towards them unless somebody counts.

### Example

`- {of: [remember, understand], at_most: 50}`, and 60 of 100 questions at those two levels.

### Instead

Ask what follows, which comes first or what to change in a small situation.
"""

from collections.abc import Iterator

from mopscert.checks.banks import written
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import ENOUGH, thinking
from mopscert.model import Curriculum

RULE = Rule("BNK005", "thinking-mix", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each share that is too small or too large."""
    if curriculum.programme is None:
        return
    for rank, level in enumerate(curriculum.programme.file.levels):
        counts = thinking(each.item for each in written(curriculum, level.id))
        total = counts.total()
        for number, mix in enumerate(level.mix if total >= ENOUGH else ()):
            count = sum(counts[each] for each in mix.of)
            if not mix.at_least * total <= 100 * count <= mix.at_most * total:
                limit = f"at least {mix.at_least}" if 100 * count < mix.at_least * total else f"at most {mix.at_most}"
                kinds = ", ".join(mix.of)
                message = (
                    f'{count} of {total} questions of the level "{level.id}" ask for {kinds}; it promises {limit}%'
                )
                mend = "write questions at other cognitive levels, or change the promise"
                yield RULE.at(curriculum.programme.document.place("levels", rank, "mix", number), message, mend)
