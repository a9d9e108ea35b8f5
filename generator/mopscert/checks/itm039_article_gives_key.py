"""A stem that ends with *a* or *an* and fits only some of its options.

### What it does

Looks at stems that their options complete, and compares the article at the end with the first letters of the options.

### Why

Learners strike out what does not fit the grammar, without knowing the matter.

### Example

```yaml
stem: "A list of addresses that must not be written to is an:"
options:
  - {id: exclusion, text: exclusion list, correct: true, why: ...}
  - {id: segment, text: segment, why: ...}
```

### Instead

```yaml
stem: "What is a list of addresses called that must not be written to?"
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import plain
from mopscert.model import Choice, Curriculum

RULE = Rule("ITM039", "article-gives-key", Severity.WARNING, __doc__ or "")


_ARTICLE = re.compile(r"\b(an?)(?: …| \.\.\.)?:?$", re.I)
# Sound decides, not spelling; these are the usual exceptions.
_LIKE_CONSONANT = re.compile(r"uni|use|usu|eu|one\b|once\b", re.I)
_LIKE_VOWEL = re.compile(r"hour|honest|heir|[FHLMNRSX](?![a-z])")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each stem whose article fits only some options."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Choice) and (found := _ARTICLE.search(worded.task)):
            fits = {_article(plain(option.text)) for option in worded.item.options}
            if len(fits) > 1:
                message = f'the stem ends with "{found[1]}", which does not fit all options'
                mend = "ask a whole question, or move the article into the options"
                yield RULE.at(worded.place("stem", word=worded.task.split("\n")[-1]), message, mend)


def _article(text: str) -> str:
    if _LIKE_CONSONANT.match(text):
        return "a"
    return "an" if text[:1].lower() in "aeiou" or _LIKE_VOWEL.match(text) else "a"
