"""A section that no objective is taught in and no question leads back to.

### What it does

Looks at the `##` sections of each published lesson, with their smaller headings. A section serves when an objective
names it in `taught_in`, a question or a misconception in `learn`, or when it gives the reader a task.

### Why

A learner reads it and can never find out whether it was understood; often it belongs to an objective that nobody
wrote down.

### Example

A section `## The history of the queue {#history}` that nothing else mentions.

### Instead

Name it where it is taught or read again, give it a `::: task`, or cut it.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.coverage import Section, gives_task, sections
from mopscert.model import Curriculum, Lesson, Module, Status

RULE = Rule("COV008", "idle-section", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each section of a published lesson that serves nothing."""
    ideas = curriculum.misconceptions.file.misconceptions if curriculum.misconceptions else ()
    repaired = {idea.learn for idea in ideas}
    for module in curriculum.modules:
        if module.lesson is None or module.status != Status.PUBLISHED:
            continue
        for section in sections(module):
            if not _serves(module, module.lesson, section, repaired):
                line = section.heading.line
                message = f'no objective is taught in the section "{section.heading.text}", and no question leads to it'
                mend = "name its anchor in the taught_in of an objective or the learn of a question, or cut it"
                yield RULE.at(module.lesson.document.line_place(line, section.heading.text), message, mend)


def _serves(module: Module, lesson: Lesson, section: Section, repaired: set[str | None]) -> bool:
    within = [heading for heading in lesson.headings if section.stands_around(heading.line)]
    return (
        bool(section.objectives or section.questions)
        or any(f"{module.id}#{heading.anchor}" in repaired for heading in within)
        or gives_task(lesson, section)
    )
