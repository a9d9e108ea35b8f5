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
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson, Module

RULE = Rule("REF011", "unknown-figure", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown figure."""
    for module in curriculum.modules:
        if module.lesson is None or not module.figures_sound:
            continue
        if module.figures_document:
            yield from _unknown(module, module.lesson, module.figures_document)
        elif module.lesson.figures:
            yield _without_file(module, module.lesson)


def _unknown(module: Module, lesson: Lesson, document: Document) -> Iterator[Finding]:
    declared = [
        (figure.id, partial(document.place, "figures", number, "id")) for number, figure in enumerate(module.figures)
    ]
    uses = [(named.id, partial(lesson.document.line_place, named.line, named.id)) for named in lesson.figures]
    message = f'the module "{module.id}" has no figure "{{id}}"'
    yield from undeclared(RULE, uses, declared, message, f"add it to {document.path}, or remove the block")


def _without_file(module: Module, lesson: Lesson) -> Finding:
    places = [lesson.document.line_place(named.line, named.id) for named in lesson.figures]
    message = f'the module "{module.id}" has no figures.yaml, so there is no figure "{lesson.figures[0].id}"'
    return RULE.at(places[0], message, "add figures.yaml beside the lesson, or remove the block", tuple(places[1:]))
