"""A regular expression in a lab that browsers cannot read, read in another way, or never come to an end with.

### What it does

Reads the pattern of each rule and of each condition with `matches`, as far as all programs read patterns alike: signs,
`.`, classes in `[]`, groups `( )` and `(?: )`, looking ahead with `(?= )` and `(?! )`, `|`, and `* + ? {n,m}`. It also
finds a group that is repeated and holds nothing but something repeated.

### Why

A pattern is tried in the learner's browser. One that cannot be read there stops the whole check, and one that repeats
what repeats tries so many ways on a long value that the check runs out of time.

### Example

```yaml
    pattern: '(?i)([a-z]+)*'
```

### Instead

```yaml
    pattern: '[A-Za-z]*'
```
"""

import re
import warnings
from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, LabRule

RULE = Rule("LAB012", "unreadable-pattern", Severity.ERROR, __doc__ or "")

_ESCAPE = r"\\(?:[dDwWsSbB1-9fnrtv]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^\w\s])"
_CLASS = rf"\[\^?(?:{_ESCAPE}|[^\]\\])+\]"
_TIMES = r"(?:[*+?]|\{\d+(?:,\d*)?\})\??(?![*+?])"
# What the language of patterns of JavaScript and that of Python have in common.
_COMMON = re.compile(rf"{_ESCAPE}|{_CLASS}|{_TIMES}|\((?!\?)|\(\?[:=!]|[^\\\[({{*+?]")
_REPEATED_TWICE = re.compile(
    rf"(?<!\\)\((?:\?:)?(?:{_ESCAPE}|{_CLASS}|[^\\\[(){{}}*+?|^$])[*+]\??\)(?:[*+]|\{{\d+,\}})"
)
_MEND = "write it with signs, classes in [], groups ( ) or (?: ), looks ahead (?= ) or (?! ), and * + ? {n,m}"


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each pattern that a browser cannot use."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            for pattern, at in _patterns(rule, pointer):
                if problem := _problem(pattern):
                    yield RULE.at(lab.document.place(*at), *problem)


def _patterns(rule: LabRule, pointer: labs.Pointer) -> Iterator[tuple[str, labs.Pointer]]:
    if pattern := getattr(rule, "pattern", ""):
        yield pattern, (*pointer, "pattern")
    for condition, at in labs.conditions(rule, pointer):
        if condition.comparison == "matches":
            yield str(condition.value), (*at, "value")


def _problem(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern, and how to mend it."""
    if strange := _strange(pattern):
        return f'"{strange}" is read in another way by browsers, or not at all', _MEND
    try:
        with warnings.catch_warnings(action="ignore"):  # about what coming versions of Python may read otherwise
            re.compile(pattern)
    except re.error as error:
        return f"this is no regular expression: {error.msg}", "close what is open, or put \\ before a sign"
    if found := _REPEATED_TWICE.search(pattern):
        return f'"{found[0]}" can take for ever on a long value', "repeat what is inside, or the group, and not both"
    return None


def _strange(pattern: str) -> str:
    """The first few signs that are not common to all; a class or a group that stays open is told otherwise."""
    at = 0
    while at < len(pattern):
        token = _COMMON.match(pattern, at)
        if token is None:
            return "" if pattern[at] == "[" and "]" not in pattern[at:] else pattern[at : at + 3]
        at = token.end()
    return ""
