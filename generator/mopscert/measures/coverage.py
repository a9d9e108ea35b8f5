"""What belongs to what, both ways: objectives, sections, questions and practice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markdown_it.token import Token

from mopscert import prose
from mopscert.findings import Place
from mopscert.model import Cognitive, Dialogue, Heading, Lab, Lesson, Module, Objective, Pool, Question

# What a module has for doing instead of answering.
Practice = Lab | Dialogue


class Asked(msgspec.Struct, frozen=True):
    """A question, its module, and its position in the bank, counted from 0."""

    module: Module
    number: int
    item: Question

    def place(self, *pointer: str | int) -> Place:
        """Place of a part of the question in its bank."""
        assert self.module.quiz
        return self.module.quiz.document.place("items", self.number, *pointer)


class Covered(msgspec.Struct, frozen=True):
    """An objective, its position in the module counted from 0, the questions that ask for it, and what practises it."""

    module: Module
    number: int
    objective: Objective
    questions: tuple[Question, ...]
    practices: tuple[Practice, ...]

    @property
    def at_own_level(self) -> tuple[Question, ...]:
        """The questions at the objective's own cognitive level."""
        return tuple(item for item in self.questions if item.level == self.objective.level)

    @property
    def is_asked_at_its_level(self) -> bool:
        """True when a question asks at the objective's own level, or a task with its rubric has it made."""
        return bool(self.at_own_level) or is_made(self.module, self.objective)

    def of_pool(self, pool: Pool) -> int:
        """How many of the questions belong to a pool."""
        return sum(item.pool == pool for item in self.questions)


class Section(msgspec.Struct, frozen=True):
    """A `##` section of a lesson with all below it: what is taught there and which questions lead back to it.

    It stands from the line of its heading to before `end`; both count from 1, and None is the end of the lesson.
    """

    heading: Heading
    end: int | None
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]

    def stands_around(self, line: int) -> bool:
        """True for the lines of the section, its heading included."""
        return self.heading.line <= line and (self.end is None or line < self.end)


def asked(modules: Iterable[Module]) -> Iterator[Asked]:
    """All questions, in file order."""
    for module in modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            yield Asked(module, number, item)


def objectives(module: Module) -> tuple[Covered, ...]:
    """The objectives of a module with what covers them."""
    questions: dict[str, list[Question]] = defaultdict(list)
    for item in module.quiz.items if module.quiz else ():
        questions[item.objective].append(item)
    return tuple(
        Covered(
            module,
            number,
            objective,
            tuple(questions[objective.id]),
            tuple(each for each in practices(module) if objective.id in each.practises),
        )
        for number, objective in enumerate(module.objectives)
    )


def practices(module: Module) -> tuple[Practice, ...]:
    """The lab and the dialogue of a module, as far as it has them."""
    return tuple(each for each in (module.lab, module.dialogue) if each is not None)


def sections(module: Module) -> tuple[Section, ...]:
    """The `##` sections of a module's lesson, with what they serve; none without a lesson."""
    if module.lesson is None:
        return ()
    items = module.quiz.items if module.quiz else ()
    groups = _by_section(module.lesson.headings)
    ends = [*(group[0].line for group in groups[1:]), None]
    found = []
    for group, end in zip(groups, ends, strict=False):
        anchors = {f"#{heading.anchor}" for heading in group if heading.anchor}
        taught = tuple(each for each in module.objectives if each.taught_in in anchors)
        read_again = tuple(item for item in items if item.learn in anchors)
        found.append(Section(group[0], end, taught, read_again))
    return tuple(found)


def gives_task(lesson: Lesson, section: Section) -> bool:
    """True when a section has a task block for the reader's own job."""
    lines = (token.map[0] + 1 for token in lesson.tokens if prose.block_kind(token) == "task" and token.map)
    return any(map(section.stands_around, lines))


def is_made(module: Module, objective: Objective) -> bool:
    """True when the section that `made_in` names gives a task and, outside of it, a table of criteria."""
    lesson = module.lesson
    if lesson is None or objective.made_in is None or objective.level != Cognitive.CREATE:
        return False
    named = [each for each in sections(module) if f"#{each.heading.anchor}" == objective.made_in]
    return any(gives_task(lesson, each) and _has_rubric(lesson, each) for each in named)


def _has_rubric(lesson: Lesson, section: Section) -> bool:
    tables = (token.map[0] + 1 for token in lesson.tokens if _is_open_table(token) and token.map)
    return any(map(section.stands_around, tables))


def _is_open_table(token: Token) -> bool:
    """A table of the section itself, and not one inside a task or an example."""
    return token.type == "table_open" and token.level == 0


def _by_section(headings: Sequence[Heading]) -> list[list[Heading]]:
    """Headings in groups: each of level 2 with the deeper ones that follow it."""
    groups: list[list[Heading]] = []
    for heading in headings:
        if heading.level == 2:
            groups.append([heading])
        elif heading.level > 2 and groups:
            groups[-1].append(heading)
    return groups
