"""A text that names options by letter or number.

### What it does

Looks for *option B*, *answers A and C*, *choice 2* and for options such as *Both A and B*. Letters that the stem or the
case gives to things of its own, at least two of them, may be named.

### Why

Letters and numbers are not part of an option: the page mixes the options and gives them none.

### Example

```yaml
why: Unlike option B, this keeps the old value.
```

### Instead

```yaml
why: Unlike an export, this keeps the old value.
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("ITM022", "option-letter", Severity.ERROR, __doc__ or "")


_NOUN = r"\b(?i:options?|answers?|choices?|alternatives?|distractors?)"
_NAMED = re.compile(
    rf"{_NOUN} \(?([A-F])\)?(?![\w/'’]|-\w| (?:is|was) for)"
    rf"|{_NOUN} \(?(?:no\. ?|number )?[1-6]\)?(?![\d.,%]|\w| [a-z]+s\b)"
    r"|\b(?i:answers?|options?|choice|key) (?:is|are) \(?([A-F])\)?(?=[.,;:!?]|$| and\b| or\b| because\b)"
)
_COMBINED = re.compile(
    r"(?:(?:Both|Only|Neither) )?\(?[A-F]\)?(?:, \(?[A-F]\)?)*,? (?:and|or|nor|&) \(?[A-F]\)?(?: only)?\.?"
    r"|Only \(?[A-F]\)?\.?"
)
# In small letters. The word "answer" is frequent, and says something only with what stands behind it.
_SIGNS = ("option", "choice", "alternative", "distractor", "key is ")
_BEHIND = re.compile(r"answers? (?:\(|no\b|number\b|[a-f1-6]\b|is |are )")
_OWN = re.compile(r"\b[B-F]\b(?!['’]|\.\d)")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each text that names an option by letter or number."""
    for worded in questions(curriculum):
        for pointer, found in worded.matches(_NAMED, *_SIGNS, beside=_BEHIND):
            if not _is_own(worded):
                yield _finding(worded, pointer, found[0])
        for pointer, text in worded.lists[0][1] if worded.lists else ():
            if len(text) < 30 and _COMBINED.fullmatch(text) and not _is_own(worded):
                yield _finding(worded, pointer, text)


def _is_own(worded: Worded) -> bool:
    """True when the question names things of its own by letters, such as two versions of a page."""
    text = f"{worded.item.stem}\n{worded.about}"
    named = {found[1] or found[2] for found in _NAMED.finditer(text)}
    return len(named) > 1 or bool(_OWN.search(_NAMED.sub("", text)))


def _finding(worded: Worded, pointer: tuple[str | int, ...], name: str) -> Finding:
    message = f'"{name}" names an option by its place, and the page mixes the options'
    return RULE.at(worded.place(*pointer, word=name), message, "say in words what the option is about")
