"""A name that belongs to a film, a book, a series or a game.

### What it does

Looks for the names that `fiction` in `curriculum/style.yaml` lists, written as they stand there, wherever learners
read.

### Why

Such names are somebody's trademarks, and whoever has not seen the film does not understand the example. The programme
is free for everyone to copy; borrowed worlds are not.

### Example

```text
Every Jedi of the data team has a change log.
```

### Instead

```text
Ines, like everybody in the data team, keeps a change log.
```
"""

from collections.abc import Iterator

from mopscert.checks.texts import texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO016", "fiction", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each name in each text."""
    for name in curriculum.style.file.fiction if curriculum.style else ():
        for text, written in texts(curriculum).holding_name(name):
            mend = "use the people and firms of our own examples, as those of Larkspur Instruments"
            yield RULE.at(text.place(written), f'"{written}" belongs to somebody', mend)
