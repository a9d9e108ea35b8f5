"""A reason that says nothing but right or wrong.

### What it does

Finds reasons (`why`) of fewer than four words, reasons that consist of a verdict (*This is not correct.*), and reasons
that only say the option again.

### Why

Feedback that explains works far better than right or wrong alone (Van der Kleij and others 2015 found 0.49 against
0.05 standard deviations). Whoever chose the option needs to hear which idea led there, and what mends it.

### Example

```yaml
- {id: memo, text: Send a memo, why: This is not the best answer.}
```

### Instead

```yaml
- {id: memo, text: Send a memo, why: A memo is forgotten by the next campaign.}
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import content, normal, plain, words
from mopscert.model import Answer, Curriculum

RULE = Rule("ITM029", "empty-reason", Severity.WARNING, __doc__ or "")


_FEWEST = 4
# Neither a verdict nor three words take up so many characters.
_LONG = 70
_CALCULATION = re.compile(r"\d.*=|\d.*[×÷]")
_VERDICT = content(
    "right wrong correct correctly incorrect incorrectly true false good best better answer option choice key sorry yes"
    " well exactly quite think read try again reason chosen chose unfortunately statement one distractor"
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each reason without content."""
    for worded in questions(curriculum):
        for answer in worded.answers:
            if answer.why and (problem := _problem(answer, answer.why)):
                mend = "say which idea leads to this answer, and what is so instead"
                yield RULE.at(worded.place(*answer.pointer, "why"), problem, mend)


def _problem(answer: Answer, why: str) -> str:
    if len(why) < _LONG and not _CALCULATION.search(why):
        if not content(why) - _VERDICT:
            return "the reason says only whether the answer is right"
        if len(words(why)) < _FEWEST:
            return f"the reason has {len(words(why))} word{'s' * (len(words(why)) != 1)}"
    return "the reason says only what the answer says" if answer.text and _repeats(why, answer.text) else ""


def _repeats(why: str, text: str) -> bool:
    # Most reasons do not hold the text of their answer as it stands.
    return normal(text).lower() in plain(why).lower() and not content(why) - content(text) - _VERDICT
