"""A number that the programme keeps as data, typed by hand.

### What it does

Looks at sentences that speak of this programme, its readiness checks, its pass marks or this module, for numbers of
modules, levels, domains, questions, hours, minutes and percent that are figures of the programme or of the module.

### Why

Facts have one home. When a level gets another module, `programme.yaml` changes and the pages follow; the sentence does
not, and is wrong from that day.

### Example

```text
The programme has three levels, and its readiness check asks 40 questions.
```

### Instead

```text
The programme has levels for three kinds of work, and its readiness check shows how ready you are.
```
"""

import re
from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Where
from mopscert.checks.texts import Text, texts
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Module, Programme

RULE = Rule("PRO019", "typed-number", Severity.WARNING, __doc__ or "")


# What is counted, how many, and where that is kept.
_Figures = dict[tuple[str, int], Where]

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {
    **{word: number for number, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * m + n for m, ten in enumerate(_TENS, 2) for n, one in enumerate(_ONES, 1)},
}
_NOUNS = "module|level|domain|question|hour|minute|objective|per ?cent|%"
_DIGITS = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![\w.,-])(\d{{1,4}}|{_DIGITS})(?:[ -](?:[a-z]+ )?)?({_NOUNS})s?", re.IGNORECASE)
_US = ("programme", "certification", "curriculum", "course", "syllabus")
_CHECKS = ("readiness check", "readiness checks", "pass mark", "pass marks")
_HERE = ("module", "lesson")
_CUES = (*_US, *_CHECKS, *_HERE)
_PROGRAMME = re.compile(rf"\b(?:(?:this|our|the) (?:{'|'.join(_US)})|{'|'.join(_CHECKS)})\b", re.IGNORECASE)
_MODULE = re.compile(rf"\b(?:this|the) (?:{'|'.join(_HERE)})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each number of a sentence that is a figure of what the sentence speaks of."""
    programme: _Figures = {}
    if curriculum.programme:
        programme = _of_programme(curriculum.programme.file, curriculum.programme.document)
    found = texts(curriculum)
    speaking = dict.fromkeys(text for cue in _CUES for text, _ in found.holding(cue))
    for text in speaking:
        for sentence in _SENTENCE.split(text.words):
            figures = dict(programme) if _PROGRAMME.search(sentence) else {}
            if text.holder.module and _MODULE.search(sentence):
                figures |= _of_module(text.holder.module)
            yield from _in_sentence(text, sentence, figures)


def _in_sentence(text: Text, sentence: str, figures: _Figures) -> Iterator[Finding]:
    for match in _NUMBER.finditer(sentence) if figures else ():
        number = int(match[1]) if match[1].isdigit() else _WORDS.get(match[1].lower(), 0)
        noun = "percent" if match[2].lower() in ("%", "percent", "per cent") else match[2].lower()
        # One of something is an article more often than a count.
        if number > 1 and (home := figures.get((noun, number))):
            mend = f"say it without the number: {home().path}:{home().line} has it, and it may change"
            yield RULE.at(text.place(match[0]), f'"{match[0]}" is typed by hand', mend)


def _of_programme(programme: Programme, document: Document) -> _Figures:
    figures: _Figures = {
        ("level", len(programme.levels)): partial(document.key_place, "levels"),
        ("domain", len(programme.domains)): partial(document.key_place, "domains"),
        ("module", sum(len(level.modules) for level in programme.levels)): partial(document.key_place, "levels"),
        ("hour", sum(level.hours for level in programme.levels)): partial(document.key_place, "levels"),
    }
    # Where two levels have the same figure, the place in the first is told.
    for number, level in reversed(list(enumerate(programme.levels))):
        at = ("levels", number)
        figures["module", len(level.modules)] = partial(document.key_place, *at, "modules")
        figures["hour", level.hours] = partial(document.key_place, *at, "hours")
        for noun, key in (("question", "questions"), ("minute", "minutes")):
            figures[noun, getattr(level.readiness, key)] = partial(document.key_place, *at, "readiness", key)
        for key in ("pass_overall", "pass_domain"):
            figures["percent", getattr(level.readiness, key)] = partial(document.key_place, *at, "readiness", key)
    return figures


def _of_module(module: Module) -> _Figures:
    return {
        ("minute", module.minutes): partial(module.document.key_place, "minutes"),
        ("objective", len(module.objectives)): partial(module.document.key_place, "objectives"),
    }
