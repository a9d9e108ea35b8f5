"""Everything that has an id which is taken for ever, by kind and id: what the rules about releases compare."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

import msgspec

from mopscert.checks.references import Where
from mopscert.model import Curriculum, Module, Retired

Key = tuple[str, str]


class Identity(msgspec.Struct, frozen=True):
    """Something with an id, the ids that it had, and where its id stands.

    `said` is the text by which it is known again under another id, `module` the module that it belongs to ("": none).
    """

    kind: str
    id: str
    aliases: tuple[str, ...]
    where: Where
    said: str
    module: str = ""


class Identities(msgspec.Struct, frozen=True):
    """All things in the order of the files; the first of each kind and id, of each former id, and what was retired."""

    things: tuple[Identity, ...]
    alive: Mapping[Key, Identity]
    former: Mapping[Key, Identity]
    retired: Mapping[Key, Retired]


@lru_cache(maxsize=1)
def identities(curriculum: Curriculum) -> Identities:
    """The identities of a curriculum."""
    things = tuple(_things(curriculum))
    gone = curriculum.retired.file.retired if curriculum.retired else ()
    return Identities(
        things=things,
        alive={(each.kind, each.id): each for each in reversed(things)},
        former={(each.kind, alias): each for each in things for alias in each.aliases if alias != each.id},
        retired={(str(each.kind), each.id): each for each in gone},
    )


def _things(curriculum: Curriculum) -> Iterator[Identity]:
    for module in curriculum.modules:
        yield from _of_module(module)
    for diagnostic in curriculum.diagnostics:
        where = partial(diagnostic.document.place, "title")
        yield Identity("diagnostic", diagnostic.id, diagnostic.file.aliases, where, diagnostic.file.title)
    if glossary := curriculum.glossary:
        for number, term in enumerate(glossary.file.terms):
            where = partial(glossary.document.place, "terms", number, "id")
            yield Identity("term", term.id, term.aliases, where, term.term)
    if sources := curriculum.sources:
        for number, source in enumerate(sources.file.sources):
            where = partial(sources.document.place, "sources", number, "id")
            yield Identity("source", source.id, source.aliases, where, source.title)


def _of_module(module: Module) -> Iterator[Identity]:
    at_title = partial(module.document.place, "title")
    yield Identity("module", module.id, module.aliases, at_title, module.title, module.id)
    for number, objective in enumerate(module.objectives):
        former = tuple(f"{module.id}.{alias}" for alias in objective.aliases)
        where = partial(module.document.place, "objectives", number, "id")
        yield Identity("objective", f"{module.id}.{objective.id}", former, where, objective.text, module.id)
    for number, item in enumerate(module.quiz.items if module.quiz else ()):
        assert module.quiz is not None
        where = partial(module.quiz.document.place, "items", number, "id")
        yield Identity("question", item.id, item.aliases, where, item.stem, module.id)
    for kind, part in (("lab", module.lab), ("dialogue", module.dialogue)):
        if part:
            yield Identity(kind, module.id, (), partial(part.document.place, "title"), part.title, module.id)
