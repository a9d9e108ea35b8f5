"""A reference to a module that does not exist.

### What it does

Looks up every module that a prerequisite, a level's list, a lesson's link (`module:`), a misconception or a diagnostic
names.

### Why

A prerequisite that no module has leaves a hole in the path of study; a link to it goes nowhere. A module's id is the
name of its folder, so a folder that is renamed by hand leaves all these behind; `mopscert rename` takes them along.

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

from mopscert.checks.passages import linked
from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.measures.diagnostics import study
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
    message = 'no module has the id "{id}"'
    yield from undeclared(RULE, _uses(curriculum), declared, message, otherwise, better=partial(_renamed, curriculum))


def _renamed(curriculum: Curriculum, name: str, uses: int) -> str:
    """How to mend the id of a module whose folder has another name now; "" where that is not plain.

    A level lists the id, one folder of the level is not listed, and a list that is mistyped would be the only use.
    """
    for level in curriculum.programme.file.levels if curriculum.programme and uses > 1 else ():
        folders = [
            each for each, home in curriculum.module_ids.items() if home == level.id and each not in level.modules
        ]
        if name in level.modules and len(folders) == 1:
            [new] = folders
            return (
                f"the folder's name is the module's id: if curriculum/{level.id}/{new} is this module, call the "
                f'folder (and its bank) "{name}" again, and then use: mopscert rename {name} {new}'
            )
    return ""


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    if curriculum.programme:
        for number, level in enumerate(curriculum.programme.file.levels):
            for place, name in enumerate(level.modules):
                yield name, partial(curriculum.programme.document.place, "levels", number, "modules", place)
    for module in curriculum.modules:
        for place, name in enumerate(module.requires):
            yield name, partial(module.document.place, "requires", place)
    for name, where in linked(curriculum, "module:"):
        yield name.split("#")[0], where
    if curriculum.misconceptions:
        for number, idea in enumerate(curriculum.misconceptions.file.misconceptions):
            if idea.learn:
                yield (
                    idea.learn.split("#")[0],
                    partial(curriculum.misconceptions.document.place, "misconceptions", number, "learn"),
                )
    for diagnostic in curriculum.diagnostics:
        for name, pointer in study(diagnostic.file):
            yield name, partial(diagnostic.document.place, *pointer)
