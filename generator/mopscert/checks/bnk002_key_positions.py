"""Options in a fixed order whose key stands too often at the same position.

### What it does

Counts at which position the key stands in the single-choice questions with `order: fixed`, in the whole bank. It
speaks from 20 questions on, when a position is more than three standard errors above chance.

### Why

Options that are shuffled need no care. Where their order is natural, as with amounts, the key drifts to the middle.

### Example

In 18 of 24 questions with a fixed order the second of three options is right; chance gives 8, give or take 2.

### Instead

Other distractors, so that the key is sometimes the smallest and sometimes the largest; or `order: shuffle`, where the
order says nothing.
"""

from collections.abc import Iterator

from mopscert.checks.banks import said
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import key_positions
from mopscert.measures.coverage import asked
from mopscert.model import Curriculum

RULE = Rule("BNK002", "key-positions", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the position that is right too often."""
    if curriculum.programme is None:
        return
    rates = key_positions(each.item for each in asked(curriculum.modules))
    telling = [rate for rate in rates if rate.is_telling]
    if telling:
        rate = max(telling, key=lambda each: each.z)
        message = f"with a fixed order, the key is option {rate.name} {said(rate)}"
        mend = "choose distractors so that the key moves, or let the options be shuffled"
        yield RULE.at(curriculum.programme.document.place("title"), message, mend)
