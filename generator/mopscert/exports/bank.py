"""The question bank as JSON for other programs; what is kept for readiness checks is in it, but not in clear view."""

import base64
import json
from typing import Any, Literal

import msgspec

from mopscert.model import Case, Curriculum, Module, Pool, Programme, Question
from mopscert.model.base import Struct

# What concerns authors only.
_OURS = ("waive",)


class BankObjective(Struct, frozen=True, kw_only=True):
    """An objective that questions name."""

    id: str
    text: str


class BankModule(Struct, frozen=True, kw_only=True):
    """The questions of a module; `readiness` are those of its readiness pool, as JSON in Base64."""

    id: str
    title: str
    level: str
    objectives: tuple[BankObjective, ...]
    cases: tuple[Case, ...] = ()
    lesson: tuple[Question, ...] = ()
    readiness: str | None = None


class Bank(Struct, frozen=True, kw_only=True):
    """The question bank of a programme, of which the bank's schema is the contract."""

    format: Literal[1]
    title: str
    version: str
    licence: Literal["CC-BY-4.0"]
    modules: tuple[BankModule, ...]


def bank_json(curriculum: Curriculum, programme: Programme) -> bytes:
    """The whole bank, in the order of the programme.

    The readiness pool is encoded so that search engines and a glance do not show its keys. It is no secret.
    """
    bank = Bank(
        format=1,
        title=programme.title,
        version=programme.version,
        licence="CC-BY-4.0",
        modules=tuple(_module(module) for module in curriculum.modules if module.quiz and module.quiz.items),
    )
    return f"{json.dumps(_plain(bank), ensure_ascii=False, indent=1)}\n".encode()


def _module(module: Module) -> BankModule:
    assert module.quiz
    kept = [_plain(item) for item in module.quiz.pool(Pool.READINESS)]
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return BankModule(
        id=module.id,
        title=module.title,
        level=module.level,
        objectives=tuple(BankObjective(id=each.id, text=each.text) for each in module.objectives),
        cases=module.quiz.cases,
        lesson=module.quiz.pool(Pool.LESSON),
        readiness=base64.b64encode(text.encode()).decode() if kept else None,
    )


def _plain(value: Any) -> Any:
    """What JSON holds for a value of the model: as in an author's file, nothing that is left out there stands here."""
    if isinstance(value, msgspec.Struct):
        kind = value.__struct_config__
        found = {kind.tag_field: kind.tag} if kind.tag_field else {}
        for field in msgspec.structs.fields(value):
            inner = getattr(value, field.name)
            if field.name not in _OURS and (field.required or inner != field.default):
                found[field.encode_name] = _plain(inner)
        return found
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
