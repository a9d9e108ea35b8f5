"""What the template of each question type shows, with all Markdown rendered."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from mopscert.measures.words import plain
from mopscert.model import Choice, Match, Multiple, Number, Option, Order, Question
from mopscert.model.quiz import Extra, Step
from mopscert.pages import words
from mopscert.prose.html import Context, render_inline

Html = Callable[[str], str]
# The wrong idea that an answer stands for, as the templates show it; None where it stands for none.
Idea = Callable[[str | None], dict[str, Any] | None]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasId)


def parts(item: Question, context: Context, idea: Idea) -> dict[str, Any]:
    """Values for `question_<type>.html.j2`."""
    html = partial(render_inline, context=context)
    match item:
        case Choice():
            return _choice(item, html, idea)
        case Order():
            return _order(item, html, idea)
        case Match():
            return _match(item, html, idea)
        case Number():
            return _number(item, html, idea)


def in_shown_order(item: Choice) -> Sequence[Option]:
    """Options as the page shows them: shuffled by a hash of their ids, so that the order tells nothing and stays."""
    return item.options if item.order == "fixed" else _mixed(item.id, item.options)


def _mixed(name: str, things: Iterable[Thing]) -> Sequence[Thing]:
    def key(thing: Thing) -> str:
        return hashlib.sha256(f"{name}/{thing.id}".encode()).hexdigest()

    return sorted(things, key=key)


def _choice(item: Choice, html: Html, idea: Idea) -> dict[str, Any]:
    options = [
        {
            "id": each.id,
            "text": html(each.text),
            "why": html(each.why),
            "correct": bool(each.correct),
            "idea": idea(each.misconception),
        }
        for each in in_shown_order(item)
    ]
    multiple = isinstance(item, Multiple)
    choose = words.catalogue()["question"]["choose"].format(number=words.number(len(item.keys))) if multiple else ""
    return {"options": options, "keys": len(item.keys), "multiple": multiple, "choose": choose}


def _order(item: Order, html: Html, idea: Idea) -> dict[str, Any]:
    rows: list[Step | Extra] = [*item.steps, *item.extras]
    return {
        "rows": [each.id for each in _mixed(item.id, rows)],
        "texts": {each.id: html(each.text) for each in rows},
        "steps": [{"id": each.id, "why": html(each.why)} for each in item.steps],
        "extras": [{"id": each.id, "why": html(each.why), "idea": idea(each.misconception)} for each in item.extras],
        "inversions": [
            {"early": each.early, "late": each.late, "why": html(each.why), "idea": idea(each.misconception)}
            for each in item.inversions
        ],
    }


def _match(item: Match, html: Html, idea: Idea) -> dict[str, Any]:
    return {
        # As plain text, since a list to choose from shows no marks.
        "targets": {each.id: plain(each.text) for each in item.targets},
        "prompts": [
            {
                "id": prompt.id,
                "text": html(prompt.text),
                "target": prompt.target,
                "why": html(prompt.why),
                "confusions": [
                    {"target": each.target, "why": html(each.why), "idea": idea(each.misconception)}
                    for each in prompt.confusions
                ],
            }
            for prompt in _mixed(item.id, item.prompts)
        ],
    }


def _number(item: Number, html: Html, idea: Idea) -> dict[str, Any]:
    return {
        "answer": words.amount(item.answer, item.unit),
        "working": html(item.working),
        "miscalculations": [
            {
                "value": each.value,
                "shown": words.amount(each.value, item.unit),
                "why": html(each.why),
                "idea": idea(each.misconception),
            }
            for each in item.miscalculations
        ],
    }
