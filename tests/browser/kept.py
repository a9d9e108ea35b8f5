"""What a browser may hold when a learner comes back, and the script that puts it there."""

import json
from collections.abc import Iterable
from typing import Any

from mopscert.model import Question

LONG_AGO = "2026-01-05"


def attempt(ok: bool, day: str = LONG_AGO) -> dict[str, Any]:
    """An answer given on a day."""
    return {"ok": ok, "chosen": [], "at": f"{day}T09:00:00.000Z"}


def record(rev: int, first: bool, last: bool, due: str = LONG_AGO) -> dict[str, Any]:
    """The record of a question that was answered once or twice."""
    return {"rev": rev, "first": attempt(first), "last": attempt(last), "tries": 1, "box": 1, "due": due}


def state(items: dict[str, Any], ideas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """All that is kept."""
    return {"schema": 2, "items": items, "ideas": ideas or {}, **more}


def missed(questions: Iterable[Question], due: str = LONG_AGO) -> dict[str, Any]:
    """A state in which questions were answered wrongly and are due."""
    return state({item.id: record(item.rev, False, False, due) for item in questions})


def holding(value: Any) -> str:
    """A script that puts a state, or a text, into storage once, as if an earlier visit had left it."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f"sessionStorage.done ??= localStorage.setItem('mops:v1', {json.dumps(text)}) ?? 'done';"
