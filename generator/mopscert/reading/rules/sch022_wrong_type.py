"""A value of the wrong sort.

### What it does

Compares each value with what its key holds: text, a whole number, a number, true or false, a list, a group of keys.

### Why

`minutes: an hour` cannot be added up, and one word where a list belongs would be read letter by letter.

### Example

```yaml
minutes: "75"
requires: what-mops-is
volatile: yes
```

### Instead

```yaml
minutes: 75
requires: [what-mops-is]
volatile: true
```
"""

from typing import Any

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH022", "wrong-type", Severity.ERROR, __doc__ or "")


_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
}
_MENDS = {
    "string": "write text; put it between double quotes if it looks like a number or like true or false",
    "integer": "write digits only, without quotes",
    "number": "write digits, with a point for decimals, without quotes",
    "boolean": "write true or false, without quotes",
    "array": "write a list: [one, two], or a line with a dash for each",
    "object": "write keys with their values, each on a line of its own, indented by two spaces",
}


def name_of(value: Any) -> str:
    """The author's word for the sort of a value."""
    if isinstance(value, bool):
        return _NAMES["boolean"]
    names = {str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return _NAMES[names[type(value)]]


def finding(place: Place, subject: str, expected: str | list[str], value: Any, mend: str = "") -> Finding:
    """Say what was expected (one sort, or several that will do) and what was found.

    `subject` is the name of the value as it stands in a sentence.
    """
    sorts = [expected] if isinstance(expected, str) else expected
    message = f"{subject} should be {' or '.join(_NAMES[sort] for sort in sorts)}, but this is {name_of(value)}"
    return RULE.at(place, message, mend or _MENDS[sorts[0]])


def no_truth(place: Place, subject: str, word: str, mend: str) -> Finding:
    """Say that a word such as `yes` is not true or false."""
    return RULE.at(place, f"{subject} should be true or false, and {word} is neither", mend)
