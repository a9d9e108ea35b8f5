"""A stem that already holds the number that it asks for.

### What it does

Looks in the stem and in its case for the right number, followed by its unit or by another spelling of it.

### Why

A number that can be copied is not worked out. Where it stands there by chance, learners who see it doubt their result.

### Example

```yaml
stem: The team saves 15 hours a month. How much does it save?
answer: 15
unit: hours
```

### Instead

```yaml
stem: The team saves 3 minutes on each of 300 calls a month. How much does it save?
answer: 15
unit: hours
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.amounts import numbers
from mopscert.measures.words import plain
from mopscert.model import Curriculum, Number

RULE = Rule("ITM037", "answer-in-stem", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem that holds the answer."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Number) and (unit := _unit(worded, worded.item)):
            message = f"the stem already holds the answer: {worded.item.answer:.12g} {unit}"
            mend = "change the figures, or ask for a number that has to be worked out"
            yield RULE.at(worded.place("stem"), message, mend)


def _unit(worded: Worded, item: Number) -> str:
    """The unit that stands behind the answer in the stem or its case; "" where the answer does not stand there."""
    units = [unit.lower() for unit in (item.unit, *item.unit_also)]
    for value, behind in numbers(plain(f"{item.stem}\n{worded.about}")):
        for unit in units if value == item.answer else ():
            if behind.lower().lstrip().startswith(unit):
                return unit
    return ""
