"""A level in which a kind of modules has too little time.

### What it does

Adds the minutes of a level's modules by kind, also of those that are planned, and compares the shares with `kinds`
of the `targets` in `programme.yaml`.

### Why

The programme promises ideas, practice and conversations at each level. A level of concepts alone certifies
vocabulary.

### Example

`- {kind: hands-on, at_least: 35}`, and a level in which hands-on modules take 20 percent of the minutes.

### Instead

More time for what is practised, or another module of that kind.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.blueprint import blueprint
from mopscert.model import Curriculum

RULE = Rule("COV012", "level-kinds", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each level that gives too little time to one kind or more."""
    if curriculum.programme is None:
        return
    programme = curriculum.programme.file
    wanted = {each.kind: each.at_least for each in programme.targets.kinds}
    for rank, level in enumerate(programme.levels):
        kinds = blueprint(curriculum, programme, level).kinds
        short = [each for each in kinds if 100 * each.share < wanted.get(each.kind, 0)]
        if short and level.modules:
            named = ", ".join(f"{e.kind} {100 * e.share:.0f}% (wanted: {wanted[e.kind]}%)" for e in short)
            message = f'the level "{level.id}" gives too little of its time to: {named}'
            mend = "give such modules more minutes or add one, or change the targets"
            yield RULE.at(curriculum.programme.document.place("levels", rank, "id"), message, mend)
