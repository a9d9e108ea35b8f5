"""A negative question whose negative word does not stand in bold.

### What it does

Looks, in questions with `negative: true`, for the word in bold that turns the question round.

### Why

The word decides the answer, and whoever reads past it is marked wrong for knowing the matter.

### Example

```yaml
negative: true
stem: Which of these must not be sent?
```

### Instead

```yaml
negative: true
stem: Which of these must **not** be sent?
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.negation import turning_word
from mopscert.model import Curriculum

RULE = Rule("ITM017", "negative-word-unmarked", Severity.ERROR, __doc__ or "")


_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__", re.S)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each negative question whose negative word is not emphasised."""
    for worded in questions(curriculum):
        if worded.item.negative:
            bold = [first or second for first, second in _BOLD.findall(worded.item.stem)]
            word = turning_word(worded.task)
            if word and not any(word in each for each in bold):
                message = f'the question is negative, and its word "{word}" does not stand in bold'
                yield RULE.at(worded.place("stem", word=word), message, f"write **{word}**")
            elif not bold:
                message = "the question is said to be negative, and no word of it stands in bold"
                mend = 'put the word in bold that turns the question round, or remove "negative: true"'
                yield RULE.at(worded.place("negative"), message, mend)
