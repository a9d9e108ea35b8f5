"""Everything that may be answered to a question, in one shape, for whoever does not care about the question's type."""

from collections.abc import Iterator

import msgspec

from mopscert.model.quiz import Choice, Match, Number, Order, Question

Pointer = tuple[str | int, ...]


class Answer(msgspec.Struct, frozen=True):
    """One possible answer, or a part of one.

    `pointer` leads to it inside the question. `id` and `text` are None where it has none of its own, as a typical wrong
    number has; `why` is None for the targets of a match, whose reasons stand with its prompts.
    """

    pointer: Pointer
    correct: bool
    id: str | None = None
    text: str | None = None
    why: str | None = None
    misconception: str | None = None


def answers(item: Question) -> Iterator[Answer]:
    """All answers of a question, in file order."""
    match item:
        case Choice():
            for n, option in enumerate(item.options):
                is_key = bool(option.correct)
                yield Answer(("options", n), is_key, option.id, option.text, option.why, option.misconception)
        case Order():
            yield from _of_order(item)
        case Match():
            yield from _of_match(item)
        case Number():
            for n, slip in enumerate(item.miscalculations):
                yield Answer(("miscalculations", n), False, why=slip.why, misconception=slip.misconception)


def _of_order(item: Order) -> Iterator[Answer]:
    for n, step in enumerate(item.steps):
        yield Answer(("steps", n), True, step.id, step.text, step.why)
    for n, extra in enumerate(item.extras):
        yield Answer(("extras", n), False, extra.id, extra.text, extra.why, extra.misconception)
    for n, inversion in enumerate(item.inversions):
        yield Answer(("inversions", n), False, why=inversion.why, misconception=inversion.misconception)


def _of_match(item: Match) -> Iterator[Answer]:
    for n, prompt in enumerate(item.prompts):
        yield Answer(("prompts", n), True, prompt.id, prompt.text, prompt.why)
        for m, confusion in enumerate(prompt.confusions):
            at = ("prompts", n, "confusions", m)
            yield Answer(at, False, why=confusion.why, misconception=confusion.misconception)
    for n, target in enumerate(item.targets):
        yield Answer(("targets", n), False, target.id, target.text)
