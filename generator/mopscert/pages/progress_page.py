"""The learner's own pages: progress by objective, and review of what is due; complete on paper, filled in by script."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mopscert import addresses
from mopscert.model import Curriculum, Module, Pool, Programme, Question
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.following import Following
from mopscert.pages.templating import template
from mopscert.prose.html import render_inline
from mopscert.schemas import PROGRESS

PAGE, REVIEW, KEYBOARD = addresses.PROGRESS, addresses.REVIEW, addresses.KEYBOARD


def progress_page(curriculum: Curriculum, programme: Programme) -> str:
    """Markdown of the page that shows what a learner has answered, by level, module and objective."""
    w = words.catalogue()["progress"]
    labs = [(level, list(_labs(curriculum, level.id))) for level in programme.levels]
    return template("progress.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        programme=programme,
        levels=[(level, list(_modules(curriculum, level.id))) for level in programme.levels],
        ideas=list(_ideas(curriculum)),
        labs=[(level, found) for level, found in labs if found or level.repeated_labs],
        families=words.catalogue()["lab"]["family"],
        first=addresses.link(PAGE, addresses.module_page(programme.levels[0].modules[0])),
        review=addresses.link(PAGE, REVIEW),
        keyboard=addresses.link(PAGE, KEYBOARD),
        format=addresses.link(PAGE, addresses.format_page(PROGRESS)),
    )


def review_page(curriculum: Curriculum) -> str:
    """Markdown of the page that asks again what is due."""
    w = words.catalogue()["review"]
    return template("review.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        modules=[module for _, module in _written(curriculum)],
        questions=_questions,
        href=lambda module: addresses.link(REVIEW, addresses.module_page(module.id)),
        progress=addresses.link(REVIEW, PAGE),
    )


def keyboard_page() -> str:
    """Markdown of the page that names the keys."""
    w = words.catalogue()["keyboard"]
    front = markdown.front_matter({"title": w["title"], "description": w["description"]})
    return template("keyboard.md").render(front=front, w=w)


def modules_json(curriculum: Curriculum, programme: Programme, following: Following) -> bytes:
    """Which module asks which questions, where, and which version last changed it, for marks on links to modules."""
    modules = [
        {
            "page": addresses.address(addresses.module_page(module.id)),
            "known": " ".join([module.id, *module.aliases]),
            "items": _questions(module),
            "changed": following.changed(module.id),
        }
        for _, module in _written(curriculum)
    ]
    found = {"version": programme.version, "modules": modules}
    return (json.dumps(found, separators=(",", ":")) + "\n").encode()


def _written(curriculum: Curriculum) -> Iterator[tuple[str, Module]]:
    for module in curriculum.modules:
        if module.quiz and module.quiz.pool(Pool.LESSON):
            yield module.level, module


def _questions(module: Module, objective: str | None = None) -> str:
    """The module's lesson questions, or those that ask for one objective, as scripts read them."""
    items = module.quiz.pool(Pool.LESSON) if module.quiz else ()
    return listed(item for item in items if objective in (None, item.objective))


def listed(questions: Iterable[Question]) -> str:
    """Questions as scripts read them.

    Each is its id, its revision and its former ids with colons between them; spaces part the questions.
    """
    return " ".join(":".join([item.id, str(item.rev), *item.aliases]) for item in questions)


def _modules(curriculum: Curriculum, level: str) -> Iterator[dict[str, Any]]:
    for _, module in (each for each in _written(curriculum) if each[0] == level):
        page = addresses.module_page(module.id)
        objectives = [
            {
                "text": objective.text,
                "href": addresses.link(PAGE, page, (objective.taught_in or "").removeprefix("#")),
                "asked": _questions(module, objective.id),
            }
            for objective in module.objectives
        ]
        yield {
            "id": module.id,
            "former": " ".join(module.aliases),
            "title": module.title,
            "href": addresses.link(PAGE, page),
            "objectives": objectives,
            "dialogue": _dialogue(module),
        }


def _dialogue(module: Module) -> dict[str, Any] | None:
    """The dialogue of a module as scripts read it: its id with the former ones, its revision, how many ends it has."""
    if module.dialogue is None:
        return None
    kind = words.catalogue()["practice"]["kind"]["dialogue"]
    return {
        "known": " ".join([module.id, *module.aliases]),
        "rev": module.dialogue.rev,
        "ends": len(module.dialogue.ends),
        "title": f"{kind}: {module.dialogue.title}",
        "href": addresses.link(PAGE, addresses.dialogue_page(module.id)),
    }


def _labs(curriculum: Curriculum, level: str) -> Iterator[dict[str, Any]]:
    for module in curriculum.of_level(level):
        if module.lab:
            href = addresses.link(PAGE, addresses.lab_page(module.id))
            yield {
                "id": module.id,
                "former": " ".join(module.aliases),
                "title": module.lab.title,
                "rev": module.lab.rev,
                "href": href,
            }


def _ideas(curriculum: Curriculum) -> Iterator[dict[str, Any]]:
    """Wrong ideas that questions ask about, with what repairs them and where."""
    links = context(curriculum, PAGE)
    for idea in curriculum.misconceptions.file.misconceptions if curriculum.misconceptions else ():
        name, _, anchor = (idea.learn or "").partition("#")
        module = curriculum.by_id.get(name)
        if module and module.lesson:
            yield {
                "id": idea.id,
                "idea": render_inline(idea.idea, links),
                "repair": render_inline(idea.repair, links),
                "href": addresses.link(PAGE, addresses.module_page(name), anchor),
                "module": module.title,
            }
