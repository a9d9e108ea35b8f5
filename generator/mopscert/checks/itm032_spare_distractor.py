"""A fourth option without a wrong idea of its own.

### What it does

Looks, in `single` questions of four options or more, for wrong options without a `misconception`, or with one that
another option of the question has.

### Why

Three options are enough: eighty years of studies found no gain from more (Rodriguez 2005). A further one is worth its
reading time only where people really hold a further wrong idea.

### Example

Four options, of which one was added to make four.

### Instead

Remove the weakest one, or name the misconception that leads to it.
"""

from collections.abc import Iterator

from mopscert.checks.questions import questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Single

RULE = Rule("ITM032", "spare-distractor", Severity.WARNING, __doc__ or "")


_MEND = "remove one of the options, since three are enough, or name the wrong idea that leads to this one"


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the first spare option of each question of four options or more."""
    for worded in questions(curriculum):
        if isinstance(worded.item, Single) and len(worded.item.options) > 3 and (spare := _spare(worded.item)):
            number, message = spare
            yield RULE.at(worded.place("options", number, "id"), message, _MEND)


def _spare(item: Single) -> tuple[int, str] | None:
    seen: dict[str, str] = {}
    for number, option in enumerate(item.options):
        if option.correct:
            continue
        many = f"the question has {len(item.options)} options, and"
        if option.misconception is None:
            return number, f'{many} the wrong option "{option.id}" has no misconception'
        if option.misconception in seen:
            both = f'"{seen[option.misconception]}" and "{option.id}"'
            return number, f'{many} {both} share the misconception "{option.misconception}"'
        seen[option.misconception] = option.id
    return None
