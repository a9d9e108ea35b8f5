"""A condition in a lab that compares with nothing, or with two things.

### What it does

Asks that each comparison of size or equality has either a `value` or the name of an `other` column.

### Why

Nobody can say which rows such a condition means.

### Example

```yaml
    holds:
      - {column: created_at, is: at_most}
```

### Instead

```yaml
    holds:
      - {column: created_at, is: at_most, other: updated_at}
```
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("LAB010", "unfinished-condition", Severity.ERROR, __doc__ or "")

_COMPARISONS = ("equal", "unequal", "less", "at_most", "at_least", "more")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each condition that compares with nothing, or with two things."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            for condition, at in labs.conditions(rule, pointer):
                if condition.comparison in _COMPARISONS and (condition.value is None) == (condition.other is None):
                    what = (
                        "compares with nothing"
                        if condition.value is None
                        else "compares with a value and with a column"
                    )
                    message = f'the condition on "{condition.column}" {what}'
                    mend = "give it either a value or an other column"
                    yield RULE.at(lab.document.place(*at, "is"), message, mend)
