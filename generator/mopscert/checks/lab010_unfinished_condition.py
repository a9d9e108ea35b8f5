"""A condition in a lab that compares with nothing or with two things, or a pattern that cannot be read.

### What it does

Asks that each comparison of size or equality has either a `value` or the name of an `other` column, and that each
regular expression can be read.

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

import re
from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, LabRule

RULE = Rule("LAB010", "unfinished-condition", Severity.ERROR, __doc__ or "")

_COMPARISONS = ("equal", "unequal", "less", "at_most", "at_least", "more")
# What JavaScript writes otherwise than the language in which patterns are tried here.
_OTHER_DIALECT = re.compile(r"\(\?<|\\[pPuk]")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each condition and each pattern that cannot be used."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            for at, message, mend in _unfinished(rule, pointer):
                yield RULE.at(lab.document.place(*at), message, mend)


def _unfinished(rule: LabRule, pointer: labs.Pointer) -> Iterator[tuple[labs.Pointer, str, str]]:
    patterns = [((*pointer, "pattern"), getattr(rule, "pattern", ""))]
    for condition, at in labs.conditions(rule, pointer):
        if condition.comparison in _COMPARISONS and (condition.value is None) == (condition.other is None):
            what = "compares with nothing" if condition.value is None else "compares with a value and with a column"
            yield (
                (*at, "is"),
                f'the condition on "{condition.column}" {what}',
                "give it either a value or an other column",
            )
        if condition.comparison == "matches":
            patterns.append(((*at, "value"), str(condition.value)))
    for at, pattern in patterns:
        if problem := _problem(pattern):
            yield at, f"this is no regular expression: {problem}", "close what is open, or put \\ before a sign"


def _problem(pattern: str) -> str:
    if _OTHER_DIALECT.search(pattern):
        return ""
    try:
        re.compile(pattern)
    except re.error as error:
        return error.msg
    return ""
