"""An option such as *all of the above*, *none of these* or *both are right*.

### What it does

Looks for options that are nothing but a statement about the other options.

### Why

Whoever recognises two right options knows that *all of the above* is right, and whoever finds *none of the above* right
has shown no knowledge of what is. The page mixes the options besides, so there is no *above*.

### Example

```yaml
- {id: all, text: All of the above, correct: true, why: ...}
```

### Instead

Make the question `multiple` and say with `choose` how many are right, or write another wrong option.
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import plain
from mopscert.model import Choice, Curriculum

RULE = Rule("ITM015", "all-or-none", Severity.ERROR, __doc__ or "")


_OPTIONS = r"(?:options|answers|choices|alternatives|statements|possibilities)"
_ABOUT_OTHERS = re.compile(
    r"(?:all|none|both|neither|any|either|some|more than one)(?: one)? of (?:the )?(?:above|below|these|those)"
    rf"(?: (?:{_OPTIONS}))?(?: (?:is|are) (?:right|correct|true|wrong|false))?"
    rf"|(?:all|none|both|neither|any) (?:of )?(?:the )?(?:other )?{_OPTIONS}(?: (?:above|below))?"
    r"(?: (?:is|are) (?:right|correct|true|wrong|false))?"
    r"|(?:all|none|both|neither) (?:of them )?(?:is|are) (?:right|correct|true|wrong|false)"
    r"|(?:all|none|both|neither) (?:the )?above",
    re.I,
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each option that is about the other options."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Choice):
            for number, option in enumerate(worded.item.options):
                # Such options are short; most are passed over by their length.
                if len(option.text) < 60 and _ABOUT_OTHERS.fullmatch(plain(option.text).rstrip(".")):
                    message = f'the option "{option.id}" is about the other options: "{plain(option.text)}"'
                    mend = 'write a wrong option of its own, or use "type: multiple" with choose'
                    yield RULE.at(worded.place("options", number, "text"), message, mend)
