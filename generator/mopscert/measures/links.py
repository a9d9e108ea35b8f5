"""Where lessons lead: a check already knows it, and otherwise they are looked into."""

from mopscert import prose
from mopscert.model import Curriculum, Module


def lesson_targets(curriculum: Curriculum, module: Module) -> frozenset[str]:
    """Where the links of a module's lesson lead; nowhere without a lesson."""
    if module.lesson is None:
        return frozenset()
    if curriculum.links is None:
        return frozenset(link.target for link in prose.links(module.lesson.tokens))
    path = module.lesson.document.path
    return frozenset(link.target for link in curriculum.links.get(module.id, ()) if link.path == path)
