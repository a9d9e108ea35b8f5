"""A module that its level does not list, or a level that lists a module of another level.

### What it does

Compares the `modules` of each level in `programme.yaml` with the folders.

### Why

The list gives the order of study. A module that is not in it has no place on the path.

### Example

A new folder `curriculum/associate/consent-basics/`, and no line for it in `programme.yaml`.

### Instead

```yaml
levels:
  - id: associate
    modules:
      - permission-and-identity
      - consent-basics
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Programme, Shared

RULE = Rule("REF013", "unlisted-module", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each module that stands in the wrong list or in none."""
    if curriculum.programme is None:
        return
    yield from _wrong(curriculum, curriculum.programme)
    listed = {name for level in curriculum.programme.file.levels for name in level.modules}
    for rank, level in enumerate(curriculum.programme.file.levels):
        if set(level.modules) - curriculum.module_ids.keys():
            continue  # the list names an unknown module: perhaps one of these
        for module in curriculum.of_level(level.id):
            if module.id not in listed:
                yield RULE.at(
                    curriculum.programme.document.key_place("levels", rank, "modules"),
                    f'the level "{level.id}" does not list its module "{module.id}"',
                    f'add "- {module.id}" where it belongs in the order of study',
                )


def _wrong(curriculum: Curriculum, programme: Shared[Programme]) -> Iterator[Finding]:
    """Findings about lines that name a module for the second time, or one of another level."""
    known = {level.id for level in programme.file.levels}
    listed: set[str] = set()
    for rank, level in enumerate(programme.file.levels):
        for number, name in enumerate(level.modules):
            place = programme.document.place("levels", rank, "modules", number)
            real = curriculum.module_ids.get(name, level.id)
            if name in listed:
                yield RULE.at(place, f'"{name}" is listed twice', "keep one of the two lines")
            elif real != level.id and real in known:
                mend = f'move the line to "{real}", or move the folder'
                yield RULE.at(place, f'"{name}" is a module of the level "{real}"', mend)
            listed.add(name)
