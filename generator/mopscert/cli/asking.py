"""What a verb still has to know: asked for on a terminal, and named in one sentence elsewhere."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
import msgspec

Values = dict[str, Any]


class Question(msgspec.Struct, frozen=True):
    """A question to the author: `choices` are made of the answers so far, `many` answers are words with blanks between.

    `needs` names the answers that the choices depend on. A `default` is taken where the answer is empty, and where
    there is nobody to ask.
    """

    text: str
    choices: Callable[[Values], Sequence[str]] | None = None
    default: Any = None
    many: bool = False
    type: Any = str
    needs: tuple[str, ...] = ()


def complete(values: Values, questions: Mapping[str, Question]) -> Values:
    """All values, the missing ones asked for; UsageError names them where there is no terminal."""
    missing = [name for name in questions if values[name] in (None, ())]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        needed = [name for name in missing if questions[name].default is None]
        if needed:
            raise click.UsageError(_missing(needed, values, questions))
        return {**values, **{name: questions[name].default for name in missing}}
    for name in missing:
        values = {**values, name: _ask(questions[name], values)}
    return values


def _missing(needed: Sequence[str], values: Values, questions: Mapping[str, Question]) -> str:
    """What is missing, and what can be chosen there as far as the values that are given tell."""
    lines = [f"missing: {', '.join(map(_option, needed))} (on a terminal the command asks)"]
    for name in needed:
        asked = questions[name]
        known = asked.choices and all(values[each] for each in asked.needs)
        if choices := asked.choices(values) if asked.choices and known else ():
            lines.append(f"  {_option(name)} is one of: {', '.join(choices)}")
    return "\n".join(lines)


def _option(name: str) -> str:
    """How a value is given: in capitals where it stands alone, as an argument."""
    parameters = click.get_current_context().command.params
    return next(
        each.human_readable_name if isinstance(each, click.Argument) else each.opts[0]
        for each in parameters
        if each.name == name
    )


def _ask(question: Question, values: Values) -> Any:
    choices = question.choices(values) if question.choices else ()
    kind: Any = click.Choice(list(choices)) if choices and not question.many else question.type
    hint = f" ({', '.join(choices)})" if choices and question.many else ""
    default = " ".join(question.default) if question.many and question.default is not None else question.default
    answer = click.prompt(question.text + hint, type=str if question.many else kind, default=default)
    return tuple(answer.split()) if question.many else answer
