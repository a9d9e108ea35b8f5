"""What the rules about releases share: what became of the things of the last release."""

from collections.abc import Iterator

from mopscert.checks.identities import Identities, Identity
from mopscert.model import (
    Catalogue,
    Curriculum,
    ModuleEntry,
    ObjectiveEntry,
    Question,
    QuestionEntry,
    SourceEntry,
    TermEntry,
)
from mopscert.releases.fingerprints import fingerprint, meaning

# Kinds whose ids are those of modules.
_OF_MODULES = ("lab", "dialogue")


def kept(known: Identities, kind: str, name: str) -> bool:
    """True when an id is alive, a former id, or retired; what belongs to a module goes with its name."""
    key = (kind, name)
    if key in known.alive or key in known.former or key in known.retired:
        return True
    if kind in ("objective", *_OF_MODULES):
        module, point, rest = name.partition(".")
        renamed = known.former.get(("module", module))
        return renamed is not None and kept(known, kind, f"{renamed.id}{point}{rest}")
    return False


def module_now(known: Identities, name: str) -> str | None:
    """The id that a module of the last release has now; None where it is gone."""
    if ("module", name) in known.alive:
        return name
    renamed = known.former.get(("module", name))
    return renamed.id if renamed else None


def questions(curriculum: Curriculum) -> Iterator[tuple[str, Question, int]]:
    """Module, question and its index in the bank of each question."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            yield module.id, item, number


def renamed_to(known: Identities, last: Catalogue, kind: str, name: str) -> Identity | None:
    """The one new thing that seems to be the lost one under another name."""
    new = [each for each in known.things if each.kind == kind and (kind, each.id) not in last.named]
    found = [each for each in new if (kind, each.id) not in last.former and _alike(known, last, each, name)]
    return found[0] if len(found) == 1 else None


def _alike(known: Identities, last: Catalogue, new: Identity, name: str) -> bool:
    match last.named.get((new.kind, name)):
        case ModuleEntry():
            inside = [each.id for each in last.questions if each.module == name]
            here = {each.id for each in known.things if each.kind == "question" and each.module == new.id}
            return len(here.intersection(inside)) * 2 > len(inside)
        case ObjectiveEntry() as entry:
            return meaning(new.said) == entry.meaning
        case QuestionEntry() as entry:
            return fingerprint(new.said) == entry.stem
        case TermEntry() as entry:
            return new.said == entry.term
        case SourceEntry() as entry:
            return new.said == entry.title
    return False
