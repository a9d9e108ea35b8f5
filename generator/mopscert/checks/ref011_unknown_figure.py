"""A figure block that names a figure which the module does not have.

### What it does

Looks up each id in a lesson's `figure` blocks in the module's `figures.yaml`.

### Why

The page would have a hole where the figure should be.

### Example

````text
```figure
three-hoems
```
````

### Instead

````text
```figure
three-homes
```
````
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REF011", "unknown-figure", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown figure."""
    for module in curriculum.modules:
        if module.lesson is None or not module.figures_sound:
            continue
        document, lesson = module.figures_document, module.lesson
        declared = {
            figure.id: partial(document.place, "figures", number, "id")
            for number, figure in enumerate(module.figures)
            if document
        }
        uses = [(named.id, partial(lesson.document.line_place, named.line, named.id)) for named in lesson.figures]
        message = f'the module "{module.id}" has no figure "{{id}}"'
        yield from undeclared(
            RULE, uses, declared, message, "add it to figures.yaml beside the lesson, or remove the block"
        )
