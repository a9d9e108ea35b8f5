"""Dialogues made for tests, and those of the real curriculum with all ways through them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

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


def shipped(root: Path) -> dict[str, dict[str, Any]]:
    """All dialogues of the real curriculum as they stand in their files, by the ids of their modules."""
    files = sorted((root / "curriculum").glob("*/*/dialogue.yaml"))
    return {file.parent.name: yaml.safe_load(file.read_text("utf-8")) for file in files}


def walks(dialogue: dict[str, Any]) -> Iterator[tuple[list[int], str, list[int]]]:
    """Every way through a dialogue: the numbers of its answers from 0, its end, and where the meters stand then.

    A way that comes back to where it was goes no further, and is no way through.
    """
    nodes = {node["id"]: node for node in dialogue["nodes"]}
    started = [dialogue["meters"][name]["start"] for name in METERS]

    def on(
        at: str, levels: list[int], picks: list[int], met: frozenset[str]
    ) -> Iterator[tuple[list[int], str, list[int]]]:
        if at not in nodes:
            yield picks, at, levels
        elif at not in met:
            for number, option in enumerate(nodes[at]["options"]):
                moved = [level + option["effects"][name] for level, name in zip(levels, METERS, strict=True)]
                yield from on(option["next"], moved, [*picks, number], met | {at})

    return on(dialogue["start"], started, [], frozenset())
