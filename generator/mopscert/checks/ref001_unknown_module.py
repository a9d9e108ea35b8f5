"""A reference to a module that does not exist.

### What it does

Looks up every module that a prerequisite, a level's list, a lesson's link (`module:`) or a misconception names.

### Why

A prerequisite that no module has leaves a hole in the path of study; a link to it goes nowhere.

### Example

```yaml
requires: [what-mops-iz]
```

### Instead

```yaml
requires: [what-mops-is]
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.passages import passages
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF001", "unknown-module", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown module."""
    if not curriculum.module_ids:
        return  # no folder could be read, and another finding says so
    declared = [
        (name, partial(Place, f"curriculum/{level}/{name}/module.yaml"))
        for name, level in curriculum.module_ids.items()
    ]
    otherwise = "name a module that exists, or add curriculum/<level>/{id}/module.yaml"
    yield from undeclared(RULE, _uses(curriculum), declared, 'no module has the id "{id}"', otherwise)


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    if curriculum.programme:
        for number, level in enumerate(curriculum.programme.file.levels):
            for place, name in enumerate(level.modules):
                yield name, partial(curriculum.programme.document.place, "levels", number, "modules", place)
    for module in curriculum.modules:
        for place, name in enumerate(module.requires):
            yield name, partial(module.document.place, "requires", place)
    for passage in passages(curriculum):
        for link, found in passage.links():
            if link.target.startswith("module:"):
                yield link.target.removeprefix("module:").split("#")[0], found
    if curriculum.misconceptions:
        for number, idea in enumerate(curriculum.misconceptions.file.misconceptions):
            if idea.learn:
                yield (
                    idea.learn.split("#")[0],
                    partial(curriculum.misconceptions.document.place, "misconceptions", number, "learn"),
                )
