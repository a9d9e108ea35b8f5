"""What hand-written pages may ask of the data: figures computed on the spot, never numbers typed by hand."""

import re
from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup

from mopscert.model import Curriculum, Module, Pool, Programme
from mopscert.pages import markdown, words
from mopscert.pages.figures import Step, draw, draw_ladder
from mopscert.pages.level_page import cards
from mopscert.pages.question_html import Asking, question_html
from mopscert.pages.templating import template
from mopscert.releases.changes import Kind, kinds

HOME = "index.md"


class Facts:
    """The `programme` of hand-written pages. A `level` narrows a figure to that level's id."""

    def __init__(self, curriculum: Curriculum, programme: Programme) -> None:
        self._curriculum = curriculum
        self._programme = programme
        # The pages are Markdown, and what authors wrote is not: it is shown letter by letter.
        self.title = markdown.literal(programme.title)
        self.summary = markdown.literal(programme.summary)
        self.version = programme.version
        self.repository = programme.repository.url

    def levels(self) -> int:
        """Number of levels."""
        return len(self._programme.levels)

    def domains(self) -> int:
        """Number of domains."""
        return len(self._programme.domains)

    def hours(self, level: str = "") -> int:
        """Promised hours."""
        return sum(each.hours for each in self._programme.levels if level in ("", each.id))

    def modules(self, level: str = "", kind: str = "") -> int:
        """Number of modules, also of one kind."""
        return sum(kind in ("", module.kind) for module in self._of(level))

    def written(self, level: str = "") -> int:
        """Number of modules that have a lesson."""
        return sum(not module.is_planned for module in self._of(level))

    def ready(self, level: str = "") -> str:
        """How many of the lessons are there, in words."""
        lessons = words.count(self.modules(level), "lesson")
        return str(words.catalogue()["level"]["ready"]).format(n=self.written(level), lessons=lessons)

    def objectives(self, level: str = "") -> int:
        """Number of objectives."""
        return sum(len(module.objectives) for module in self._of(level))

    def questions(self, level: str = "", pool: str = "") -> int:
        """Number of questions, also of one pool."""
        items = [item for module in self._of(level) for item in (module.quiz.items if module.quiz else ())]
        return sum(pool in ("", item.pool) for item in items)

    def terms(self) -> int:
        """Number of terms in the glossary."""
        return len(self._curriculum.terms)

    def sources(self) -> int:
        """Number of sources."""
        return len(self._curriculum.sources_by_id)

    def _of(self, level: str) -> list[Module]:
        return [module for module in self._curriculum.modules if level in ("", module.level)]


def functions(curriculum: Curriculum, programme: Programme) -> Mapping[str, Any]:
    """Everything that a hand-written page may call, by name."""
    return {
        "programme": Facts(curriculum, programme),
        "number": words.number,
        "count": words.count,
        "level_cards": lambda: _level_cards(curriculum, programme),
        "written_modules": lambda: _written_modules(curriculum, programme),
        "question": lambda name: _question(curriculum, programme, name),
        "figure": lambda module, name: _figure(curriculum, module, name),
        "ladder": lambda: _ladder(curriculum, programme),
        "kinds_of_changes": _kinds_of_changes,
    }


def expand(text: str, available: Mapping[str, Any]) -> str:
    """Replace the calls in a hand-written page by what they give; jinja2.UndefinedError for an unknown name."""
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - it is Markdown
        loader=jinja2.DictLoader({}),  # no file is put in
    )
    return environment.from_string(text).render(available)


def _level_cards(curriculum: Curriculum, programme: Programme) -> Markup:
    facts = Facts(curriculum, programme)
    html = template("level_cards.html").render(programme=programme, facts=facts)
    return Markup(html)  # noqa: S704 - made by an escaping template


def _written_modules(curriculum: Curriculum, programme: Programme) -> Markup:
    modules = tuple(module for module in curriculum.modules if not module.is_planned)
    html = template("module_cards.html").render(cards=list(cards(programme, modules, HOME)))
    return Markup(html)  # noqa: S704 - made by an escaping template


def _question(curriculum: Curriculum, programme: Programme, name: str) -> str:
    module = next(m for m in curriculum.modules if m.quiz and any(item.id == name for item in m.quiz.items))
    item = curriculum.questions[name]
    if item.pool != Pool.LESSON:
        raise ValueError(f'the question "{name}" belongs to the readiness pool, so no page may show it')
    return question_html(Asking(curriculum, programme, module, HOME), item)


def _kinds_of_changes() -> str:
    """All kinds of changes between two versions, as a table in Markdown: the sentence of each, and its size."""
    w = words.catalogue()["changes"]
    rows = [f"| {_sentence(kind)} | {w['never'] if kind.error else kind.size} |" for kind in kinds().values()]
    return "\n".join([f"| {w['change']} | {w['size']} |", "|---|---|", *rows])


def _sentence(kind: Kind) -> str:
    """The sentence of a kind with a dot where something is filled in."""
    return re.sub(r"\{\w+\}", "…", kind.text)


def _figure(curriculum: Curriculum, module: str, name: str) -> str:
    figure = next(figure for figure in curriculum.by_id[module].figures if figure.id == name)
    return f"<div>{draw(figure, f'figure-{name}')}</div>"


def _ladder(curriculum: Curriculum, programme: Programme) -> str:
    steps = [
        Step(level.title, level.motto, [(m.kind, not m.is_planned) for m in curriculum.of_level(level.id)])
        for level in programme.levels
    ]
    facts = Facts(curriculum, programme)
    parts = [f"{level.title} ({level.motto}): {facts.ready(level.id)}" for level in programme.levels]
    return draw_ladder(steps, "; ".join(parts), words.catalogue()["graph"]["pale"])
