"""A rule of a lab whose words give the answer away, or hold a gap that nothing fills.

### What it does

Looks in the `text` and the `message` of each rule for the number that it expects, and in the message for braces other
than `{count}` and `{examples}`.

### Why

Who reads how many rows there should be looks for rows to drop, and not for the mistake. A gap that nothing fills is
shown as it is.

### Example

```yaml
    message: There should be 1050 rows, but there are {rows}.
    expected: 1050
```

### Instead

```yaml
    message: "{count} rows are too many or missing. Does each person stand there once?"
    expected: 1050
```
"""

import re
from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("LAB007", "telling-message", Severity.ERROR, __doc__ or "")

_GAP = re.compile(r"\{([^{}]*)\}")
_GAPS = ("count", "examples")
_NUMBER = re.compile(r"\d[\d,.\u00a0 ]*\d|\d")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each text that tells too much or has an unknown gap."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            expected = getattr(rule, "expected", None)
            for key, text in (("text", rule.text), ("message", rule.message)):
                place = lab.document.place
                if told := _told(text, expected):
                    message = f'the {key} of the rule "{rule.id}" gives the answer away'
                    mend = "name the idea that was missed, and what was found: {count}, {examples}"
                    yield RULE.at(place(*pointer, key, word=told), message, mend)
                elif gap := next((gap for gap in _GAP.findall(text) if key == "text" or gap not in _GAPS), None):
                    message = f'nothing fills "{{{gap}}}" in the {key} of the rule "{rule.id}"'
                    mend = "write words" if key == "text" else "use {count} or {examples}"
                    yield RULE.at(place(*pointer, key, word=f"{{{gap}}}"), message, mend)


def _told(text: str, expected: object) -> str:
    """The number in a text that is the expected one; "" when there is none. Small numbers are words like others."""
    if not isinstance(expected, int | float) or isinstance(expected, bool) or -10 <= expected <= 10:
        return ""
    for found in _NUMBER.findall(text):
        if re.sub(r"[, \u00a0]", "", found) == f"{expected:.15g}":
            return str(found)
    return ""
