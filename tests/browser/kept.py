"""What a browser may hold when a learner comes back, and the script that puts it there."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from mopscert.model import Question

LONG_AGO = "2026-01-05"
# A day on which a question of the last box, which waits for 60 days, may be due.
LATER = (datetime.now(UTC) + timedelta(days=30)).date()
TIME = """
  const Real = Date;
  const now = () => Real.parse(sessionStorage.moment) + Math.round(performance.now());
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [now()])); }
    static now() { return now(); }
  };"""


def attempt(ok: bool, day: str = LONG_AGO) -> dict[str, Any]:
    """An answer given on a day."""
    return {"ok": ok, "chosen": [], "at": f"{day}T09:00:00.000Z"}


def record(rev: int, first: bool, last: bool, due: str = LONG_AGO, box: int = 1) -> dict[str, Any]:
    """The record of a question that was answered once or twice."""
    return {"rev": rev, "first": attempt(first), "last": attempt(last), "tries": 1, "box": box, "due": due}


def waiting(rev: int) -> dict[str, Any]:
    """The record of a question that was answered rightly and is not due before `LATER`."""
    return record(rev, True, True, LATER.isoformat(), box=5)


def state(items: dict[str, Any], ideas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """All that is kept."""
    return {"schema": 2, "items": items, "ideas": ideas or {}, **more}


def missed(questions: Iterable[Question], due: str = LONG_AGO) -> dict[str, Any]:
    """A state in which questions were answered wrongly and are due."""
    return state({item.id: record(item.rev, False, False, due) for item in questions})


def clock(moment: str) -> str:
    """A script by which the browser's time begins at a moment; `set_clock` moves it on."""
    return f"sessionStorage.moment ??= {json.dumps(moment)};{TIME}"


def set_clock(page: Page, moment: str) -> None:
    """Moves the time of a page with a `clock`; it counts from the next reload."""
    page.evaluate("(moment) => (sessionStorage.moment = moment)", moment)


def holding(value: Any) -> str:
    """A script that puts a state, or a text, into storage once, as if an earlier visit had left it."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f"sessionStorage.done ??= localStorage.setItem('mops:v1', {json.dumps(text)}) ?? 'done';"
