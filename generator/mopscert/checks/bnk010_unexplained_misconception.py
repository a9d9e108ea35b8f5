"""A misconception without a section that repairs it.

### What it does

Looks for `learn` on each misconception that a question of a published module uses.

### Why

Whoever is told of a wrong idea wants to read the right one. Without `learn`, the site can only name the error.

### Example

```yaml
- id: newest-is-right
  idea: The newer of two records is the right one.
  repair: A rule for each field decides, not the age.
```

### Instead

```yaml
- id: newest-is-right
  idea: The newer of two records is the right one.
  repair: A rule for each field decides, not the age.
  learn: clean-lists#merge
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.bank import misconceptions
from mopscert.measures.coverage import asked
from mopscert.model import Curriculum, Status

RULE = Rule("BNK010", "unexplained-misconception", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each misconception in use that leads nowhere."""
    if curriculum.misconceptions is None or all(e.learn for e in curriculum.misconceptions.file.misconceptions):
        return
    for each in misconceptions(curriculum, list(asked(curriculum.modules))):
        published = [asked for asked in each.questions if asked.module.status == Status.PUBLISHED]
        if published and each.misconception.learn is None:
            place = curriculum.misconceptions.document.place("misconceptions", each.number, "id")
            message = f'no section is named as repairing the misconception "{each.misconception.id}"'
            mend = (
                f"add learn with a module and an anchor, as in learn: {published[0].module.id}{published[0].item.learn}"
            )
            yield RULE.at(place, message, mend)
