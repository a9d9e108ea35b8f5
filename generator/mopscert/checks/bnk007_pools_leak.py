"""A question of one pool that gives a question of the other pool away.

### What it does

Compares the stems of lesson and readiness questions as BNK006 does, and looks for keys of five words or more that
stand word for word in a stem of the other pool.

### Why

A readiness check should meet a learner with what no lesson has shown. Whoever has read the answer in a stem only
remembers it.

### Example

A readiness question with the key *Agree on a rule for each field first*, and a lesson question that begins "The team
agrees on a rule for each field first".

### Instead

Another situation for one of the two, or other words for what the stem tells.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.similar import likeness
from mopscert.model import Curriculum

RULE = Rule("BNK007", "pools-leak", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each pair of questions of different pools that are too near."""
    found = likeness(curriculum)
    told = set()
    for each in found.alike:
        if each.first.item.pool != each.second.item.pool:
            told.add((each.first.item.id, each.second.item.id))
            pool = each.first.item.pool
            message = f'the stem is nearly that of the question "{each.first.item.id}" of the {pool} pool'
            place, also = each.second.place("id"), (each.first.place("id"),)
            yield RULE.at(place, message, "ask one of the two of another situation", also)
    for leak in found.given_away:
        pair = tuple(sorted((leak.question.item.id, leak.by.item.id)))
        if pair not in told and pair[::-1] not in told:
            told.add((leak.question.item.id, leak.by.item.id))
            message = f'the stem holds the key of the question "{leak.question.item.id}" of the other pool: {leak.key}'
            also = (leak.question.place("id"),)
            yield RULE.at(leak.by.place("id"), message, "say it in other words, or change the other question", also)
