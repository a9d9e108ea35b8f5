"""A right option that alone takes up words of the stem.

### What it does

Compares words by their roots and leaves out those that say little. It finds a right option that shares a word with the
question itself, or two words with the whole stem, that no wrong option has, while no wrong option takes up words of its
own.

### Why

Someone who knows nothing chooses the option that sounds like the question.

### Example

```yaml
stem: Which step prevents duplicate spellings of a source?
options:
  - {id: list, text: A closed list of spellings, correct: true, why: ...}
  - {id: memo, text: A memo to all teams, why: ...}
```

### Instead

```yaml
stem: Which step prevents duplicate spellings of a source?
options:
  - {id: list, text: A closed list of values, correct: true, why: ...}
  - {id: memo, text: A memo to all teams, why: ...}
```
"""

from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import content, root, words
from mopscert.model import Curriculum

RULE = Rule("ITM014", "stem-echo-in-key", Severity.WARNING, __doc__ or "")


# Words that ask, and that options may well take up: "Which answer fits?"
_ASKING = content(
    "answer ask best call choose choice comment decide describe draft explain explanation fact finding fit follow kind"
    " know line mean option plan point read reading reason recommend reply report result right sentence show situation"
    " statement step task think view want work write wrong"
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question whose right options alone echo its stem."""
    for worded, item in choices(curriculum):
        keys = frozenset.intersection(*(content(text) for text in worded.right))
        others = frozenset[str]().union(*(content(text) for text in worded.wrong))
        own = keys - others - _ASKING
        small = item.stem.lower()
        # A root is the beginning of its words, so most stems need not be taken apart.
        stem = content(item.stem) if any(each in small for each in own) else frozenset[str]()
        own &= stem
        rival = (others & stem) - keys - _ASKING
        if own and (_only(own, rival, content(worded.task)) or (len(own) > 1 and not rival)):
            taken = ", ".join(f'"{word}"' for word in dict.fromkeys(words(worded.right[0])) if root(word) in own)
            message = f"of all options, only what is right takes up words of the stem: {taken}"
            mend = "use another word in what is right, or let a wrong option take up words of the stem too"
            yield RULE.at(worded.place(*worded.first_right), message, mend)


def _only(own: frozenset[str], rival: frozenset[str], task: frozenset[str]) -> bool:
    return bool(own & task) and not rival & task
