"""A hint that holds words of the right answer.

### What it does

Looks at the words of a right option that neither the stem nor a wrong option has, and finds hints that hold two of
them, or the only one, or the whole option. In a question that asks for a number, it looks for that number.

### Why

A hint is there for a second attempt. It should point at the way of thinking and leave the thinking to the learner.

### Example

```yaml
hint: Think of closed lists of values.
options:
  - {id: list, text: A closed list of values, correct: true, why: ...}
```

### Instead

```yaml
hint: Ask what would still hold in a year.
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import Worded, choices, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.amounts import numbers
from mopscert.measures.words import content, normal, plain, root, words
from mopscert.model import Choice, Curriculum, Number

RULE = Rule("ITM027", "hint-gives-answer", Severity.WARNING, __doc__ or "")


_MEND = "point at the way of thinking, in words that the answer does not have"


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each hint that gives the answer away."""
    for worded, item in choices(curriculum):
        if item.hint and (given := _given(worded, item, item.hint)):
            quoted = ", ".join(f'"{word}"' for word in given)
            message = f"the hint holds what only the right answer has: {quoted}"
            yield RULE.at(worded.place("hint", word=given[0]), message, _MEND)
    for worded in questions(curriculum):
        if isinstance(worded.item, Number) and worded.item.hint:
            yield from _of_number(worded, worded.item.hint, worded.item.answer)


def _given(worded: Worded, item: Choice, hint: str) -> list[str]:
    """A right option that the hint holds, or its words that one has and neither the stem nor a wrong option."""
    known = content(item.stem).union(*(content(text) for text in worded.wrong))
    hinted = content(hint) - known
    for option in item.keys:
        # What is a part of the right option, or differs from it in capitals alone, stands in every hint that holds it.
        others = [text for text in worded.wrong if normal(text).lower() not in normal(option.text).lower()]
        if _holds(hint, option.text) and not any(_holds(hint, text) for text in others):
            return [normal(option.text)]
        own = content(option.text) - known
        if len(own & hinted) >= min(2, max(1, len(own))):
            return list(dict.fromkeys(word for word in words(hint) if root(word) in own))
    return []


def _holds(hint: str, text: str) -> bool:
    sought, hint = normal(text).lower(), plain(hint)
    return sought in hint.lower() and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", hint, re.I) is not None


def _of_number(worded: Worded, hint: str, answer: float) -> Iterator[Finding]:
    if any(value == answer for value, _ in numbers(hint)):
        yield RULE.at(worded.place("hint"), f"the hint holds the answer: {answer:g}", _MEND)
