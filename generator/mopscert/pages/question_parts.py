"""What the template of each question type shows, with all Markdown rendered."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from mopscert.model import Choice, Match, Multiple, Number, Option, Order, Question
from mopscert.model.quiz import Extra, Step
from mopscert.pages import words
from mopscert.prose.html import Context, render_inline

Html = Callable[[str], str]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasId)


def parts(item: Question, context: Context) -> dict[str, Any]:
    """Values for `question_<type>.html.j2`."""
    html = partial(render_inline, context=context)
    match item:
        case Choice():
            return _choice(item, html)
        case Order():
            return _order(item, html)
        case Match():
            return _match(item, html)
        case Number():
            slips = [{"value": words.amount(m.value, item.unit), "why": html(m.why)} for m in item.miscalculations]
            return {
                "answer": words.amount(item.answer, item.unit),
                "working": html(item.working),
                "miscalculations": slips,
            }


def in_shown_order(item: Choice) -> Sequence[Option]:
    """Options as the page shows them: shuffled by a hash of their ids, so that the order tells nothing and stays."""
    return item.options if item.order == "fixed" else _mixed(item.id, item.options)


def _mixed(name: str, things: Iterable[Thing]) -> Sequence[Thing]:
    def key(thing: Thing) -> str:
        return hashlib.sha256(f"{name}/{thing.id}".encode()).hexdigest()

    return sorted(things, key=key)


def _choice(item: Choice, html: Html) -> dict[str, Any]:
    options = [
        {"id": each.id, "text": html(each.text), "why": html(each.why), "correct": bool(each.correct)}
        for each in in_shown_order(item)
    ]
    is_multiple = isinstance(item, Multiple)
    choose = words.catalogue()["question"]["choose"].format(number=words.number(len(item.keys)))
    return {
        "options": options,
        "keys": len(item.keys),
        "multiple": is_multiple,
        "choose": choose if is_multiple else "",
    }


def _order(item: Order, html: Html) -> dict[str, Any]:
    rows: list[Step | Extra] = [*item.steps, *item.extras]
    return {
        "rows": [each.id for each in _mixed(item.id, rows)],
        "texts": {each.id: html(each.text) for each in rows},
        "steps": [{"id": each.id, "why": html(each.why)} for each in item.steps],
        "extras": [{"id": each.id, "why": html(each.why)} for each in item.extras],
        "inversions": [{"early": each.early, "late": each.late, "why": html(each.why)} for each in item.inversions],
    }


def _match(item: Match, html: Html) -> dict[str, Any]:
    return {
        "targets": {each.id: each.text for each in item.targets},
        "prompts": [
            {
                "id": prompt.id,
                "text": html(prompt.text),
                "target": prompt.target,
                "why": html(prompt.why),
                "confusions": [{"target": each.target, "why": html(each.why)} for each in prompt.confusions],
            }
            for prompt in _mixed(item.id, item.prompts)
        ],
    }
