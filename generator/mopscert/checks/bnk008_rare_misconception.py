"""A misconception that too few questions use.

### What it does

Counts the questions whose wrong answers name each misconception, and compares them with `per_misconception` of the
`targets` in `programme.yaml`. A misconception is judged as soon as every module of each level that uses it is
published.

### Why

One wrong answer may be a slip. Only the second one with the same idea behind it lets the site say: *you have confused
these two before*, and name the section that repairs it.

### Example

A misconception `newest-is-right` that one option names.

### Instead

A distractor with the same idea in another question; or, where the idea is not a common one, no misconception at all.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import misconceptions
from mopscert.measures.blueprint import is_complete
from mopscert.measures.coverage import asked
from mopscert.model import Curriculum

RULE = Rule("BNK008", "rare-misconception", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each misconception of complete levels that is used, but too rarely."""
    if curriculum.programme is None or curriculum.misconceptions is None:
        return
    programme = curriculum.programme.file
    wanted = programme.targets.per_misconception
    complete = {level.id for level in programme.levels if is_complete(curriculum, level)}
    if wanted < 2 or not complete:
        return
    for each in misconceptions(curriculum, list(asked(curriculum.modules))):
        count = len(each.questions)
        if 0 < count < wanted and {asked.module.level for asked in each.questions} <= complete:
            message = f'the misconception "{each.misconception.id}" is used by {count} of the {wanted} questions wanted'
            mend = "name it in a distractor of another question, or remove it and its uses"
            place = curriculum.misconceptions.document.place("misconceptions", each.number, "id")
            yield RULE.at(place, message, mend)
