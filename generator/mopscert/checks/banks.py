"""What the rules about question banks share: which banks can be judged, and how a rate is said."""

from collections.abc import Iterator

from mopscert.checks.placeholders import is_skeleton
from mopscert.measures.bank import Rate
from mopscert.measures.coverage import Asked, asked
from mopscert.model import Curriculum, Module, Quiz, Status


def held(curriculum: Curriculum) -> Iterator[tuple[Module, Quiz]]:
    """The published modules, which are held to the targets, and their banks."""
    for module in curriculum.modules:
        if module.status == Status.PUBLISHED and module.quiz is not None:
            yield module, module.quiz


def written(curriculum: Curriculum, level_id: str) -> Iterator[Asked]:
    """The questions of a level without skeletons, whose type and level their author will still choose."""
    return (each for each in asked(curriculum.of_level(level_id)) if not is_skeleton(each.item))


def said(rate: Rate) -> str:
    """A rate as a sentence goes on: how often, and what chance gives with its standard error."""
    return (
        f"in {rate.hits:.0f} of {rate.questions} questions; "
        f"chance gives {rate.expected:.0f}, give or take {rate.error:.0f}"
    )
