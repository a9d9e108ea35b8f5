"""A value outside what its key allows.

### What it does

Compares each value with the closed list, the pattern, the limits or the length that its schema states.

### Why

`kind: conceptional` would put a module under no kind at all.

### Example

```yaml
kind: conceptional
```

### Instead

```yaml
kind: conceptual
```
"""

import difflib
import re
from typing import Any

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH023", "wrong-value", Severity.ERROR, __doc__ or "")


# Something that can be seen.
_FILLED = r"\S"
_PATTERNS = {
    _FILLED: "something",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "an id: small letters, digits and single hyphens, as in where-mops-sits",
    "^[A-Z]{3}[0-9]{3}$": "the code of a rule as the report shows it, as in ITM010",
    "^([a-z0-9][a-z0-9-]*/)*(#[a-z0-9][a-z0-9-]*)?$": 'an address of the site, as in "modules/where-mops-sits/#choose"',
    "^#[a-z0-9]+(-[a-z0-9]+)*$": 'a heading anchor between quotes, as in "#choose"',
    "^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$": "a module and an anchor, as in where-mops-sits#choose",
    r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$": "an id, of an objective as where-mops-sits.choose-a-home",
    r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$": "three numbers with points between them, as in 0.1.0",
    r"^\S+$": "one word without spaces",
    r"^https://\S+$": "a full address that starts with https:// and holds no spaces",
    "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": (
        'a day, a month or a year, as in 2016-04-27, 2016-04 or "2016"'
    ),
    r"^[a-z0-9_]+\.(csv|ndjson|json|md)$": (
        "a file name: small letters, digits, underscores and one of the endings .csv, .ndjson, .json and .md"
    ),
    r"^((data|key)/)?[a-z0-9_]+\.(csv|ndjson|json|md)$": (
        "a file of the lab, as in data/suppressions.csv, key/totals.csv or contacts_clean.csv"
    ),
    "^[a-z][a-z0-9_]*$": "the name of a column: small letters, digits and underscores, as in created_at",
    r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*|\[[0-9]+\])*$": (
        "a path in a JSON file: names with points between them and places in brackets, as in result.ci[0]"
    ),
    "^[1-9]": "a date of the form 2026-11-20",
}
_FORMATS = {"date": "a date of the form 2026-11-20"}


def one_of(place: Place, key: str, value: Any, allowed: list[Any]) -> Finding:
    """Name the words that are allowed and the nearest of them."""
    words = [shown(word) for word in allowed]
    near = difflib.get_close_matches(re.sub(r"[\s_]+", "-", shown(value).lower()), words, n=1)
    mend = f'did you mean "{near[0]}"? ' if near else ""
    return RULE.at(place, f'"{shown(value)}" is not a value of "{key}"', f"{mend}use one of: {', '.join(words)}")


def form(place: Place, subject: str, limit: str, value: Any, near: str, meaning: str) -> Finding:
    """Say that a text does not have the form that it needs; `near` is the same in that form, or ""."""
    wanted = f"write {_PATTERNS.get(limit) or _FORMATS.get(limit) or meaning}"
    mend = f"did you mean {near}? {wanted}" if near else wanted
    return RULE.at(place, f'"{shown(value)}" does not fit {subject}', mend)


def several(place: Place, subject: str, names: list[str], is_behind_dash: bool) -> Finding:
    """Say that an entry of a list holds several ids, which stand in brackets or behind a dash."""
    mend = "write each behind a dash of its own" if is_behind_dash else "put a comma between them"
    return RULE.at(place, f"{subject} holds {len(names)} ids, and should hold one", f"{mend}: {', '.join(names)}")


def no_day(place: Place, value: str) -> Finding:
    """Say that a date of the right form is not in the calendar."""
    return RULE.at(place, f"there is no day {value}", "write a day that exists, as year-month-day")


def entries_in_one(place: Place, subject: str) -> Finding:
    """Say that several lines were read as one entry of a list."""
    return RULE.at(place, f"{subject} runs over several lines", "start each entry with a dash and a space")


def empty(place: Place, subject: str, mend: str) -> Finding:
    """Say that a value is empty, or nothing but blanks."""
    return RULE.at(place, f"{subject} is empty", mend)


def left_out(place: Place, key: str) -> Finding:
    """Say that a line which can only be true should not be there at all."""
    return RULE.at(place, f'"{key}" can only be true', "remove the line: without it the same is said")


def finding(place: Place, subject: str, keyword: str, limit: Any, value: Any, meaning: str) -> Finding:
    """Say which limit of the schema is not kept; `keyword` and `limit` are the schema's own."""
    match keyword:
        case "minimum":
            return RULE.at(place, f"{subject} is {value}, which is too small", f"write {limit} or more")
        case "maximum":
            return RULE.at(place, f"{subject} is {value}, which is too large", f"write {limit} or less")
        case "minItems" | "minProperties":
            return RULE.at(place, f"{subject} has {_entries(value)}, which is too few", f"give at least {limit}")
        case "maxItems" | "maxProperties":
            return RULE.at(place, f"{subject} has {_entries(value)}, which is too many", f"give at most {limit}")
        case "maxLength":
            message = f"{subject} has {len(value)} characters, which is too long"
            return RULE.at(place, message, f"shorten it to at most {limit} characters")
    wanted = f"write what the format reference says: {meaning}"
    return RULE.at(place, f"the value of {subject} is not allowed", wanted)


def named_twice(place: Place, subject: str, name: str, first: Place) -> Finding:
    """A list that names the same thing a second time, at `place`."""
    return RULE.at(place, f'{subject} names "{shown(name)}" twice', "keep one of the two", (first,))


def shown(value: Any) -> str:
    """A value as a message quotes it: on one line, and not longer than a line."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _entries(value: Any) -> str:
    return "1 entry" if len(value) == 1 else f"{len(value)} entries"
