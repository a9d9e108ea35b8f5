"""A diagnostic whose points favour or starve a result, whoever answers.

### What it does

Draws random answers, always the same ones, and counts how often each result of a ranking has the most points, and how
often each corner of a quadrant is reached. It warns where a result gets less than half of an equal share, or more than
twice that.

### Why

A result that most people get whatever they answer says nothing about them.

### Example

A ranking in which every answer to half of the questions gives points to the same home.

### Instead

Let the answers that speak against a result take points from it, and give the neglected one questions of its own. The
page of each diagnostic shows the shares.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.diagnostics import shares
from mopscert.model import Curriculum, Gaps, Ranking

RULE = Rule("DIA002", "biased-points", Severity.WARNING, __doc__ or "")
# Enough to tell a half from a whole share, in a few milliseconds.
_DRAWS = 1000


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each result whose share is far from equal."""
    for each in curriculum.diagnostics:
        if isinstance(each.file, Gaps):
            continue
        key = "results" if isinstance(each.file, Ranking) else "corners"
        results = [one.id for one in (each.file.results if isinstance(each.file, Ranking) else each.file.corners)]
        counted = shares(each.file, _DRAWS).by_points
        equal = sum(counted.get(result, 0) for result in results) / len(results)
        for number, result in enumerate(results):
            share = counted.get(result, 0)
            if not equal / 2 <= share <= equal * 2:
                message = f'of {_DRAWS} random answers, {share} lead to "{result}", and an equal share is {equal:.0f}'
                mend = "move points, so that no result is favoured or starved"
                yield RULE.at(each.document.place(key, number, "id"), message, mend)
