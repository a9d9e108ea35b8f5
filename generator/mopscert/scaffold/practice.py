"""Skeletons of labs and dialogues: small ones that hold together, so that an author replaces part after part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mopscert.scaffold.kinds import PLACEHOLDER

Entry = dict[str, Any]
INPUT, EXPORT = "todo_input.csv", "todo_output.csv"
# One record stands twice in the input, and once in the answer.
ROWS = ("record_id,amount", "r1,10", "r2,20", "r2,20", "r3,30")
ANSWER = ("record_id,amount", "r1,10", "r2,20", "r3,30")
_COLUMNS = [
    {"name": "record_id", "type": "text", "meaning": "TODO say what it names."},
    {"name": "amount", "type": "integer", "meaning": "TODO say what is counted."},
]


def lab(title: str, practises: Sequence[str], guidance: str, minutes: int, learn: str, today: date) -> Entry:
    """The skeleton of a lab: one input, one export, one planted defect and the rule that it trips."""
    return {
        "title": title,
        "rev": 1,
        "practises": list(practises),
        "guidance": guidance,
        "minutes": minutes,
        "as_of": today.isoformat(),
        "scene": "TODO say where the learner is, and why the work matters today.\n",
        "task": "TODO say what the learner delivers, for any tool, and what may not change.\n",
        "inputs": [_file(INPUT, "TODO the records as they came", len(ROWS) - 1)],
        "exports": [{**_file(EXPORT, "TODO the records as they should be"), "identified_by": ["record_id"]}],
        "planted": [
            {
                "id": f"{PLACEHOLDER}defect",
                "text": "TODO say what is wrong in the input",
                "file": INPUT,
                "count": 1,
                "left": [{"how": "TODO as it came", "file": EXPORT, "do": "repeat", "rows": ["r2"]}],
            }
        ],
        "rules": _rules(learn),
        "hints": ["TODO say where to look.", "TODO say how to go about it.", "TODO name a first step."],
        "solution": "TODO describe one way to do it, in prose that fits every tool.\n",
        "families": ["spreadsheet", "script"],
        "capabilities": [
            {
                "id": f"{PLACEHOLDER}capability",
                "title": "TODO name the capability, in words that fit every tool",
                "open": ["TODO an open tool", "TODO another open tool"],
                "commercial": ["TODO a kind of commercial tool"],
                "transfers": "TODO say what is the same in every tool.",
                "stays": "TODO say what must be learnt again.",
            }
        ],
        "transfer_log": [
            {"id": f"{PLACEHOLDER}called", "text": "TODO ask what the step was called in the learner's tool?"},
            {"id": f"{PLACEHOLDER}by-hand", "text": "TODO ask what was done by hand?"},
            {"id": f"{PLACEHOLDER}elsewhere", "text": "TODO ask how it would go in a tool of another family?"},
        ],
    }


def _file(name: str, title: str, rows: int = 0) -> Entry:
    counted = {"rows": rows} if rows else {}
    return {"file": name, "title": title, "format": "csv", **counted, "columns": _COLUMNS}


def _rules(learn: str) -> list[Entry]:
    return [
        {
            "id": f"{PLACEHOLDER}columns",
            "type": "columns",
            "severity": "must",
            "text": "TODO say which columns the file has.",
            "message": "TODO say what is wrong with the columns, and what follows from it.",
            "learn": learn,
            "file": EXPORT,
        },
        {
            "id": f"{PLACEHOLDER}each-once",
            "type": "unique",
            "severity": "must",
            "text": "TODO say that each record stands there once.",
            "message": "TODO name records that stand there more than once: {count}, such as {examples}.",
            "trips": [f"{PLACEHOLDER}defect"],
            "learn": learn,
            "file": EXPORT,
            "columns": ["record_id"],
        },
    ]


def dialogue(title: str, practises: Sequence[str], minutes: int) -> Entry:
    """The skeleton of a dialogue: two turns, three ends, and no way that is best in everything."""
    return {
        "title": title,
        "rev": 1,
        "practises": list(practises),
        "minutes": minutes,
        "scene": "TODO say where it happens, what happened before, and who the learner is.\n",
        "goal": "TODO say in one sentence what the learner should try to reach.",
        "roles": [{"id": f"{PLACEHOLDER}role", "name": "TODO", "about": "TODO say who this is, and what they want."}],
        "meters": {
            meter: {"start": 0, "means": f"TODO say what {meter} stands for here."}
            for meter in ("outcome", "relationship", "governance")
        },
        "start": f"{PLACEHOLDER}opening",
        "nodes": [_node("opening", ["turn"] * 3), _node("turn", ["sour-end", "warm-end", "fair-end"])],
        "ends": [_end(name) for name in ("sour-end", "warm-end", "fair-end")],
        "closing": "TODO ask for one sentence about the reader's own work?",
        "rubric": [
            {
                "id": f"{PLACEHOLDER}criterion",
                "title": "TODO say what a mentor looks at",
                "levels": [f"TODO say what can be seen and heard for {points}." for points in _POINTS],
            }
        ],
    }


_POINTS = ("no point", "one point", "two points", "three points")
# What each way of answering does to outcome, relationship and governance; none is best in all of them.
_WAYS = {
    "refuse": ("TODO what a learner says who refuses, in natural speech.", (-1, -1, 1)),
    "give-in": ("TODO what a learner says who gives in, in natural speech.", (1, 1, -2)),
    "offer": ("TODO what a learner says who offers a way, in natural speech.", (0, 1, 1)),
}


def _node(name: str, targets: Sequence[str]) -> Entry:
    options = [_reply(way, target) for way, target in zip(_WAYS, targets, strict=True)]
    line = "TODO what is said, with what can be seen where that matters."
    return {"id": PLACEHOLDER + name, "speaker": f"{PLACEHOLDER}role", "line": line, "options": options}


def _reply(way: str, target: str) -> Entry:
    text, (outcome, relationship, governance) = _WAYS[way]
    effects: Mapping[str, int] = {"outcome": outcome, "relationship": relationship, "governance": governance}
    return {
        "id": PLACEHOLDER + way,
        "text": text,
        "effects": effects,
        "consequence": "TODO what the other person says and does then.",
        "next": PLACEHOLDER + target,
    }


def _end(name: str) -> Entry:
    return {
        "id": PLACEHOLDER + name,
        "title": "TODO the end in a few words",
        "line": "TODO what happens last.",
        "debrief": "TODO the principle behind it, without praise or blame.",
    }
