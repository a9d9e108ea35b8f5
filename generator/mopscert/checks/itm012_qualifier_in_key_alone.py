"""A right option that alone is put carefully.

### What it does

Looks for words such as *usually*, *may*, *often* or *partly* that stand in all right options and in no wrong one.

### Why

Careful words mark the option whose author wanted it to be true beyond doubt. Test-wise learners choose it unread.

### Example

```yaml
- {id: may-fall, text: The rate may fall for a while, correct: true, why: ...}
- {id: rises, text: The rate rises at once, why: ...}
```

### Instead

```yaml
- {id: falls, text: The rate falls for a while, correct: true, why: ...}
- {id: rises, text: The rate rises at once, why: ...}
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import choices
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("ITM012", "qualifier-in-key-alone", Severity.WARNING, __doc__ or "")


# "May" with a capital is a month, and "who may decide" is about a right.
_RIGHTS = re.compile(r"\b(?:[Hh]ow|[Ww]ho|[Ww]hom|[Ww]hat|[Ww]hich|[Ww]hen)\b[^,;]* may\b")
_CAREFUL = re.compile(
    r"\b(may|might|[Pp]erhaps|[Pp]ossibly|[Pp]robably|likely|[Uu]sually|[Oo]ften|[Gg]enerally|[Tt]ypically|[Ss]ometimes"
    r"|[Nn]ormally|[Mm]ostly|[Mm]ainly|[Ll]argely|[Pp]artly|tends? to|[Ii]n most cases|[Aa]s a rule)\b"
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question whose right options alone have careful words."""
    for worded, _ in choices(curriculum):
        found = [_careful(text) for text in worded.right] if _CAREFUL.search(worded.options) else [""]
        if all(found) and not any(_careful(text) for text in worded.wrong):
            message = f'only what is right is put carefully: "{found[0]}"'
            mend = "take the word out and let the option be true without it, or put a wrong option as carefully"
            yield RULE.at(worded.place(*worded.first_right, word=found[0]), message, mend)


def _careful(text: str) -> str:
    found = _CAREFUL.search(_RIGHTS.sub("", text))
    return found[1] if found else ""
