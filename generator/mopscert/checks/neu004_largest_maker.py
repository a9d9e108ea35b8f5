"""One maker's products take too large a share of the examples.

### What it does

Counts all products in the `products` blocks of lessons and in the capability maps of labs, maker by maker, and compares
the largest share with `largest_maker` among the `targets` of `curriculum/programme.yaml`. It asks for at least twenty
mentions, because of fewer every share is large.

### Why

Each list can be fair and all of them together an advertisement, when the same firm stands in every one.

### Example

Of 60 mentions, 24 are products of one maker, and the target is 25 percent.

### Instead

Put products of other makers in some of the lists. The page about the state of the curriculum has the counts.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.vendors import ENOUGH, makers, mentions
from mopscert.model import Curriculum

RULE = Rule("NEU004", "largest-maker", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each maker above the ceiling."""
    found = mentions(curriculum)
    if curriculum.programme is None or len(found) < ENOUGH:
        return
    most = curriculum.programme.file.targets.largest_maker
    for use in makers(found):
        if use.share * 100 > most:
            message = f"{use.lessons + use.labs} of {len(found)} examples are products of {use.name}, more than {most}%"
            place = curriculum.programme.document.place("targets", "largest_maker")
            yield RULE.at(place, message, "put products of other makers in some of the lists and capability maps")
