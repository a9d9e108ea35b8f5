"""Two questions of the same pool with nearly the same stem.

### What it does

Compares the stems of all questions as sets of runs of four words. Two of the same pool that share more than 60
percent of all their runs are too near; stems of a dozen words or less are left out.

### Why

The second question adds nothing but length, and its answer is remembered, not found. When only the situation is the
same, it is read twice.

### Example

Two stems that differ in a name and a number.

### Instead

Another situation for one of them; or, for two questions about one situation, a `case` that both name.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.similar import Alike, likeness
from mopscert.model import Curriculum

RULE = Rule("BNK006", "similar-stems", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question that is nearly an earlier one of its pool."""
    nearest: dict[str, Alike] = {}
    for each in likeness(curriculum).alike:
        before = nearest.get(each.second.item.id)
        if each.first.item.pool == each.second.item.pool and (before is None or before.share < each.share):
            nearest[each.second.item.id] = each
    for each in nearest.values():
        message = f'the stem is nearly that of the question "{each.first.item.id}"'
        mend = "ask it of another situation, or put the situation into a case that both questions name"
        yield RULE.at(each.second.place("id"), message, mend, (each.first.place("id"),))
