"""A link whose text does not say where it leads.

### What it does

Looks for links without text, for texts such as *here*, *click here* or *this link*, for bare addresses, and for one
text that leads to two places in the same lesson.

### Why

Screen readers list the links of a page by their texts, and everybody who skims reads them first. Ten times *here* is a
list of nothing; the same words for two places make one of them a surprise.

### Example

```text
Read more [here](source:darrington-2022).
```

### Instead

```text
Read [how Darrington weighs the homes](source:darrington-2022).
```
"""

import re
from collections.abc import Iterator

from mopscert.checks.passages import Passage, passages
from mopscert.checks.references import Where
from mopscert.checks.texts import texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum
from mopscert.prose import Link

RULE = Rule("PRO011", "link-text", Severity.WARNING, __doc__ or "")


_NOTHING = {
    *("click", "click here", "click this link", "follow this link", "go here", "go to page", "here", "link", "page"),
    *(
        "read more",
        "read this",
        "read on",
        "see here",
        "see more",
        "see this",
        "source",
        "the link",
        "the page",
        "there",
    ),
    *("learn more", "more", "more details", "more info", "more information", "details", "find out more", "info"),
    *("this", "this link", "this one", "this page", "this site", "this website", "website"),
}
# A link that could not be read as one has a finding of its own.
_ADDRESS = re.compile(r"(?<!\]\()(?:https?://|www\.)[^\s)\"'>]*[^\s)\"'>.,;:]")
_MEND = "let the text name what the reader finds there"


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each link text that says nothing, each bare address, and each text with two targets."""
    for passage in passages(curriculum):
        for link, where in passage.links():
            if not link.text.strip():
                yield RULE.at(where(), "this link has no text", _MEND)
            elif link.text.strip(" .,:;!?").lower() in _NOTHING:
                yield RULE.at(where(), f'the link text "{link.text}" does not say where it leads', _MEND)
        if passage.is_lesson:
            yield from _two_targets(passage)
    yield from _bare(curriculum)


def _two_targets(passage: Passage) -> Iterator[Finding]:
    first: dict[str, tuple[Link, Where]] = {}
    for link, where in passage.links():
        words = link.text.strip().lower()
        known, at = first.setdefault(words, (link, where))
        if known.target != link.target and words not in _NOTHING:
            message = f'"{link.text}" leads to {known.target} and to {link.target}'
            yield RULE.at(where(), message, "give the two links different texts", (at(),))


def _bare(curriculum: Curriculum) -> Iterator[Finding]:
    found = texts(curriculum)
    if "://" in found.joined or "www." in found.joined:
        for text in found.each:
            for match in _ADDRESS.finditer(text.words):
                message = "a bare address says nothing to whoever hears it"
                mend = "link from words that name the place, or put the address between backticks if it is the subject"
                yield RULE.at(text.place(match[0]), message, mend)
