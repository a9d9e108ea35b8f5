"""Every text of labs and dialogues that learners read, with its place, for the rules about prose and names.

The capability map is left out: it is the one place where a lab names products, and it is no Markdown.
"""

from collections.abc import Iterator

import msgspec

from mopscert.findings import Document
from mopscert.model import Dialogue, Lab, Module

Pointer = tuple[str | int, ...]


class PracticeText(msgspec.Struct, frozen=True):
    """A text and where it stands; `blocks` tells whether it may hold paragraphs and lists, or is one line."""

    document: Document
    pointer: Pointer
    text: str
    blocks: bool


def practice_texts(module: Module) -> Iterator[PracticeText]:
    """The texts of a module's lab and dialogue, in reading order."""
    if module.lab:
        for pointer, text in _of_lab(module.lab):
            yield PracticeText(module.lab.document, pointer, text, pointer[0] in ("scene", "task", "solution"))
    if module.dialogue:
        for pointer, text in _of_dialogue(module.dialogue):
            blocks = pointer[-1] in ("scene", "line", "consequence", "debrief")
            yield PracticeText(module.dialogue.document, pointer, text, blocks)


def _of_lab(lab: Lab) -> Iterator[tuple[Pointer, str]]:
    yield ("title",), lab.title
    yield ("scene",), lab.scene
    yield ("task",), lab.task
    for part, files in lab.described.items():
        for number, file in enumerate(files):
            yield (part, number, "title"), file.title
            for place, column in enumerate(file.columns):
                yield (part, number, "columns", place, "meaning"), column.meaning
    for number, planted in enumerate(lab.planted):
        yield ("planted", number, "text"), planted.text
        for place, left in enumerate(planted.left):
            yield ("planted", number, "left", place, "how"), left.how
    for number, rule in enumerate(lab.rules):
        yield ("rules", number, "text"), rule.text
        yield ("rules", number, "message"), rule.message
    for number, hint in enumerate(lab.hints):
        yield ("hints", number), hint
    yield ("solution",), lab.solution
    for number, prompt in enumerate(lab.transfer_log):
        yield ("transfer_log", number, "text"), prompt.text


def _of_dialogue(dialogue: Dialogue) -> Iterator[tuple[Pointer, str]]:
    yield ("title",), dialogue.title
    yield ("scene",), dialogue.scene
    yield ("goal",), dialogue.goal
    for number, role in enumerate(dialogue.roles):
        yield ("roles", number, "about"), role.about
    for meter in ("outcome", "relationship", "governance"):
        yield ("meters", meter, "means"), getattr(dialogue.meters, meter).means
    for number, node in enumerate(dialogue.nodes):
        yield ("nodes", number, "line"), node.line
        for place, option in enumerate(node.options):
            yield ("nodes", number, "options", place, "text"), option.text
            yield ("nodes", number, "options", place, "consequence"), option.consequence
    for number, end in enumerate(dialogue.ends):
        for key in ("title", "line", "debrief"):
            yield ("ends", number, key), getattr(end, key)
    yield ("closing",), dialogue.closing
    for number, criterion in enumerate(dialogue.rubric):
        yield ("rubric", number, "title"), criterion.title
        for place, level in enumerate(criterion.levels):
            yield ("rubric", number, "levels", place), level
