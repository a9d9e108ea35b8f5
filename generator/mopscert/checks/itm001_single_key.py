"""A single-choice question without exactly one right option.

### What it does

Counts the options with `correct: true` of each question of the type `single`.

### Why

With none the question cannot be answered, with two it can be answered rightly and be marked wrong.

### Example

A `single` question with two options that are `correct: true`.

### Instead

Mark one option, or make the question `multiple` and say how many to choose.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Quiz, Single

RULE = Rule("ITM001", "single-key", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each single-choice question whose keys are not one."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            if isinstance(item, Single) and len(item.keys) != 1:
                yield _finding(module.quiz, number, item)


def _finding(quiz: Quiz, number: int, item: Single) -> Finding:
    """Name the options that are marked, and point at each mark."""
    names = ", ".join(f'"{option.id}"' for option in item.keys)
    count = f"{len(item.keys)} options are" if item.keys else "no option is"
    message = f'the question "{item.id}" allows one right option, but {count} marked "correct: true"'
    mend = 'mark exactly one option, or use "type: multiple" with choose'
    options = ("items", number, "options")
    also = [quiz.document.key_place(*options, at, "correct") for at, each in enumerate(item.options) if each.correct]
    return RULE.at(
        quiz.document.place("items", number, "id"), message + (f": {names}" if names else ""), mend, tuple(also)
    )
