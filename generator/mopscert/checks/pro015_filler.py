"""A phrase that says nothing.

### What it does

Looks for the phrases that `fillers` in `curriculum/style.yaml` lists, wherever learners read. What somebody says
between quotation marks is left alone, because people talk like that.

### Why

Each empty phrase costs the reader a second and buys nothing. Where it hides a claim (*cutting-edge*), the claim has to
be made, with its evidence.

### Example

```text
In order to choose a home, compare the queues.
```

### Instead

```text
To choose a home, compare the queues.
```
"""

from collections.abc import Iterator

from mopscert.checks.texts import texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import unquoted
from mopscert.model import Curriculum

RULE = Rule("PRO015", "filler", Severity.WARNING, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each phrase in each text."""
    if curriculum.style is None:
        return
    found = texts(curriculum)
    for filler in curriculum.style.file.fillers:
        mend = f"write: {filler.instead}" if filler.instead else "leave it out"
        for phrase in filler.phrases:
            for text, written in found.holding(phrase):
                if phrase.lower() in unquoted(text.words).lower():
                    yield RULE.at(text.place(written), f'"{written}" says nothing', mend)
