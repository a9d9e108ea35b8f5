"""A text that names options by where they stand.

### What it does

Looks in options, reasons, hints and explanations for *the first option*, *the answer above* and the like.

### Why

The page mixes the options, so the first one in the file is seldom the first one on the page.

### Example

```yaml
explanation: The first option keeps the history, and the others lose it.
```

### Instead

```yaml
explanation: Merging by rule keeps the history; deleting loses it.
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Choice, Curriculum

RULE = Rule("ITM023", "option-position", Severity.WARNING, __doc__ or "")


_PLACED = re.compile(
    r"\b(?:the (?:first|second|third|fourth|fifth|sixth|last|middle) (?:two |three )?(?:options?|answers?)"
    r"|(?:options?|answers?|choices?|alternatives?) (?:above|below)"
    r"|the above (?:options?|answers?|choices?|alternatives?))\b",
    re.I,
)

# In small letters. The word "answer" is frequent, and says something only with what stands beside it.
_SIGNS = ("option", "choice", "alternative")
_BEFORE = ("first", "second", "third", "fourth", "fifth", "sixth", "last", "middle", "two", "three", "above")
_BESIDE = re.compile(f"answer(?:s? (?:above|below)|{'|'.join(f'(?<={place} answer)' for place in _BEFORE)})")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each text that names an option by its position."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Choice) and worded.item.order == "fixed":
            continue
        for pointer, found in worded.matches(_PLACED, *_SIGNS, beside=_BESIDE):
            if pointer != ("stem",):
                message = f'"{found[0]}" stands elsewhere once the page has mixed the options'
                yield RULE.at(worded.place(*pointer, word=found[0]), message, "say in words what the option is about")
