"""A reference to a heading anchor that the lesson does not have.

### What it does

Looks up every anchor that an objective (`taught_in`, `made_in`), a question or a lab's rule (`learn`), a misconception
or a link names.

### Why

These references lead a learner from a wrong answer to the section that repairs it.

### Example

```yaml
taught_in: "#chose"
```

### Instead

```yaml
taught_in: "#choose"
```
with `## Choose a home {#choose}` in the lesson.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from mopscert.checks.passages import all_links
from mopscert.checks.pro004_heading import ANCHOR, close_headings
from mopscert.checks.references import Use, Where, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson, Module

RULE = Rule("REF008", "unknown-anchor", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown anchor of each lesson."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for module in curriculum.modules:
        uses[module.id] += _of_module(module)
    for name, anchor, where in _across(curriculum):
        uses[name].append((anchor, where))
    for module in curriculum.modules:
        if module.lesson:
            yield from _unknown(module, module.lesson, uses[module.id])
        elif module.is_planned:
            yield from _in_planned(module, uses[module.id])


def _unknown(module: Module, lesson: Lesson, uses: list[Use]) -> Iterator[Finding]:
    declared = [
        (heading.anchor, partial(lesson.document.line_place, heading.line))
        for heading in lesson.headings
        if heading.anchor
    ]
    if lesson.anchors.issuperset(anchor for anchor, _ in uses):
        return  # so the text need not be taken apart
    # Headings without a sound anchor have a finding already, and links to them must not add one.
    lost = sum(not (heading.anchor and ANCHOR.fullmatch(heading.anchor)) for heading in lesson.headings)
    lost += sum(1 for _ in close_headings(lesson))
    # So has a first heading of level 3, above which one was removed.
    lost += bool(lesson.headings) and lesson.headings[0].level == 3
    message = f'the lesson "{module.id}" has no heading with the anchor "#{{id}}"'
    otherwise = f"put {{{{#{{id}}}}}} behind a heading of {lesson.document.path}, or name an anchor that is there"
    yield from undeclared(RULE, uses, declared, message, otherwise, lost)


def _in_planned(module: Module, uses: list[Use]) -> Iterator[Finding]:
    message = f'the module "{module.id}" is planned and has no lesson, so nothing has the anchor "#{{id}}"'
    otherwise = f"lead to the module as a whole: module:{module.id}"
    yield from undeclared(RULE, uses, (), message, otherwise)


def _of_module(module: Module) -> Iterator[Use]:
    for number, objective in enumerate(module.objectives):
        for key, anchor in (("taught_in", objective.taught_in), ("made_in", objective.made_in)):
            if anchor:
                yield anchor.removeprefix("#"), partial(module.document.place, "objectives", number, key)
    for number, item in enumerate(module.quiz.items if module.quiz else ()):
        assert module.quiz is not None
        yield item.learn.removeprefix("#"), partial(module.quiz.document.place, "items", number, "learn")

    for number, rule in enumerate(module.lab.rules if module.lab else ()):
        assert module.lab is not None
        yield rule.learn.removeprefix("#"), partial(module.lab.document.place, "rules", number, "learn")


def _across(curriculum: Curriculum) -> Iterator[tuple[str, str, Where]]:
    for module, link, where in all_links(curriculum):
        if link.target.startswith("#"):
            yield module.id, link.target[1:], where
        elif link.target.startswith("module:") and "#" in link.target:
            name, anchor = link.target.removeprefix("module:").split("#", 1)
            yield name, anchor, where
    if curriculum.misconceptions:
        for number, idea in enumerate(curriculum.misconceptions.file.misconceptions):
            if idea.learn and "#" in idea.learn:
                name, anchor = idea.learn.split("#", 1)
                yield name, anchor, partial(curriculum.misconceptions.document.place, "misconceptions", number, "learn")
