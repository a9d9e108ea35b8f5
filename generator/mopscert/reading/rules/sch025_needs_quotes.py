"""A text that YAML reads as something else, because it stands without quotes.

### What it does

Finds texts that YAML cuts short or takes for marks of its own: a colon with a space behind it, a `#` with a space
before it, a star, bracket, brace, backtick, at sign or percent sign at the start, a quotation that ends before the
text does. It offers the same line with quotes.

### Why

YAML has no mistake to report in `learn: #choose`: what follows `#` is a comment, and nothing is left. Such a text would
vanish from the page without a word.

For the same reason a comment cannot stand behind a text of several words, though YAML allows it there: nobody can tell
`title: Number # one` from a title with a note. It goes on a line of its own, or behind the closing quote. Behind a
number, a date or a single word, where it can hardly be meant as text, it may stay.

### Example

```text
takeaways:
  - One rule: write once, read anywhere
learn: #choose
text: "No" is an answer
text: *Never* before the audit
title: Clean contacts  # or "data"?
```

### Instead

```yaml
takeaways:
  - "One rule: write once, read anywhere"
learn: "#choose"
text: '"No" is an answer'
text: "*Never* before the audit"
# or "data"?
title: Clean contacts
```
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH025", "needs-quotes", Severity.ERROR, __doc__ or "")


def sign(place: Place, mark: str, offer: str) -> Finding:
    """Name the mark at the start of a text; `offer` is the line as it should be, or ""."""
    return RULE.at(place, f"a text that starts with {mark} needs quotes around it", _mend(offer))


def colon(place: Place, offer: str) -> Finding:
    """Point at a colon inside a text."""
    return RULE.at(place, "a text with a colon and a space in it needs quotes around it", _mend(offer))


def quotation(place: Place, offer: str) -> Finding:
    """Point at what follows the quote that ends a text."""
    return RULE.at(place, "the text goes on behind the quote that ends it", _mend(offer))


def cut(place: Place, offer: str) -> Finding:
    """Point at a hash that makes a comment of the rest of a text."""
    message = "what follows # is a comment, so the text ends before it"
    mend = f"if it is a comment, put it on a line of its own; if it belongs to the text, {_mend(offer)}"
    return RULE.at(place, message, mend)


def lost(place: Place, subject: str, offer: str) -> Finding:
    """Point at a hash that makes a comment of a whole text."""
    return RULE.at(place, f"what follows # is a comment, so {subject} is empty", _mend(offer))


def _mend(offer: str) -> str:
    return f"write the whole text between quotes: {offer}" if offer else "write the whole text between quotes"
