"""The summary sheets of a level: each module on one printed page."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from mopscert import addresses
from mopscert.model import Curriculum, Level, Misconception, Module, answers
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.module_page import linked_terms
from mopscert.pages.templating import template
from mopscert.prose.html import render_inline

# More would not fit on a page beside what should be remembered.
MOST_IDEAS = 4


def summary_page(curriculum: Curriculum, level: Level) -> str:
    """Markdown of the page with a sheet for each module of a level that has a lesson."""
    w = words.catalogue()["summary"]
    title = w["title"].format(level=level.title)
    return template("summary.md").render(
        front=markdown.front_matter({"title": title, "description": w["description"].format(level=level.title)}),
        w=w,
        title=title,
        sheets=[_sheet(curriculum, level, module) for module in summarised(curriculum, level)],
    )


def summarised(curriculum: Curriculum, level: Level) -> tuple[Module, ...]:
    """The modules of a level of which there is something to sum up."""
    return tuple(module for module in curriculum.of_level(level.id) if module.lesson)


def _sheet(curriculum: Curriculum, level: Level, module: Module) -> dict[str, Any]:
    page = addresses.summary_page(level.id)
    links = context(curriculum, page, addresses.module_page(module.id))
    return {
        "module": module,
        "href": addresses.link(page, addresses.module_page(module.id)),
        "kind": words.catalogue()["kind"][module.kind],
        "takeaways": [render_inline(text, links) for text in module.takeaways],
        "terms": list(linked_terms(curriculum, module, links)),
        "ideas": list(_ideas(curriculum, module)),
    }


def _ideas(curriculum: Curriculum, module: Module) -> Iterator[Misconception]:
    """The wrong ideas that the module's questions test most often."""
    items = module.quiz.items if module.quiz else ()
    used = Counter(name for item in items for name in {answer.misconception for answer in answers(item)} if name)
    for name, _ in sorted(used.items(), key=lambda each: (-each[1], each[0]))[:MOST_IDEAS]:
        if name in curriculum.misconceptions_by_id:
            yield curriculum.misconceptions_by_id[name]
