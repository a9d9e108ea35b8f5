"""The wrong ideas that options stand for, with their ids, so that an author finds one before adding another."""

from typing import Any

from mopscert import addresses
from mopscert.measures import bank, coverage
from mopscert.model import Curriculum
from mopscert.pages import markdown, words
from mopscert.pages.templating import template

PAGE = addresses.IDEAS


def ideas_page(curriculum: Curriculum) -> str:
    """Markdown of the page: the ideas by the module that repairs them, in the order of study; the others at the end."""
    w = words.catalogue()["ideas"]
    usage = bank.misconceptions(curriculum, list(coverage.asked(curriculum.modules)))
    groups: dict[str, list[bank.Usage]] = {module.id: [] for module in curriculum.modules}
    groups[""] = []
    for each in usage:
        home = (each.misconception.learn or "").partition("#")[0]
        groups[home if home in groups else ""].append(each)
    return template("ideas.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"], **markdown.UNSEARCHED}),
        w=w,
        intro=w["intro"].format(ideas=words.count(len(usage), "idea")),
        groups=[_group(curriculum, name, found) for name, found in groups.items() if found],
    )


def _group(curriculum: Curriculum, name: str, found: list[bank.Usage]) -> dict[str, Any]:
    """The ideas that one module repairs, in the order of their ids."""
    w = words.catalogue()["ideas"]
    return {
        "id": name or "no-module",
        "title": curriculum.by_id[name].title if name else w["nowhere"],
        "rows": [_row(curriculum, each) for each in sorted(found, key=lambda each: each.misconception.id)],
    }


def _row(curriculum: Curriculum, usage: bank.Usage) -> dict[str, Any]:
    """An idea, the section that repairs it, and how many questions use it."""
    name, _, anchor = (usage.misconception.learn or "").partition("#")
    lesson = curriculum.by_id[name].lesson if name else None
    headings = lesson.headings if lesson else ()
    return {
        "idea": usage.misconception,
        "section": next((heading.text for heading in headings if heading.anchor == anchor), ""),
        "href": addresses.link(PAGE, addresses.module_page(name), anchor) if name else "",
        "questions": len(usage.questions),
    }
