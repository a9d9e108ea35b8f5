"""A paragraph or a sentence that asks too much breath.

### What it does

Counts words: of a paragraph at most 100, of a sentence at most 40; a part between colons or semicolons counts as a
sentence. Tables, headings and code are not counted, and sentences of questions have a rule of their own (ITM028). Our
own lessons were measured for these limits: their longest paragraph has 92 words, and their longest sentence has 39.

### Why

Half of our readers read in a second language, and many between two meetings. A long sentence has to be kept in mind
whole before it means anything; a long paragraph hides where its one idea is.

### Example

A paragraph that tells the scene, the problem, three attempts and the result.

### Instead

One idea a paragraph, or a list. Where a sentence goes on with *and*, *which* or a semicolon, end it there.
"""

import re
from collections.abc import Iterator

from mopscert.checks.texts import Text, texts
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.measures.words import sentences
from mopscert.model import Curriculum

RULE = Rule("PRO014", "long-text", Severity.WARNING, __doc__ or "")


MOST_IN_PARAGRAPH = 100
MOST_IN_SENTENCE = 40
_TABLE = re.compile(r"\| ?:?--|^\|.*\|$")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each long paragraph, or else for each long sentence in it."""
    for text in texts(curriculum).each:
        run = text.run
        # Most texts are too short by their length already.
        may_be_long = len(run.words) > 2 * MOST_IN_SENTENCE and run.words.count(" ") >= MOST_IN_SENTENCE
        # Lines that were meant as a table have a finding of their own.
        if may_be_long and run.kind == "paragraph" and not ("|" in run.words and _TABLE.search(run.words)):
            yield from _in_paragraph(text)


def _in_paragraph(text: Text) -> Iterator[Finding]:
    if (count := len(text.words.split())) > MOST_IN_PARAGRAPH:
        message = f"this paragraph has {count} words, more than {MOST_IN_PARAGRAPH}"
        yield RULE.at(_place(text, text.words), message, "divide it where the next idea begins, or make it a list")
    elif text.holder.pointer[:1] != ("items",):
        for sentence in sentences(text.words):
            # The words stand on one line, so blanks can be counted first, which is quicker.
            if sentence.count(" ") >= MOST_IN_SENTENCE and (count := len(sentence.split())) > MOST_IN_SENTENCE:
                message = f"this sentence has {count} words, more than {MOST_IN_SENTENCE}"
                yield RULE.at(_place(text, sentence), message, "make two sentences of it, or a list")


def _place(text: Text, words: str) -> Place:
    """Where the first of some words of a text stand."""
    return text.place(" ".join(words.split()[:3]))
