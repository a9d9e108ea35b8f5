"""What the rules about question banks share: which banks can be judged, and how a rate is said."""

from collections.abc import Iterator

from mopscert.measures.bank import Rate
from mopscert.model import Curriculum, Module, Quiz, Status


def held(curriculum: Curriculum) -> Iterator[tuple[Module, Quiz]]:
    """The published modules, which are held to the targets, and their banks."""
    for module in curriculum.modules:
        if module.status == Status.PUBLISHED and module.quiz is not None:
            yield module, module.quiz


def said(rate: Rate) -> str:
    """A rate as a sentence goes on: how often, and what chance gives with its standard error."""
    return (
        f"in {rate.hits:.0f} of {rate.questions} questions; "
        f"chance gives {rate.expected:.0f}, give or take {rate.error:.0f}"
    )
