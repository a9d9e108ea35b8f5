"""A dialogue to practise: what is said, three ways to answer, what they lead to, and how it can end."""

from mopscert.findings import Document
from mopscert.model.base import Struct, Waiver

METERS = ("outcome", "relationship", "governance")


class Role(Struct, frozen=True, kw_only=True):
    """Someone who speaks besides the learner."""

    id: str
    name: str
    about: str


class Meter(Struct, frozen=True, kw_only=True):
    """Where a meter starts, and what it stands for in this dialogue."""

    start: int
    means: str


class Meters(Struct, frozen=True, kw_only=True):
    """The three meters; a run ends well when all of them are at zero or above."""

    outcome: Meter
    relationship: Meter
    governance: Meter


class Effects(Struct, frozen=True, kw_only=True):
    """By how much an option moves each meter, from -2 to 2."""

    outcome: int
    relationship: int
    governance: int


class Reply(Struct, frozen=True, kw_only=True):
    """Something that the learner can say or do; `next` is the id of a node or of an end."""

    id: str
    text: str
    effects: Effects
    consequence: str
    next: str


class Node(Struct, frozen=True, kw_only=True):
    """A point of the conversation: a role speaks, and there are three ways to answer."""

    id: str
    speaker: str
    line: str
    options: tuple[Reply, ...]
    waive: tuple[Waiver, ...] = ()


class End(Struct, frozen=True, kw_only=True):
    """A way in which the conversation can end, with its debrief."""

    id: str
    title: str
    line: str
    debrief: str


class Criterion(Struct, frozen=True, kw_only=True):
    """What a mentor looks for in an observed conversation; `levels` describe 0, 1, 2 and 3 points."""

    id: str
    title: str
    levels: tuple[str, ...]


class DialogueFile(Struct, frozen=True, kw_only=True):
    """The file `curriculum/<level>/<id>/dialogue.yaml`."""

    title: str
    rev: int
    practises: tuple[str, ...]
    minutes: int
    scene: str
    goal: str
    roles: tuple[Role, ...]
    meters: Meters
    start: str
    nodes: tuple[Node, ...]
    ends: tuple[End, ...]
    closing: str
    rubric: tuple[Criterion, ...]
    waive: tuple[Waiver, ...] = ()


class Dialogue(DialogueFile, frozen=True, kw_only=True):
    """A dialogue with its place."""

    document: Document
