"""A bank on which somebody who only guesses well does better than chance.

### What it does

Plays six guessers on all questions with options: one chooses the shortest option, others the one with a number,
with the most careful words (*often*, *may*), with most words of the stem, most like the other options, or least
like them. It speaks from 20 questions on, when a guesser is more than three standard errors above chance. The
longest option has a rule of its own.

### Why

These are the tricks that books on passing tests teach. A bank that rewards them measures test-taking.

### Example

Choosing the most careful option is right in 22 of 30 questions; chance gives 11, give or take 3.

### Instead

Make distractors as careful, as exact and as close to the stem as the key is.
"""

from collections.abc import Iterator

from mopscert.checks.banks import said
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.coverage import asked
from mopscert.measures.guessing import guesses
from mopscert.model import Curriculum

RULE = Rule("BNK003", "guessable", Severity.WARNING, __doc__ or "")


_SAID = {
    "shortest": ("the shortest option", "lengthen keys or shorten distractors"),
    "number": ("an option with a number", "give distractors numbers too, or take them out of the keys"),
    "hedged": ("the most careful option", "make distractors as careful as the keys, or the keys as plain"),
    "echo": ("the option with most words of the stem", "use words of the stem in distractors too, or in no option"),
    "alike": ("the option most like the others", "vary distractors on their own, not only around the key"),
    "odd": (
        "the option least like the others",
        "make distractors differ from each other as much as from the key",
    ),
}


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the guesser who does best, when that is better than chance."""
    if curriculum.programme is None:
        return
    rates = guesses(each.item for each in asked(curriculum.modules))
    telling = [rate for rate in rates if rate.is_telling and rate.name in _SAID]
    if telling:
        rate = max(telling, key=lambda each: each.z)
        option, mend = _SAID[rate.name]
        place = curriculum.programme.document.place("title")
        yield RULE.at(place, f"{option} is right {said(rate)}", mend)
