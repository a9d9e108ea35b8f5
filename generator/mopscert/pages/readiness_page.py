"""The readiness check of a level: a page with its rules, and the questions of its pool as a document of their own."""

from collections.abc import Iterator

import msgspec

from mopscert import addresses
from mopscert.measures.blueprint import FEW, Blueprint, blueprint, domain_of
from mopscert.model import Curriculum, Level, Pool, Programme
from mopscert.pages import markdown, words
from mopscert.pages.question_html import Asking, case_html, question_html
from mopscert.pages.templating import template

# Minutes by which a learner may make the timer longer, each time.
_LONGER = 10


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
    """What the element must know of a check: its length, pass marks in percent, quotas, and the titles to report by.

    A domain with fewer than `few` questions on a form has no pass mark of its own.
    """

    level: str
    title: str
    questions: int
    minutes: int
    overall: int
    domain: int
    few: int
    domains: tuple[Share, ...]
    thinking: tuple[Named, ...]


class Asked(msgspec.Struct, frozen=True):
    """A question of the pool as HTML, and what a draw goes by; `case` is empty without one, `shared` is its HTML."""

    domain: str
    thinking: str
    module: str
    case: str
    shared: str
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
        few=words.number(FEW),
        longer=_LONGER,
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
    """All questions of a pool, for the script and for those who have none.

    Its links are those of the page that shows the questions, and so is its base.
    """
    page = addresses.readiness_page(level.id)
    askings = [Asking(curriculum, programme, module, page) for module in curriculum.of_level(level.id)]
    return template("readiness_pool.html").render(
        w=words.catalogue()["readiness"],
        label=words.catalogue()["question"]["label"],
        level=level,
        base=addresses.page_link(addresses.readiness_pool(level.id), page),
        style=addresses.asset_link(page, addresses.STYLE),
        logo=addresses.asset_link(page, addresses.LOGO),
        domains={domain.id: domain.title for domain in programme.domains},
        items=[item for asking in askings for item in _items(asking)],
    )


def _items(asking: Asking) -> Iterator[Asked]:
    module = asking.module
    if module.quiz is None:
        return
    cases = {case.id: case_html(asking, case, case.id) for case in module.quiz.cases}
    for item in module.quiz.pool(Pool.READINESS):
        yield Asked(
            domain=domain_of(module, item),
            thinking=item.level.value,
            module=module.id,
            case=f"{module.id}/{item.case}" if item.case else "",
            shared=cases.pop(item.case, "") if item.case else "",  # it stands above the first of its questions
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
        few=FEW,
        domains=tuple(Share(pool.domain.id, pool.domain.title, pool.drawn) for pool in found.pools if pool.drawn),
        thinking=tuple(Named(each.id.value, each.title) for each in programme.cognitive_levels),
    )
