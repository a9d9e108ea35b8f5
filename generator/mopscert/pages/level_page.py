"""The page of a level: its promise, its modules, and how they build on each other."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from mopscert import addresses
from mopscert.measures.blueprint import FEW
from mopscert.model import Curriculum, Level, Module, Programme
from mopscert.pages import markdown, words
from mopscert.pages.figures import Node, draw_dependencies
from mopscert.pages.following import Following
from mopscert.pages.study_page import plans
from mopscert.pages.templating import template


def level_page(curriculum: Curriculum, programme: Programme, level: Level, following: Following) -> str:
    """Markdown of a level's page."""
    w = words.catalogue()["level"]
    page = addresses.level_page(level.id)
    modules = curriculum.of_level(level.id)
    minutes = sum(module.minutes for module in modules)
    readiness = w["readiness_rule"].format(
        questions=words.count(level.readiness.questions, "question"),
        minutes=words.duration(level.readiness.minutes),
        overall=level.readiness.pass_overall,
        domain=level.readiness.pass_domain,
        few=words.number(FEW),
    )
    study = addresses.link(page, addresses.study_page(level.id)) if any(plans(curriculum, programme, level)) else ""
    hours_note = w["hours_note"].format(modules=words.duration(minutes), other=words.duration(level.other_minutes))
    return template("level.md").render(
        front=markdown.front_matter({"title": level.title, "description": level.summary}),
        w=w,
        level=level,
        readiness=readiness,
        readiness_link=addresses.link(page, addresses.readiness_page(level.id)),
        labs=_labs(level, sum(1 for module in modules if module.lab)),
        labs_link=addresses.link(page, addresses.PROGRESS, "labs"),
        hours_note=hours_note,
        study_link=study,
        graph=_graph(curriculum, level, page),
        cards=list(cards(programme, modules, page)),
        news={module.id: following.tag(module.id) for module in modules},
    )


def _labs(level: Level, number: int) -> str:
    """What the level asks learners to do in labs."""
    w = words.catalogue()["level"]
    own = [w["labs_all"].format(labs=words.count(number, "lab"))] if number else []
    again = [w["labs_repeat"].format(labs=words.count(level.repeated_labs, "lab"))] if level.repeated_labs else []
    return " ".join([*own, *again])


def cards(programme: Programme, modules: tuple[Module, ...], page: str) -> Iterator[dict[str, Any]]:
    """What a list of modules shows of each."""
    w = words.catalogue()
    domains = {domain.id: domain.title for domain in programme.domains}
    for module in modules:
        yield {
            "id": module.id,
            "title": module.title,
            "href": addresses.link(page, addresses.module_page(module.id)),
            "summary": module.summary,
            "kind": w["kind"][module.kind],
            "kind_id": module.kind.value,
            "time": words.duration(module.minutes),
            "status": w["status"].get(module.status, ""),
            "planned": module.is_planned,
            "domain": domains.get(module.domains[0], ""),
        }


def _graph(curriculum: Curriculum, level: Level, page: str) -> str:
    """The modules of a level and those of other levels that they require, drawn."""
    inside = curriculum.of_level(level.id)
    edges = tuple((name, module.id) for module in inside for name in module.requires if name in curriculum.by_id)
    ids = {module.id for module in inside}
    outside = [module for module in curriculum.modules if module.id not in ids and module.id in {a for a, _ in edges}]
    nodes = tuple(
        Node(
            id=module.id,
            title=module.title,
            kind=module.kind,
            href=addresses.link(page, addresses.module_page(module.id)),
            planned=module.is_planned,
            outside=module.id not in ids,
        )
        for module in (*outside, *inside)
    )
    return _drawn(nodes, edges, f"graph-{level.id}")


@lru_cache(maxsize=16)
def _drawn(nodes: tuple[Node, ...], edges: tuple[tuple[str, str], ...], prefix: str) -> str:
    """On a live site, most saves leave the graphs as they are."""
    return draw_dependencies(nodes, edges, prefix)
