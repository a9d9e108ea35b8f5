"""Who cites which source, for the rules about sources."""

from collections.abc import Iterator
from functools import lru_cache, partial

from mopscert.checks.passages import linked
from mopscert.checks.references import Use
from mopscert.model import Curriculum


@lru_cache(maxsize=1)
def citations(curriculum: Curriculum) -> tuple[Use, ...]:
    """Each id of a source that a module, a question, a text, a term or a diagnostic names, known or not, and where."""
    return (
        *_of_modules(curriculum),
        *linked(curriculum, "source:"),
        *_of_terms(curriculum),
        *_of_diagnostics(curriculum),
    )


def _of_modules(curriculum: Curriculum) -> Iterator[Use]:
    for module in curriculum.modules:
        for place, name in enumerate(module.sources):
            yield name, partial(module.document.place, "sources", place)
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            for place, name in enumerate(item.sources):
                assert module.quiz is not None
                yield name, partial(module.quiz.document.place, "items", number, "sources", place)


def _of_terms(curriculum: Curriculum) -> Iterator[Use]:
    if curriculum.glossary:
        for number, term in enumerate(curriculum.glossary.file.terms):
            for place, name in enumerate(term.sources):
                yield name, partial(curriculum.glossary.document.place, "terms", number, "sources", place)


def _of_diagnostics(curriculum: Curriculum) -> Iterator[Use]:
    for diagnostic in curriculum.diagnostics:
        for place, name in enumerate(diagnostic.file.sources):
            yield name, partial(diagnostic.document.place, "sources", place)
