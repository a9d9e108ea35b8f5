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
from mopscert.model import Curriculum

RULE = Rule("REF013", "unlisted-module", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each module that stands in the wrong list or in none."""
    if curriculum.programme is None:
        return
    document = curriculum.programme.document
    listed: dict[str, str] = {}
    for rank, level in enumerate(curriculum.programme.file.levels):
        for number, name in enumerate(level.modules):
            place = document.place("levels", rank, "modules", number)
            real = curriculum.module_ids.get(name, level.id)
            if name in listed:
                yield RULE.at(place, f'"{name}" is listed twice', "keep one of the two lines")
            elif real != level.id:
                yield RULE.at(
                    place,
                    f'"{name}" is a module of the level "{real}"',
                    f'move the line to "{real}", or move the folder',
                )
            listed[name] = level.id
    known = {level.id for level in curriculum.programme.file.levels}
    for module in curriculum.modules:
        if module.id not in listed and module.level in known:
            rank = curriculum.programme.file.rank(module.level)
            yield RULE.at(
                document.key_place("levels", rank, "modules"),
                f'the level "{module.level}" does not list its module "{module.id}"',
                f'add "- {module.id}" where it belongs in the order of study',
            )
