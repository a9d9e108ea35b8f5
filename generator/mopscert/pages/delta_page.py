"""The page that asks those who studied the version before about what a release changed; complete without script."""

from typing import Any

from mopscert import addresses
from mopscert.model import Curriculum, Module, Question
from mopscert.pages import following as say
from mopscert.pages import markdown, words
from mopscert.pages.following import Following
from mopscert.pages.progress_page import listed
from mopscert.pages.templating import template
from mopscert.releases.comparison import Comparison
from mopscert.releases.following import Step


def delta_page(curriculum: Curriculum, following: Following, step: Step, comparison: Comparison) -> str:
    """Markdown of the page for a release that follows another one."""
    w = words.catalogue()["follow"]
    version = step.release.version
    page = addresses.delta_page(version)
    link = say.linking(page)
    title = w["delta"].format(version=version)
    others = say.others(following, step, link)
    concerns = others or step.modules
    return template("delta.md").render(
        front=markdown.front_matter({"title": title, "description": w["delta_description"].format(version=version)}),
        w=w,
        title=title,
        intro=w["delta_intro" if concerns else "delta_none"].format(before=comparison.old.version, version=version),
        others=others,
        changed=[
            (following.link(each.module.at, each.module.title, link), found)
            for each in step.modules
            if (found := say.lines(following, each, link, with_questions=False))
        ],
        new=[following.link(each.module.at, each.module.title, link) for each in step.modules if each.is_new],
        modules=[_module(page, *each) for each in say.of_release(following, curriculum, step)],
        next=words.catalogue()["review"]["next"],
        review=addresses.link(page, addresses.REVIEW),
    )


def _module(page: str, module: Module, questions: list[Question]) -> dict[str, Any]:
    """A module and its questions of what changed; each is called by what it is about."""
    there = addresses.module_page(module.id)
    objectives = {each.id: each.text for each in module.objectives}
    return {
        "title": module.title,
        "href": addresses.link(page, there),
        "asked": listed(questions),
        "questions": [
            {"text": objectives[each.objective], "href": addresses.link(page, there, f"q-{each.id}")}
            for each in questions
        ],
    }
