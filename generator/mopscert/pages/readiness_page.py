"""The readiness check of a level: a page with its rules, and the questions of its pool as a document of their own."""

from collections.abc import Iterator

import msgspec

from mopscert.measures.blueprint import Blueprint, blueprint, domain_of
from mopscert.model import Case, Curriculum, Level, Module, Pool, Programme
from mopscert.pages import addresses, markdown, words
from mopscert.pages.question_html import Asking, case_html, question_html
from mopscert.pages.templating import template


class Named(msgspec.Struct, frozen=True):
    """An id and its title."""

    id: str
    title: str


class Share(msgspec.Struct, frozen=True):
    """How many questions a check draws from a domain."""

    id: str
    title: str
    drawn: int


class Rules(msgspec.Struct, frozen=True):
    """What the element must know of a check: its length, pass marks in percent, quotas, and the titles to report by."""

    level: str
    title: str
    questions: int
    minutes: int
    overall: int
    domain: int
    domains: tuple[Share, ...]
    thinking: tuple[Named, ...]


class Asked(msgspec.Struct, frozen=True):
    """A question of the pool as HTML, and what a draw goes by; `case` is empty without one."""

    domain: str
    thinking: str
    module: str
    case: str
    html: str


def readiness_page(curriculum: Curriculum, programme: Programme, level: Level) -> str:
    """Markdown of the page of a level's readiness check."""
    w = words.catalogue()["readiness"]
    page = addresses.readiness_page(level.id)
    found = blueprint(curriculum, programme, level)
    title = w["title"].format(level=level.title)
    description = w["description"].format(level=level.title)
    return template("readiness.md").render(
        front=markdown.front_matter({"title": title, "description": description}),
        w=w,
        title=title,
        level=level,
        level_link=addresses.link(page, addresses.level_page(level.id)),
        pools=found.pools,
        held=sum(pool.questions for pool in found.pools),
        can_fill=found.can_fill,
        missing=[pool for pool in found.pools if pool.short],
        contribute=addresses.link(page, addresses.CONTRIBUTE),
        rules=msgspec.json.encode(_rules(programme, found)).decode(),
        pool=addresses.asset_link(page, addresses.readiness_pool(level.id)),
    )


def readiness_pools(curriculum: Curriculum, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """Path and HTML document of the pool of each level that can fill its check."""
    for level in programme.levels:
        if blueprint(curriculum, programme, level).can_fill:
            yield addresses.readiness_pool(level.id), _document(curriculum, programme, level).encode()


def _document(curriculum: Curriculum, programme: Programme, level: Level) -> str:
    """All questions of a pool; its links are those of the page that shows them, and so is its base."""
    w = words.catalogue()["readiness"]
    page = addresses.readiness_page(level.id)
    askings = [Asking(curriculum, programme, module, page) for module in curriculum.of_level(level.id)]
    return template("readiness_pool.html").render(
        title=w["title"].format(level=level.title),
        intro=w["pool_intro"],
        base=addresses.page_link(addresses.readiness_pool(level.id), page),
        cases=[case for asking in askings for case in _cases(asking)],
        items=[item for asking in askings for item in _items(asking)],
    )


def _cases(asking: Asking) -> Iterator[tuple[str, str]]:
    for case in _used(asking.module):
        yield f"{asking.module.id}/{case.id}", case_html(asking, case)


def _used(module: Module) -> list[Case]:
    """The cases of the module that its readiness questions share."""
    if module.quiz is None:
        return []
    named = {item.case for item in module.quiz.pool(Pool.READINESS)}
    return [case for case in module.quiz.cases if case.id in named]


def _items(asking: Asking) -> Iterator[Asked]:
    module = asking.module
    for item in module.quiz.pool(Pool.READINESS) if module.quiz else ():
        yield Asked(
            domain=domain_of(module, item),
            thinking=item.level.value,
            module=module.id,
            case=f"{module.id}/{item.case}" if item.case else "",
            html=question_html(asking, item),
        )


def _rules(programme: Programme, found: Blueprint) -> Rules:
    level = found.level
    return Rules(
        level=level.id,
        title=level.title,
        questions=level.readiness.questions,
        minutes=level.readiness.minutes,
        overall=level.readiness.pass_overall,
        domain=level.readiness.pass_domain,
        domains=tuple(Share(pool.domain.id, pool.domain.title, pool.drawn) for pool in found.pools if pool.drawn),
        thinking=tuple(Named(each.id.value, each.title) for each in programme.cognitive_levels),
    )
