"""A sentence of more than 40 words, or a stem that is hard to read.

### What it does

Counts the words of each sentence of a question; a part between colons or semicolons counts as a sentence. For stems of
30 words or more it also computes LIX (Björnsson 1968): words in a sentence, plus the share of words longer than six
letters in per cent. It finds stems above 60. A newspaper has about 40.

### Why

Whoever has to read a sentence twice is tested in reading. Learners who read in a second language pay most.

### Example

A stem of one sentence that tells the history of a firm, its systems and its three teams.

### Instead

Two or three short sentences with what the answer needs.
"""

from collections.abc import Iterator

from mopscert.checks.questions import Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import lix, paragraphs, sentences, words
from mopscert.model import Curriculum

RULE = Rule("ITM028", "hard-to-read", Severity.WARNING, __doc__ or "")


_LONGEST = 40
_HARD = 60
_ENOUGH = 30
_MEND = "split sentences, use shorter words, and leave out what the answer does not need"


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each long sentence and each stem that is hard to read."""
    for worded in questions(curriculum):
        found = list(_long(worded))
        yield from found or _hard(worded)


def _long(worded: Worded) -> Iterator[Finding]:
    for pointer, text in worded.texts():
        for paragraph in paragraphs(text) if _may_be_long(text) else ():
            for sentence in sentences(paragraph) if _may_be_long(paragraph) else ():
                if (
                    sentence.count(" ") + sentence.count("\n") >= _LONGEST
                    and (count := len(words(sentence))) > _LONGEST
                ):
                    start = sentence.split("\n")[0]
                    yield RULE.at(worded.place(*pointer, word=start), f"a sentence of {count} words", _MEND)


def _may_be_long(text: str) -> bool:
    # Most texts are too short by their length already.
    return len(text) > 2 * _LONGEST and text.count(" ") + text.count("\n") >= _LONGEST


def _hard(worded: Worded) -> Iterator[Finding]:
    parts = worded.paragraphs
    # Short stems have too few words by their length already.
    may_be_hard = len(worded.item.stem) >= 2 * _ENOUGH - 1
    if may_be_hard and (value := lix(parts)) > _HARD and sum(len(part.split()) for part in parts) >= _ENOUGH:
        yield RULE.at(worded.place("stem"), f"the stem is hard to read: {value:.0f} by LIX", _MEND)
