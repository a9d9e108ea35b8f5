"""A rule of a lab whose words give the answer away, or hold a gap that nothing fills.

### What it does

Looks in the `text` and the `message` of each rule for the number that it expects, and in the message for braces other
than `{count}` and `{examples}`. Where a number of rows or a computed number is expected, `{count}` says how far off it
is, which gives it away as well.

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
    message: There are too many rows, or too few. Does each person stand there once?
    expected: 1050
```
"""

import re
from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, LabRule

RULE = Rule("LAB007", "telling-message", Severity.ERROR, __doc__ or "")

_GAP = re.compile(r"\{([^{}]*)\}")
_GAPS = ("count", "examples")
# Whoever knows how far off a number is, and which one it is, knows the right one.
_DISTANCES = ("row_count", "aggregate")
_NUMBER = re.compile(r"\d[\d,.\u00a0 ]*\d|\d")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each text that tells too much or has an unknown gap."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            for key, text in (("text", rule.text), ("message", rule.message)):
                place = lab.document.place
                if told := _told(rule, key, text):
                    message = f'the {key} of the rule "{rule.id}" gives the answer away'
                    yield RULE.at(place(*pointer, key, word=told), message, "name the idea that was missed instead")
                elif gap := next((gap for gap in _GAP.findall(text) if key == "text" or gap not in _GAPS), None):
                    message = f'nothing fills "{{{gap}}}" in the {key} of the rule "{rule.id}"'
                    mend = "write words" if key == "text" else "use {count} or {examples}"
                    yield RULE.at(place(*pointer, key, word=f"{{{gap}}}"), message, mend)


def _told(rule: LabRule, key: str, text: str) -> str:
    """What in a text tells the number that is expected; "" where nothing does."""
    expected = getattr(rule, "expected", None)
    if key == "message" and expected is not None and rule.__struct_config__.tag in _DISTANCES and "{count}" in text:
        return "{count}"
    return _number(text, expected)


def _number(text: str, expected: object) -> str:
    """The number in a text that is the expected one; "" when there is none. Small numbers are words like others."""
    if not isinstance(expected, int | float) or isinstance(expected, bool) or -10 <= expected <= 10:
        return ""
    for found in _NUMBER.findall(text):
        if re.sub(r"[, \u00a0]", "", found) == f"{expected:.15g}":
            return str(found)
    return ""
