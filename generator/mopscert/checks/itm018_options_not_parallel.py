"""Options that are not written in the same form.

### What it does

Compares what stands side by side (options, steps, prompts, targets): whether all or none end with a full stop, whether
all or none begin with a capital letter, and whether they begin in the same form where the form is plain: with *to* and
a verb, with *by* and a verb, with *because*, with a verb in *-ing* and its object, or with a subject.

### Why

The odd one draws the eye, and it is often the right one or one that was added later. Reading is also easier when only
the matter differs.

### Example

```yaml
- {id: ask, text: To ask what the mail is for., why: ...}
- {id: send, text: By sending it to all, why: ...}
```

### Instead

```yaml
- {id: ask, text: Ask what the mail is for, why: ...}
- {id: send, text: Send it to all, why: ...}
```
"""

import re
from collections.abc import Iterator, Sequence

from mopscert.checks.questions import Text, Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum
from mopscert.model.answers import Pointer

RULE = Rule("ITM018", "options-not-parallel", Severity.WARNING, __doc__ or "")


_DETERMINER = r"(?:an?|the|each|every|its?|their|our|your|his|her|my|this|that|these|those|them|how|what|whom?|whether)"
# Forms that leave no doubt. Entries in other forms, as in the imperative, are taken to fit all.
_FORMS = {
    "to": "to and a verb",
    "by": "by and a verb",
    "because": "a reason",
    "doing": "a verb in -ing",
    "subject": "a subject",
}
_START = re.compile(
    r"(?P<to>[Tt]o (?!the\b|an?\b|each\b|all\b|no\b|its\b|their\b)[a-z]+)"
    r"|(?P<by>[Bb]y [a-z]+ing\b)"
    r"|(?P<because>(?:[Bb]ecause|[Ss]ince) )"
    r"|(?P<subject>(?:It|He|She|They|We|You|There|The|An?|This|That|These|Those) )"
    rf"|(?P<doing>(?!During\b|According\b|Regarding\b|Following\b)[A-Za-z][a-z]+(?<!th)ing {_DETERMINER}\b)"
)
_SMALL = re.compile(r"An?|The|It|They|He|She|We|You|To|By|In|On|At|For|From|With|Because|Since|If|When|This|That")
# Where the odd entry stands, what is wrong, and how to mend it.
Odd = tuple[Pointer, str, str]


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each list whose entries differ in form."""
    for worded in questions(curriculum):
        for name, entries in worded.lists:
            if odd := _full_stop(entries) or _capital(entries, worded) or _form(entries):
                pointer, message, mend = odd
                yield RULE.at(worded.place(*pointer), message.format(name=name), mend)


def _full_stop(entries: Sequence[Text]) -> Odd | None:
    """The first of the fewer, where some end like a sentence and some do not."""
    ends = [text.rstrip().rstrip("\"'”’)*_`")[-1:] in (".", "!", "?") for _, text in entries]
    message = "some {name}s end like sentences and some do not"
    return _odd(entries, ends, message, "end all of them with a full stop, or none")


def _capital(entries: Sequence[Text], worded: Worded) -> Odd | None:
    """The first of the fewer, where some begin with a small letter and some with a capital one."""
    small = [text[0].islower() for _, text in entries]
    if not any(small):
        return None
    # A capital letter counts only where the word is also written small: names keep theirs.
    starts = [(pointer, text) for pointer, text in entries if text[0].islower() or _is_common(text, worded)]
    small = [text[0].islower() for _, text in starts]
    message = "some {name}s begin with a capital letter and some do not"
    return _odd(starts, small, message, "begin all of them with a capital letter, or none")


def _is_common(text: str, worded: Worded) -> bool:
    word = text.split(" ")[0].rstrip(",.:;")
    small = re.compile(rf"\b{re.escape(word.lower())}\b")
    return bool(_SMALL.fullmatch(word)) or (
        word[1:].islower() and any(small.search(each) for _, each in worded.texts())
    )


def _form(entries: Sequence[Text]) -> Odd | None:
    """The first whose form is plainly another one than that of an entry before it."""
    first = ""
    for pointer, text in entries:
        found = _START.match(text)
        form = found.lastgroup if found else ""
        first = first or form or ""
        if form and form != first:
            message = f"{{name}}s begin in different forms: one with {_FORMS[first]}, another with {_FORMS[form]}"
            return pointer, message, "write all of them in the same form"
    return None


def _odd(entries: Sequence[Text], marks: Sequence[bool], message: str, mend: str) -> Odd | None:
    """The first entry on the smaller side, where there are two sides."""
    if all(marks) or not any(marks):
        return None
    odd = 2 * sum(marks) <= len(marks)
    pointer = next(pointer for (pointer, _), mark in zip(entries, marks, strict=True) if mark == odd)
    return pointer, message, mend
