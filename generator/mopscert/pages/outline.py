"""A curriculum without the prose of its lessons: most pages are made of it, so that a new sentence leaves them alone.

Their functions are given nothing else, so none of them can show what is not in the key by which it is known.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from mopscert.findings import Place, Waived
from mopscert.measures.links import lesson_targets
from mopscert.model import Curriculum, Heading, Lesson, LinkUse, Module, Named

Placed = TypeVar("Placed", Heading, Named)


class _Untold(msgspec.Struct, frozen=True):
    """Where a lesson is, without its text; implements `mopscert.findings.TextDocument`."""

    path: str
    text: str = ""
    digest: bytes = b""

    def line_place(self, line: int, word: str = "", last: int | None = None) -> Place:  # noqa: ARG002
        """The file as a whole."""
        return Place(self.path)


def outlined(curriculum: Curriculum) -> Curriculum:
    """The curriculum with the outlines of its lessons: what they hold, in which order, and where they lead."""
    return msgspec.structs.replace(
        curriculum,
        modules=tuple(msgspec.structs.replace(each, lesson=_outline(each.lesson)) for each in curriculum.modules),
        links={module.id: _links(curriculum, module) for module in curriculum.modules},
    )


def outline_text(curriculum: Curriculum, module: Module) -> str:
    """All that the outline of a module's lesson tells."""
    lesson, links = module.lesson, curriculum.links or {}
    told = lesson and [lesson.document.path, lesson.headings, lesson.checks, lesson.figures]
    return msgspec.json.encode([told, [link.target for link in links.get(module.id, ())]]).decode()


def unplaced(waived: Iterable[Waived]) -> tuple[Waived, ...]:
    """What is waived, without the lines on which it stands: they move with each new one."""
    return tuple(
        Waived(
            msgspec.structs.replace(each.finding, place=Place(each.finding.place.path), also=()),
            each.why,
            Place(each.place.path),
        )
        for each in waived
    )


def _links(curriculum: Curriculum, module: Module) -> tuple[LinkUse, ...]:
    path = module.lesson.document.path if module.lesson else ""
    return tuple(LinkUse(target, path, (), 0, 0) for target in sorted(lesson_targets(curriculum, module)))


def _outline(lesson: Lesson | None) -> Lesson | None:
    if lesson is None:
        return None
    lines = sorted({each.line for parts in (lesson.headings, lesson.checks, lesson.figures) for each in parts})
    # Not the lines, which move with each new one, but their order.
    ranks = {line: rank for rank, line in enumerate(lines, 1)}
    return Lesson(
        document=_Untold(lesson.document.path),
        parse=lambda _: (),
        headings=_ranked(lesson.headings, ranks),
        checks=_ranked(lesson.checks, ranks),
        figures=_ranked(lesson.figures, ranks),
        misplaced=(),
    )


def _ranked(parts: tuple[Placed, ...], ranks: Mapping[int, int]) -> tuple[Placed, ...]:
    return tuple(msgspec.structs.replace(each, line=ranks[each.line]) for each in parts)
