"""A match whose last target is left over.

### What it does

Finds questions of type `match` with as many targets as prompts, where each target is right once.

### Why

Whoever knows all but one gets the last one free, and whoever confuses two is marked wrong twice. A target that fits
nothing, or one that fits two prompts, ends both.

### Example

Three prompts and three targets, one for each.

### Instead

Add a target that people confuse with one of them, or a prompt that shares a target.
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Match

RULE = Rule("ITM035", "last-target-given", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each match that is one to one."""
    for worded in questions(curriculum):
        item = worded.item
        if isinstance(item, Match) and sorted(each.target for each in item.prompts) == sorted(
            each.id for each in item.targets
        ):
            message = f"each of the {len(item.targets)} targets fits one prompt, so the last one is left over"
            mend = "add a target that fits no prompt, or a prompt that shares a target"
            yield RULE.at(worded.place("id"), message, mend)
