"""The page of a module: what it is, its lesson with checks in place, and what belongs behind it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import escape

from mopscert import addresses
from mopscert.measures.links import lesson_targets
from mopscert.model import Curriculum, Level, Module, Programme, Source
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.following import Following, lines, linking, told
from mopscert.pages.former import Former, notes
from mopscert.pages.lesson_html import lesson_markdown, placed_questions, remaining_questions
from mopscert.pages.practice import practices
from mopscert.pages.question_html import Asking, labels, questions_html
from mopscert.pages.source_html import source_html
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render_inline


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What the page of a module tells of earlier releases: of anchors that it has no longer, and what they changed."""

    notes: list[dict[str, Any]]
    news: dict[str, Any] | None


def module_page(curriculum: Curriculum, programme: Programme, module: Module, releases: Told) -> str:
    """Markdown of a module's page."""
    w = words.catalogue()["module"]
    page = addresses.module_page(module.id)
    links = context(curriculum, page)
    level = next(level for level in programme.levels if level.id == module.level)
    asking = Asking(curriculum, programme, module, page)
    lesson = lesson_markdown(asking, module.lesson) if module.lesson else None
    return template("module.md").render(
        front=markdown.front_matter({"title": module.title, "description": module.summary}),
        w=w,
        module=module,
        level=level,
        level_link=addresses.link(page, addresses.level_page(level.id)),
        kind=words.catalogue()["kind"][module.kind],
        domains=[domain for name in module.domains for domain in programme.domains if domain.id == name],
        requires=[_step(curriculum.by_id[name], page) for name in module.requires if name in curriculum.by_id],
        cognitive={each.id: each.title for each in programme.cognitive_levels},
        lesson=lesson,
        questions=_remaining(asking),
        practices=practices(curriculum, module, page),
        takeaways=[render_inline(text, links) for text in module.takeaways],
        terms=list(linked_terms(curriculum, module, links)),
        contribute=addresses.link(page, addresses.CONTRIBUTE),
        sources=[source_html(source) for source in _sources(curriculum, module)],
        notes=releases.notes,
        notes_words=words.catalogue()["retired"],
        news=releases.news,
        news_words=words.catalogue()["follow"],
        edits=list(_edits(programme, module)),
        reviewed=_reviewed(module),
        owner=w["owner"].format(owner=module.owner),
        steps=_steps(curriculum, programme, level, module, page),
    )


def _step(module: Module, page: str) -> dict[str, Any]:
    return {"title": module.title, "href": addresses.link(page, addresses.module_page(module.id))}


def _remaining(asking: Asking) -> str:
    """The questions that the lesson does not place, numbered on from those that it does."""
    placed, remaining = placed_questions(asking.module), remaining_questions(asking.module)
    total = len(placed) + len(remaining)
    return questions_html(asking, remaining, labels(len(placed) + 1, len(remaining), total))


def linked_terms(curriculum: Curriculum, module: Module, links: Context) -> Iterator[dict[str, str]]:
    """Terms to which the lesson links, in alphabetical order."""
    targets = lesson_targets(curriculum, module)
    names = {target.removeprefix("term:") for target in targets if target.startswith("term:")}
    for name in sorted(names & curriculum.terms.keys()):
        target, term = links.resolve(f"term:{name}"), curriculum.terms[name]
        if target:
            yield {"term": term.term, "definition": term.definition, "href": target.href}


def _sources(curriculum: Curriculum, module: Module) -> Iterator[Source]:
    cited = [name for item in (module.quiz.items if module.quiz else ()) for name in item.sources]
    for name in dict.fromkeys([*module.sources, *cited]):
        if name in curriculum.sources_by_id:
            yield curriculum.sources_by_id[name]


def of_releases(former: Sequence[Former], following: Following, module: Module) -> Told:
    """What the page of a module tells of earlier releases."""
    page = addresses.module_page(module.id)
    return Told(notes(former, page), _news(following, module, page))


def _news(following: Following, module: Module, page: str) -> dict[str, Any] | None:
    """What releases changed in a module: the last of it in a phrase, and all changes by release, the newest first."""
    found = following.of_module(module.id)
    if not found:
        return None
    w, link = words.catalogue()["follow"], linking(page)
    releases = [
        {
            "name": w["release_of"].format(version=each.release.version, day=words.day(each.release.released_on)),
            "href": addresses.link(page, addresses.delta_page(each.release.version)),
            "changes": [str(escape(line)) for line in lines(following, each, link) or [w["to_study"]]],
        }
        for each in found
    ]
    return {"last": told(found[0]), "releases": releases, "changed": following.changed(module.id)}


def _edits(programme: Programme, module: Module) -> Iterator[dict[str, str]]:
    w = words.catalogue()["module"]
    files = (
        ("edit_lesson", module.lesson.document if module.lesson else None),
        ("edit_questions", module.quiz.document if module.quiz else None),
        ("edit_figures", module.figures_document),
        ("edit_lab", module.lab.document if module.lab else None),
        ("edit_dialogue", module.dialogue.document if module.dialogue else None),
        ("edit_module", module.document),
    )
    for key, document in files:
        if document:
            yield {"text": w[key], "href": addresses.edit(programme, document.path)}


def _reviewed(module: Module) -> str:
    if module.reviewed_on is None or module.review_by is None:
        return ""
    text: str = words.catalogue()["module"]["reviewed"]
    return text.format(date=words.day(module.reviewed_on), by=words.day(module.review_by))


def _steps(
    curriculum: Curriculum, programme: Programme, level: Level, module: Module, page: str
) -> Sequence[dict[str, Any]]:
    """Previous and next module; past the ends of a level, the neighbouring level."""
    w = words.catalogue()["module"]
    modules = curriculum.of_level(level.id)
    here, rank = modules.index(module), programme.rank(level.id)
    steps = []
    if here > 0:
        steps.append({"way": "previous", "label": w["previous"], **_step(modules[here - 1], page)})
    if here + 1 < len(modules):
        steps.append({"way": "next", "label": w["next"], **_step(modules[here + 1], page)})
    elif rank + 1 < len(programme.levels):
        following = programme.levels[rank + 1]
        href = addresses.link(page, addresses.level_page(following.id))
        steps.append({"way": "next", "label": w["next"], "title": following.title, "href": href})
    return steps
