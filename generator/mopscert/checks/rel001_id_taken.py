"""An id that was another's, and is taken for ever.

### What it does

Compares the ids of modules, objectives, questions, terms, sources, labs, dialogues and diagnostics with the former ids
(`aliases`) of others of their kind, and with the ids in `retired.yaml`. A lab and a dialogue have the id of their
module.

### Why

Learners' answers are kept by id, and old links lead to ids. One that comes back for something else would count answers
to a question that nobody asked, and lead readers to the wrong place.

### Example

```yaml
  - id: erp-year-safeguard
    aliases: [erp-year]
  - id: erp-year
```

### Instead

```yaml
  - id: erp-year-safeguard
    aliases: [erp-year]
  - id: erp-year-costs
```
"""

from collections.abc import Iterator
from functools import partial

import msgspec

from mopscert.checks.references import Where
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Module

RULE = Rule("REL001", "id-taken", Severity.ERROR, __doc__ or "")


class _Named(msgspec.Struct, frozen=True):
    """Something with an id, the ids that it had, and where its id stands."""

    kind: str
    id: str
    aliases: tuple[str, ...]
    where: Where


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each id that is another's former id, or was retired."""
    things = list(_things(curriculum))
    owners = {(each.kind, alias): each for each in things for alias in each.aliases if alias != each.id}
    gone_for_ever = curriculum.retired.file.retired if curriculum.retired else ()
    retired = {(str(each.kind), each.id): each for each in gone_for_ever}
    for each in things:
        key = (each.kind, each.id)
        if (owner := owners.get(key)) and owner.id != each.id:
            message = f'the {each.kind} id "{each.id}" was that of "{owner.id}" before it was renamed'
            yield RULE.at(each.where(), message, "give this one an id of its own", (owner.where(),))
        elif gone := retired.get(key):
            message = f'the {each.kind} id "{each.id}" was retired in {gone.retired_in}'
            yield RULE.at(each.where(), message, "give this one an id of its own; ids never come back")


def _things(curriculum: Curriculum) -> Iterator[_Named]:
    for module in curriculum.modules:
        yield from _of_module(module)
    for diagnostic in curriculum.diagnostics:
        yield _Named("diagnostic", diagnostic.id, diagnostic.file.aliases, partial(diagnostic.document.place, "title"))
    if glossary := curriculum.glossary:
        for number, term in enumerate(glossary.file.terms):
            yield _Named("term", term.id, term.aliases, partial(glossary.document.place, "terms", number, "id"))
    if sources := curriculum.sources:
        for number, source in enumerate(sources.file.sources):
            where = partial(sources.document.place, "sources", number, "id")
            yield _Named("source", source.id, source.aliases, where)


def _of_module(module: Module) -> Iterator[_Named]:
    yield _Named("module", module.id, module.aliases, partial(module.document.place, "title"))
    for number, objective in enumerate(module.objectives):
        former = tuple(f"{module.id}.{alias}" for alias in objective.aliases)
        where = partial(module.document.place, "objectives", number, "id")
        yield _Named("objective", f"{module.id}.{objective.id}", former, where)
    for number, item in enumerate(module.quiz.items if module.quiz else ()):
        assert module.quiz is not None
        yield _Named("question", item.id, item.aliases, partial(module.quiz.document.place, "items", number, "id"))
    for kind, part in (("lab", module.lab), ("dialogue", module.dialogue)):
        if part:
            yield _Named(kind, module.id, (), partial(part.document.place, "title"))
