"""Keys that are the longest option more often than chance allows.

### What it does

Counts the single-choice questions of the whole bank whose key is longer than every other option, and compares the
rate with what chance gives. It speaks from 20 questions on, when the rate is more than three standard errors above
chance.

### Why

Whoever writes a key makes it careful, and the careful option is long. A learner who has noticed it passes without
knowing anything.

### Example

In 40 of 64 questions the key is the longest of three options; chance gives 21, give or take 4.

### Instead

Move what the key explains into its `why`, or give the distractors the same care, first in the modules that are named.
"""

from collections import Counter
from collections.abc import Iterator

from mopscert.checks.banks import said
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import longest_key
from mopscert.measures.coverage import asked
from mopscert.model import Curriculum

RULE = Rule("BNK001", "longest-keys", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding when the keys of the bank give themselves away by length."""
    if curriculum.programme is None:
        return
    questions = list(asked(curriculum.modules))
    rate = longest_key(each.item for each in questions)
    if rate.is_telling:
        longest = Counter(each.module.id for each in questions if longest_key([each.item]).hits)
        first = ", ".join(f"{name} ({count})" for name, count in longest.most_common(3))
        mend = f"shorten keys or lengthen distractors, first where it is most frequent: {first}"
        place = curriculum.programme.document.place("title")
        yield RULE.at(place, f"the key is the longest option {said(rate)}", mend)
