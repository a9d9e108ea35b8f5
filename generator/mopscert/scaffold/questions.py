"""Skeletons of questions, one for each type: complete in form, with a placeholder for all that an author must say."""

from typing import Any

import msgspec

from mopscert.scaffold.kinds import PLACEHOLDER

Entry = dict[str, Any]
_KEY_WHY = "TODO say what makes it right."
_WRONG_WHY = "TODO name the wrong idea, and say what repairs it."
_STEM = {
    "single": "TODO the question, in one sentence that can be answered without the options?",
    "multiple": "TODO the question, of which exactly two options are the answer?",
    "order": "TODO ask for the order, and say what it is an order of:",
    "match": "TODO ask for the match, and say what belongs to what:",
    "number": "TODO ask for the number, and say in which unit:",
}
TYPES = tuple(_STEM)


class Ask(msgspec.Struct, frozen=True):
    """What a new question is about: `learn` is an anchor with its `#`."""

    id: str
    type: str
    objective: str
    level: str
    pool: str
    learn: str


def asked_at(level: str) -> str:
    """The level of a question for an objective of a level: what is to be created is made in a task, and judged here."""
    return "evaluate" if level == "create" else level


def question(ask: Ask) -> Entry:
    """The skeleton of a question, its keys in the order of the format."""
    return {
        "id": ask.id,
        "rev": 1,
        "type": ask.type,
        "objective": ask.objective,
        "level": ask.level,
        "pool": ask.pool,
        "stem": f"TODO a small situation from work, with the facts that decide.\n\n{_STEM[ask.type]}\n",
        **_ANSWERS[ask.type],
        "hint": "TODO say where to look, without the answer.",
        "explanation": "TODO the principle, which everybody reads whatever they chose.",
        "learn": ask.learn,
    }


def _option(name: str, text: str, correct: bool = False) -> Entry:
    key = {"correct": True} if correct else {}
    return {"id": PLACEHOLDER + name, "text": text, **key, "why": _KEY_WHY if correct else _WRONG_WHY}


def _step(name: str, text: str) -> Entry:
    return {"id": PLACEHOLDER + name, "text": text, "why": "TODO say why it stands here, seen from the step before."}


_ANSWERS: dict[str, Entry] = {
    "single": {
        "options": [
            _option("key", "TODO what is right", correct=True),
            _option("distractor", "TODO what tempts, and is wrong"),
            _option("other-distractor", "TODO what else tempts, and is wrong"),
        ]
    },
    "multiple": {
        "choose": 2,
        "options": [
            _option("key", "TODO what is right", correct=True),
            _option("other-key", "TODO what else is right", correct=True),
            _option("distractor", "TODO what tempts, and is wrong"),
            _option("other-distractor", "TODO what else tempts, and is wrong"),
        ],
    },
    "order": {
        "steps": [
            _step("start", "TODO what comes first"),
            _step("middle", "TODO what follows from it"),
            _step("end", "TODO what comes last"),
        ],
        "inversions": [{"early": f"{PLACEHOLDER}end", "late": f"{PLACEHOLDER}start", "why": _WRONG_WHY}],
    },
    "match": {
        "prompts": [
            {
                "id": f"{PLACEHOLDER}case",
                "text": "TODO a thing to match",
                "target": f"{PLACEHOLDER}home",
                "why": _KEY_WHY,
                "confusions": [{"target": f"{PLACEHOLDER}spare", "why": _WRONG_WHY}],
            },
            {
                "id": f"{PLACEHOLDER}other-case",
                "text": "TODO another thing to match",
                "target": f"{PLACEHOLDER}other-home",
                "why": _KEY_WHY,
            },
        ],
        "targets": [
            {"id": f"{PLACEHOLDER}home", "text": "TODO what it belongs to"},
            {"id": f"{PLACEHOLDER}other-home", "text": "TODO what the other belongs to"},
            {"id": f"{PLACEHOLDER}spare", "text": "TODO what nothing belongs to"},
        ],
    },
    "number": {
        "answer": 1,
        "tolerance": 0,
        "unit": "TODO the unit",
        "working": "TODO show the way to the number, and put it into answer above.",
        "miscalculations": [{"value": 2, "why": "TODO name the step that goes wrong, and say how it goes right."}],
    },
}
