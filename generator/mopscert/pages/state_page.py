"""The state of the curriculum, as its own data say it: what is written, asked, practised, fair, and waived."""

from collections.abc import Iterator, Sequence
from typing import Any

from mopscert import addresses
from mopscert.findings import Waived
from mopscert.measures import bank, coverage, vendors
from mopscert.measures.blueprint import Blueprint, blueprint
from mopscert.measures.guessing import guesses
from mopscert.measures.thin import ModuleState, thin
from mopscert.model import Bars, Cognitive, Curriculum, Module, Pool, Programme, Question
from mopscert.model.figures import Bar
from mopscert.pages import markdown, words
from mopscert.pages.figures import draw
from mopscert.pages.templating import template

PAGE = addresses.STATE


def state_page(
    curriculum: Curriculum, programme: Programme, waived: Sequence[Waived], examples: vendors.Examples
) -> str:
    """Markdown of the page."""
    w = words.catalogue()["state"]
    items = [each.item for each in coverage.asked(curriculum.modules)]
    states = {state.module: state for state in thin(curriculum, curriculum.modules).modules}
    return template("state.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"], **markdown.UNSEARCHED}),
        w=w,
        targets=programme.targets,
        levels=[_level(curriculum, programme, rank, states) for rank in range(len(programme.levels))],
        figures=list(_figures(programme, items)),
        bank_intro=w["bank_intro"].format(least=bank.ENOUGH, errors=f"{bank.BEYOND:.0f}"),
        rates=[_rate(w["strategies"][rate.name], rate) for rate in (bank.longest_key(items), *guesses(items))],
        positions=[_rate(w["position"].format(position=each.name), each) for each in bank.key_positions(items)],
        ideas=_ideas(curriculum),
        modules=[_module(module) for module in curriculum.modules if module.lesson],
        examples=_examples(programme, examples),
        waived=[(each, _rule(each)) for each in waived],
    )


def _level(curriculum: Curriculum, programme: Programme, rank: int, states: dict[str, ModuleState]) -> dict[str, Any]:
    """A level: its modules, its domains with their pools, its kinds with their shares."""
    level = programme.levels[rank]
    found: Blueprint = blueprint(curriculum, programme, level)
    modules = curriculum.of_level(level.id)
    targets = {each.kind: each.at_least for each in programme.targets.kinds}
    kinds = words.catalogue()["kind"]
    return {
        "file": level,
        "minutes": found.minutes,
        "modules": [(_link(module.id), module, states[module.id]) for module in modules],
        "pools": found.pools,
        "drawn": sum(pool.drawn for pool in found.pools),
        "needed": sum(pool.needed for pool in found.pools),
        "held": sum(pool.questions for pool in found.pools),
        "is_complete": found.is_complete,
        "kinds": [(kinds[each.kind], each, f"{100 * each.share:.0f}", targets.get(each.kind)) for each in found.kinds],
    }


def _figures(programme: Programme, items: Sequence[Question]) -> Iterator[str]:
    """Questions by cognitive level and by type, as bars."""
    w = words.catalogue()["state"]
    if not items:
        return
    thinking, types = bank.thinking(items), bank.types(items)
    titles = {level.id: level.title for level in programme.cognitive_levels}
    counts = {
        "thinking": [(titles.get(each, each), thinking[each]) for each in Cognitive],
        "types": [(title, types[name]) for name, title in w["types"].items()],
    }
    for name, rows in counts.items():
        bars = tuple(Bar(label=label, value=float(count)) for label, count in rows)
        figure = Bars(id=name, title=w[f"{name}_title"], caption=w[f"{name}_caption"], unit=w["questions"], bars=bars)
        yield draw(figure, f"state-{name}")


def _rate(title: str, rate: bank.Rate) -> dict[str, Any]:
    """A rate in percent, with the standard error of chance and what both together say."""
    w = words.catalogue()["state"]["verdicts"]
    verdict = "telling" if rate.is_telling else "few" if rate.questions < bank.ENOUGH else "fair"
    return {
        "title": title,
        "questions": rate.questions,
        "share": f"{100 * rate.share:.0f}",
        "chance": f"{100 * rate.chance:.0f}",
        "spread": f"{100 * rate.spread:.0f}",
        "verdict": w[verdict],
    }


def _ideas(curriculum: Curriculum) -> dict[str, Any]:
    """Misconceptions: how many there are, and those that are used once or lead nowhere."""
    usage = bank.misconceptions(curriculum, list(coverage.asked(curriculum.modules)))
    once = [(each.misconception, each.questions[0].module) for each in usage if len(each.questions) == 1]
    return {
        "total": len(usage),
        "href": addresses.link(PAGE, addresses.IDEAS),
        "unexplained": [each.misconception for each in usage if each.misconception.learn is None],
        "unused": [each.misconception for each in usage if not each.questions],
        "once": [(idea, _link(module.id), module.title) for idea, module in once],
    }


def _examples(programme: Programme, found: vendors.Examples) -> dict[str, Any]:
    """How often products are named, by maker and by product, with the shares in percent."""
    w = words.catalogue()["state"]
    most = programme.targets.largest_maker
    target = w["examples_target"].format(least=vendors.ENOUGH, most=most) if most < 100 else ""
    tables = ((w["maker"], found.makers), (w["product"], found.products))
    return {
        "intro": " ".join((w["examples_intro"] if found.makers else w["no_examples"], target)).strip(),
        "tables": [(title, [(use, f"{100 * use.share:.0f}") for use in uses]) for title, uses in tables if uses],
    }


def _module(module: Module) -> dict[str, Any]:
    """The four-way table of a module: objectives by section, questions and practice; and its other sections."""
    headings = {f"#{heading.anchor}": heading.text for heading in module.lesson.headings} if module.lesson else {}
    w = words.catalogue()["state"]
    return {
        "file": module,
        "href": _link(module.id),
        "rows": [
            {
                "objective": each.objective,
                "level": w["short_levels"][each.objective.level],
                "section": headings.get(each.objective.taught_in or ""),
                "href": _link(module.id, (each.objective.taught_in or "").removeprefix("#")),
                "asked": w["asked_by"].format(
                    lesson=each.of_pool(Pool.LESSON),
                    readiness=each.of_pool(Pool.READINESS),
                    own=len(each.at_own_level),
                ),
                "practices": [(practice.title, _practice(module, practice)) for practice in each.practices],
            }
            for each in coverage.objectives(module)
        ],
        "others": [
            (section, _link(module.id, section.heading.anchor or ""), len(section.questions))
            for section in coverage.sections(module)
            if not section.objectives
        ],
    }


def _practice(module: Module, practice: coverage.Practice) -> str:
    page = addresses.lab_page(module.id) if practice is module.lab else addresses.dialogue_page(module.id)
    return addresses.link(PAGE, page)


def _link(module: str, anchor: str = "") -> str:
    return addresses.link(PAGE, addresses.module_page(module), anchor)


def _rule(waived: Waived) -> str:
    code = waived.finding.rule.code
    return addresses.link(PAGE, addresses.rule_page(code[:3]), code.lower())
