"""Where the curriculum is thin: the state of each module, and the work that is most wanted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from mopscert.measures import bank
from mopscert.measures.coverage import asked, objectives
from mopscert.measures.links import lesson_targets
from mopscert.model import Cognitive, Curriculum, Module, Pool, Status, Targets


class ModuleState(msgspec.Struct, frozen=True):
    """What a module has.

    `types` are its question types; `thinking` counts questions by cognitive level; `used_once` are the misconceptions
    that only one question of the whole bank uses, and that question is here; `terms` counts the terms that it links to.
    """

    module: str
    level: str
    status: Status
    objectives: int
    lesson: int
    readiness: int
    types: tuple[str, ...]
    thinking: dict[Cognitive, int]
    used_once: tuple[str, ...]
    terms: int
    review_by: date | None


class Wanted(msgspec.Struct, frozen=True):
    """A piece of work: what is missing, how much of it, and the file or folder where it belongs.

    `kind` is a `module` to write (`count` modules build on it), questions that a `bank` lacks, question `types` that it
    lacks, an `objective` with too few questions or none at its own level, or a misconception to `explain` or to
    `repeat`.
    """

    kind: Literal["module", "bank", "types", "objective", "explain", "repeat"]
    id: str
    count: int
    path: str


class Thin(msgspec.Struct, frozen=True):
    """The state of modules, the targets that they are held to, and what is wanted, the most wanted of a kind first."""

    targets: Targets
    modules: tuple[ModuleState, ...]
    wanted: tuple[Wanted, ...]


def thin(curriculum: Curriculum, modules: Sequence[Module]) -> Thin:
    """Where some modules of a curriculum are thin."""
    targets = curriculum.programme.file.targets if curriculum.programme else Targets()
    usage = bank.misconceptions(curriculum, list(asked(curriculum.modules)))
    once = {each.misconception.id: each.questions[0].module.id for each in usage if len(each.questions) == 1}
    return Thin(
        targets=targets,
        modules=tuple(
            _state(curriculum, module, tuple(name for name in once if once[name] == module.id)) for module in modules
        ),
        wanted=(
            *_modules(curriculum, modules),
            *_banks(modules, targets),
            *_objectives(modules, targets),
            *_misconceptions(curriculum, usage, modules, targets),
        ),
    )


def _state(curriculum: Curriculum, module: Module, used_once: tuple[str, ...]) -> ModuleState:
    items = module.quiz.items if module.quiz else ()
    return ModuleState(
        module=module.id,
        level=module.level,
        status=module.status,
        objectives=len(module.objectives),
        lesson=sum(item.pool == Pool.LESSON for item in items),
        readiness=sum(item.pool == Pool.READINESS for item in items),
        types=tuple(sorted(bank.types(items))),
        thinking=dict(sorted(bank.thinking(items).items(), key=lambda pair: list(Cognitive).index(pair[0]))),
        used_once=used_once,
        terms=sum(target.startswith("term:") for target in lesson_targets(curriculum, module)),
        review_by=module.review_by,
    )


def _modules(curriculum: Curriculum, modules: Sequence[Module]) -> Iterator[Wanted]:
    """Planned modules, first those on which most others build, directly or through others."""
    waiting = Counter({module.id: 0 for module in modules if module.is_planned})
    for module in curriculum.modules:
        waiting.update(name for name in _below(curriculum, module) if name in waiting)
    for name, count in waiting.most_common():
        yield Wanted("module", name, count, f"curriculum/{curriculum.by_id[name].level}/{name}")


def _below(curriculum: Curriculum, module: Module) -> set[str]:
    """All modules that a module requires, directly or through others."""
    found: set[str] = set()
    ahead = list(module.requires)
    while ahead:
        name = ahead.pop()
        if name not in found and name in curriculum.by_id:
            found.add(name)
            ahead += curriculum.by_id[name].requires
    return found


def _banks(modules: Sequence[Module], targets: Targets) -> Iterator[Wanted]:
    found = []
    for module in modules:
        if module.quiz:
            lesson = targets.lesson - len(module.quiz.pool(Pool.LESSON))
            readiness = targets.readiness - len(module.quiz.pool(Pool.READINESS))
            missing = max(0, lesson) + max(0, readiness)
            kinds = max(0, targets.types - len(bank.types(module.quiz.items)))
            found.append(Wanted("bank", module.id, missing, module.quiz.document.path))
            found.append(Wanted("types", module.id, kinds, module.quiz.document.path))
    yield from _most_first([each for each in found if each.count])


def _objectives(modules: Sequence[Module], targets: Targets) -> Iterator[Wanted]:
    found = []
    for module in modules:
        for each in objectives(module) if module.quiz else ():
            is_reached = each.is_asked_at_its_level or each.objective.level == Cognitive.CREATE
            missing = max(targets.per_objective - len(each.questions), 0 if is_reached else 1)
            if missing and module.quiz:
                name = f"{module.id}.{each.objective.id}"
                found.append(Wanted("objective", name, missing, module.quiz.document.path))
    yield from _most_first(found)


def _misconceptions(
    curriculum: Curriculum, usage: Sequence[bank.Usage], modules: Sequence[Module], targets: Targets
) -> Iterator[Wanted]:
    """Misconceptions that the modules use: those without a section to read again, then those used too rarely."""
    if curriculum.misconceptions is None:
        return
    inside = {module.id for module in modules}
    here = [each for each in usage if any(question.module.id in inside for question in each.questions)]
    for each in here:
        if each.misconception.learn is None:
            path = curriculum.misconceptions.document.path
            yield Wanted("explain", each.misconception.id, len(each.questions), path)
    for each in here:
        missing = targets.per_misconception - len(each.questions)
        if missing > 0:
            yield Wanted("repeat", each.misconception.id, missing, each.questions[0].place().path)


def _most_first(found: Sequence[Wanted]) -> list[Wanted]:
    return sorted(found, key=lambda each: (each.kind, -each.count))
