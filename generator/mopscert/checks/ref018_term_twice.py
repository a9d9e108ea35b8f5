"""Two terms of the glossary that are called the same.

### What it does

Compares the names of all terms, in `term` and in `also`, without regard to capitals and hyphens.

### Why

Whoever looks the word up finds two explanations and cannot know which one a lesson means. Most often a second author
did not see the first entry.

### Example

```yaml
- id: suppression-list
  term: suppression list
  definition: The addresses that may not be written to.
- id: do-not-mail
  term: do-not-mail list
  also: [suppression list]
  definition: A list of those who refused.
```

### Instead

```yaml
- id: suppression-list
  term: suppression list
  also: [do-not-mail list]
  definition: The addresses of those who refused, which may not be written to.
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, Where
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Term

RULE = Rule("REF018", "term-twice", Severity.WARNING, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each name of a term that an earlier term has, or the term itself."""
    if curriculum.glossary is None:
        return
    first: dict[str, tuple[str, Where]] = {}
    for number, term in enumerate(curriculum.glossary.file.terms):
        for name, where in _names(curriculum.glossary.document, number, term):
            known = " ".join(name.casefold().replace("-", " ").split())
            if known in first:
                other, place = first[known]
                mend = "join the two entries, or let each name say which sense it has"
                if other == term.id:
                    mend = "keep one of the two"
                yield RULE.at(where(), f'"{name}" is the name of the term "{other}" already', mend, (place(),))
            first.setdefault(known, (term.id, where))


def _names(document: Document, number: int, term: Term) -> Iterator[Use]:
    yield term.term, partial(document.place, "terms", number, "term")
    for place, name in enumerate(term.also):
        yield name, partial(document.place, "terms", number, "also", place)
