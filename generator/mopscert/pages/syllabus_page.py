"""The syllabus: hours, kinds, blueprint, cognitive levels, questions and objectives, all computed."""

from collections import Counter
from typing import Any

from mopscert import addresses
from mopscert.model import Cognitive, Curriculum, Kind, Level, Pool, Programme
from mopscert.pages import markdown, words
from mopscert.pages.templating import template


def syllabus_page(curriculum: Curriculum, programme: Programme) -> str:
    """Markdown of the syllabus."""
    w = words.catalogue()["syllabus"]
    page = addresses.SYLLABUS
    return template("syllabus.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        programme=programme,
        levels=[_level(curriculum, level, page) for level in programme.levels],
        kinds=[(words.catalogue()["kind"][kind], kind) for kind in Kind],
        totals={level.id: sum(d.weights.get(level.id, 0) for d in programme.domains) for level in programme.levels},
    )


def _level(curriculum: Curriculum, level: Level, page: str) -> dict[str, Any]:
    modules = curriculum.of_level(level.id)
    cognitive = Counter(objective.level for module in modules for objective in module.objectives)
    return {
        "file": level,
        "href": addresses.link(page, addresses.level_page(level.id)),
        "minutes": sum(module.minutes for module in modules),
        "count": len(modules),
        "written": sum(not module.is_planned for module in modules),
        "kinds": Counter(module.kind for module in modules),
        "cognitive": [cognitive[each] for each in Cognitive],
        "modules": [
            {
                "file": module,
                "href": addresses.link(page, addresses.module_page(module.id)),
                "lesson": len(module.quiz.pool(Pool.LESSON)) if module.quiz else 0,
                "readiness": len(module.quiz.pool(Pool.READINESS)) if module.quiz else 0,
            }
            for module in modules
        ],
    }
