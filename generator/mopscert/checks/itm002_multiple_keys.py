"""A multiple-choice question whose right options do not fit its `choose`.

### What it does

Compares `choose` with the number of options that are `correct: true`, and asks for at least one wrong option.

### Why

The page tells learners how many to choose; a wrong number makes the question impossible.

### Example

`choose: 3` and two options with `correct: true`.

### Instead

`choose` equals the number of right options, and at least one option is wrong.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Multiple

RULE = Rule("ITM002", "multiple-keys", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each multiple-choice question whose keys do not fit."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            if not isinstance(item, Multiple):
                continue
            place = module.quiz.document.place
            if len(item.keys) != item.choose:
                count = f"{len(item.keys)} option{' is' if len(item.keys) == 1 else 's are'}"
                marked = f'{count} marked "correct: true"'
                message = f'the question "{item.id}" asks to choose {item.choose}, but {marked}'
                yield RULE.at(place("items", number, "choose"), message, "change choose, or mark other options")
            elif len(item.keys) == len(item.options):
                message = f'all options of the question "{item.id}" are right'
                yield RULE.at(
                    place("items", number, "id"), message, "add an option that someone with a wrong idea would choose"
                )
