"""Dialogues made for tests."""

from mopscert.model import METERS, Dialogue, Effects, End, Node, Reply
from mopscert.model.dialogue import Meter, Meters, Role
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import YamlDocument

DOCUMENT = YamlDocument(TextFile("dialogue.yaml", ""))


def _reply(name: str, levels: tuple[int, int, int], following: str) -> Reply:
    return Reply(
        id=name,
        text=f"text of {name}",
        effects=Effects(**dict(zip(METERS, levels, strict=True))),
        consequence=f"consequence of {name}",
        next=following,
    )


def make(nodes: dict[str, list[tuple[tuple[int, int, int], str]]], start: int = 0) -> Dialogue:
    """A dialogue of `nodes`, each with effects and next step of its options; all other steps are ends.

    Texts say where they stand.
    """
    made = tuple(
        Node(
            id=name,
            speaker="x",
            line=f"line of {name}",
            options=tuple(_reply(f"{name}-{n}", *each) for n, each in enumerate(options)),
        )
        for name, options in nodes.items()
    )
    ends = sorted({following for options in nodes.values() for _, following in options} - nodes.keys())
    meter = Meter(start=start, means="")
    return Dialogue(
        title="",
        rev=1,
        practises=(),
        minutes=1,
        scene="",
        goal="",
        roles=(Role(id="x", name="X", about=""),),
        meters=Meters(outcome=meter, relationship=meter, governance=meter),
        start=next(iter(nodes)),
        nodes=made,
        ends=tuple(
            End(id=name, title=f"title of {name}", line=f"line of {name}", debrief=f"debrief of {name}")
            for name in ends
        ),
        closing="",
        rubric=(),
        document=DOCUMENT,
    )
