"""Text that YAML cannot take apart.

### What it does

Points at the place where reading stopped.

### Why

Behind a broken line nothing can be understood, so the rest of the file is not checked until it is mended.

### Example

```text
kind: conceptual
 status: published
minutes 75
```

### Instead

```yaml
kind: conceptual
status: published
minutes: 75
```
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH006", "yaml-syntax", Severity.ERROR, __doc__ or "")


# What libyaml says (a part of its message), what that means, and how to mend it.
_MEANINGS = (
    (
        "mapping values are not allowed",
        "a key cannot stand here",
        "indent it like its neighbours; if it is text, put the whole text between quotes",
    ),
    (
        "could not find expected ':'",
        "this line should be a key with a colon, or a line of text indented deeper",
        "add the colon (with a space behind it), or indent the line like the text that it continues",
    ),
    (
        "did not find expected key",
        "this line fits neither the list nor the keys above it",
        "indent it like its neighbours (two spaces a level), or close the quote that was opened before",
    ),
    (
        "did not find expected '-' indicator",
        "this line is indented like a list but does not start with a dash",
        "start it with a dash and a space, or indent it like the keys that it belongs to",
    ),
    (
        "did not find expected ',' or",
        "this list in brackets or group in braces is not closed, or lacks a comma",
        "add the closing bracket or the missing comma",
    ),
    (
        "found unexpected end of stream",
        "this quoted text is not closed before the end of the file",
        "close the text with the quote that opened it",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes starts an escape that does not exist",
        "use single quotes, or write the backslash twice",
    ),
    (
        "found character that cannot start any token",
        "no text can start with this character",
        "put the text between double quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot start here",
        "put the dash on a line of its own below the key, or put the text between quotes",
    ),
)


# These are noticed further down than where they are mended: at what was opened and not closed.
_OPENED = ("could not find expected ':'", "did not find expected ',' or", "found unexpected end of stream")


def finding(place: Place, problem: str, opened: Place | None) -> Finding:
    """Say in the author's words what the parser says in its own."""
    if opened and any(part in problem for part in _OPENED):
        place = opened
    for part, meaning, mend in _MEANINGS:
        if part in problem:
            return RULE.at(place, meaning, mend)
    since = f", in what starts at line {opened.line}" if opened else ""
    return RULE.at(
        place,
        f"the YAML cannot be understood from here on ({problem}{since})",
        "check quotes, colons and indentation of this line and the one above",
    )


def no_space(places: list[Place]) -> Finding:
    """A dash, the colon of a key, or both, without the space that makes them such."""
    signs = ["dash" if place.excerpt[place.column - 1] == "-" else "colon" for place in places]
    return RULE.at(
        places[0],
        f"the space behind the {' and the '.join(signs)} is missing",
        f"put a space behind the {' and behind the '.join(signs)}",
        tuple(places[1:]),
    )


def too_little(place: Place) -> Finding:
    """A key that is less indented than the line below it, which stands right."""
    return RULE.at(
        place,
        "this line is indented less than the one below, which cannot belong to it",
        "indent it like its neighbours (two spaces a level)",
    )


def out_of_line(place: Place, below: int) -> Finding:
    """A key that is less indented than its neighbours, which is noticed at line `below`."""
    return RULE.at(
        place,
        f"this line is indented less than line {below}, which cannot belong to it",
        "indent it like its neighbours (two spaces a level)",
    )


def too_much(place: Place) -> Finding:
    """A key that is more indented than the line above it, which ends with a value."""
    return RULE.at(
        place,
        "this line is indented more than the one above, to which it cannot belong",
        "indent it like its neighbours (two spaces a level)",
    )


def out_of_text(place: Place, key: str, start: Place, indent: int) -> Finding:
    """A line behind a text of several lines that has neither their indentation nor a key."""
    return RULE.at(
        place,
        f'this line is neither a key nor indented like the text of "{key}" above it',
        f"if it belongs to that text, indent it by {indent} spaces; if it is a key, add its colon and a space",
        (start,),
    )


def dash_too_many(place: Place) -> Finding:
    """A dash in the middle of an entry of a list."""
    return RULE.at(
        place,
        "a new entry of the list starts here, in the middle of the one above",
        "remove the dash, and indent the line like those above it",
    )


def dash_too_far(place: Place) -> Finding:
    """A dash in the column of what belongs to the entry above it."""
    return RULE.at(
        place,
        "a new entry of the list starts here, indented like what belongs to the one above",
        "indent its dash like those of its neighbours; if it is no new entry, remove the dash",
    )


def in_text(place: Place, key: str, text: str) -> Finding:
    """A key that became a part of the text above it."""
    return RULE.at(
        place,
        f'the key "{key}" stands inside the text of "{text}"',
        f'indent it like "{text}": what is indented deeper belongs to the text',
    )


def first_dash(place: Place, second: int) -> Finding:
    """The first entry of a list without its dash, which is noticed at line `second`."""
    return RULE.at(
        place,
        f"an entry of a list starts here without a dash, unlike the one at line {second}",
        "put a dash and a space before the first key of the entry",
    )


def no_start(place: Place, next_key: int) -> Finding:
    """A file that begins with what belongs to a key, and the key is not there; the next one is at line `next_key`."""
    return RULE.at(
        place,
        f"the file begins with an indented line, and line {next_key} is indented less",
        "write the key to which the first lines belong above them",
    )


def closes_nothing(place: Place) -> Finding:
    """A bracket or brace too many."""
    return RULE.at(place, "this bracket closes nothing", "remove it, or write the bracket that it should close")


def long_quote(place: Place) -> Finding:
    """A quoted text that has swallowed keys which are missing now."""
    return RULE.at(
        place,
        "the text that starts here runs over the next keys",
        "close it with the quote that opened it, or put a backslash before a quote that belongs to the text",
    )


def key_is_no_word(place: Place) -> Finding:
    """A key must be a word, not a list or a group."""
    return RULE.at(place, "a key must be a word", "write a single word before the colon")


def no_value(place: Place) -> Finding:
    """The file holds comments only."""
    return RULE.at(place, "the file holds nothing but comments", "write its keys, or delete the file")
