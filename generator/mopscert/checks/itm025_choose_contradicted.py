"""A stem that asks for another number of options than the page.

### What it does

Looks in the last paragraph of the stem for *choose two*, *select all that apply*, *which three* and compares the number
with `choose`, which is one where the question is `single`. *Which two* in a `single` question may ask for a pair, and
is left alone.

### Why

The page adds the number by itself, so learners would read two numbers and could follow only one.

### Example

```yaml
type: multiple
choose: 2
stem: Which three lines belong in the split?
```

### Instead

```yaml
type: multiple
choose: 2
stem: Which lines belong in the split?
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.asking import asked_number
from mopscert.model import Curriculum, Multiple

RULE = Rule("ITM025", "choose-contradicted", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem that asks for another number than `choose`."""
    for worded, item in choices(curriculum):
        is_multiple = isinstance(item, Multiple)
        words, number = asked_number(worded.task, is_multiple)
        if words and number != len(item.keys):
            page = f"{len(item.keys)} options" if is_multiple else "one option"
            message = f'the stem says "{words}", and the page asks for {page}'
            mend = "take the number out of the stem: the page adds it"
            yield RULE.at(worded.place("stem", word=words), message, mend)
