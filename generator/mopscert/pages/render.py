"""A curriculum to a site: which pages there are, what they load, and in which order they stand."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

import msgspec

from mopscert import addresses
from mopscert.caching import Store
from mopscert.errors import MopscertError
from mopscert.findings import Rulebook, Waived
from mopscert.measures.vendors import Examples, examples
from mopscert.model import Curriculum, Lab, Module, Programme
from mopscert.pages import lab_files, markdown, words
from mopscert.pages.assets import SCRIPTS, assets
from mopscert.pages.delta_page import delta_page
from mopscert.pages.diagnostic_page import diagnostic_page, diagnostics_page
from mopscert.pages.diagnostic_sheet import sheet
from mopscert.pages.dialogue_page import dialogue_page
from mopscert.pages.feed import feed
from mopscert.pages.following import Following
from mopscert.pages.formats_pages import formats_pages
from mopscert.pages.former import Former, former, former_pages
from mopscert.pages.glossary_page import glossary_page
from mopscert.pages.handwritten import HOME, functions
from mopscert.pages.ideas_page import ideas_page
from mopscert.pages.kept import (
    Once,
    Piece,
    Rendered,
    Rest,
    Seeing,
    keep_rest,
    known_rest,
    lesson_key,
    practice_key,
    rendered,
    rest_key,
    shared,
)
from mopscert.pages.lab_page import lab_page
from mopscert.pages.lab_sheet import lab_reader, lab_sheet
from mopscert.pages.level_page import level_page
from mopscert.pages.mentor_page import mentor_page
from mopscert.pages.module_page import Told, module_page, of_releases
from mopscert.pages.outline import outlined, unplaced
from mopscert.pages.parts import in_parts
from mopscert.pages.progress_page import keyboard_page, modules_json, progress_page, review_page
from mopscert.pages.readiness_page import readiness_page, readiness_pools
from mopscert.pages.releases_pages import releases_entries, releases_pages
from mopscert.pages.rules_pages import families, rules_pages
from mopscert.pages.site import Navigation, Reader, Site
from mopscert.pages.sources_page import sources_page
from mopscert.pages.state_page import state_page
from mopscert.pages.study_page import calendar, plans, study_page
from mopscert.pages.summary_page import summarised, summary_page
from mopscert.pages.syllabus_page import syllabus_page
from mopscert.releases.catalogue import catalogue, encode, sections, sections_of
from mopscert.releases.following import steps
from mopscert.schemas import FORMATS, schema

ABOUT = "about.md"
NOTHING = Store(None)


def render(
    curriculum: Curriculum,
    rulebook: Rulebook,
    waived: Sequence[Waived],
    read: Reader,
    address: str = "",
    store: Store = NOTHING,
) -> Site:
    """Render everything, with pages about the rules and the warnings that are waived.

    `read` reads files of labs and of releases. `address` is that of the site, for its feed; "" where it is not known.
    What the `store` knows is not rendered anew.
    MopscertError when there is no sound programme to render.
    """
    if curriculum.programme is None:
        raise MopscertError("curriculum/programme.yaml is missing or unsound, so there is nothing to render")
    programme = curriculum.programme.file
    read, outline, waived, named = Once(read), outlined(curriculum), unplaced(waived), examples(curriculum)
    alike = shared(outline)
    key = rest_key(alike, outline, named, waived, address)
    rest = known_rest(store, key, read)
    if rest is None:
        rest = _rest(outline, programme, rulebook, waived, named, read, address)
        keep_rest(store, key, rest)
    of_modules = rendered(store, list(_pieces(curriculum, outline, programme, alike, rest.told, read)))
    listed = msgspec.structs.replace(rest.listed, sections=sections(each.sections for each in of_modules))
    pages = {path: text for each in of_modules for path, text in each.pages.items()}
    return Site(
        pages=dict(sorted({**rest.pages, **pages}.items())),
        assets=dict(sorted({**rest.assets, addresses.CATALOGUE: encode(listed)}.items())),
        navigation=rest.navigation,
        unlisted=rest.unlisted,
        functions=functions(curriculum, programme),
        styles=[addresses.STYLE],
        scripts=[f"{addresses.ASSETS}/{name}" for name in SCRIPTS],
        feed=rest.feed,
    )


def _rest(
    outline: Curriculum,
    programme: Programme,
    rulebook: Rulebook,
    waived: Sequence[Waived],
    named: Examples,
    read: Reader,
    address: str,
) -> Rest:
    """All that shows nothing of the prose of lessons."""
    read = Seeing(read)
    listed = catalogue(outline, programme, read)
    former_addresses = former(listed)
    following = Following(listed, steps(outline, read))
    unlisted = dict(former_pages(former_addresses))
    deltas = dict(_deltas(outline, following))
    pages = {**dict(_pages(outline, programme, former_addresses, following, read)), **deltas}
    pages.update(_pages_for_authors(outline, programme, rulebook, waived, named))
    assets = {**dict(_assets(outline, programme, following, read)), **dict(_feed(following, programme, address))}
    of_modules = {path for module in outline.modules for path in _paths(module)}
    return Rest(
        listed=listed,
        told={module.id: of_releases(former_addresses, following, module) for module in outline.modules},
        pages={**unlisted, **pages},
        assets=assets,
        navigation=_inert(_navigation(outline, programme, rulebook, following)),
        unlisted=sorted((unlisted.keys() - pages.keys() - of_modules) | set(list(deltas)[1:])),
        feed=addresses.FEED if following.steps else "",
        seen=read.seen,
    )


def _pieces(
    curriculum: Curriculum,
    outline: Curriculum,
    programme: Programme,
    alike: bytes,
    told: Mapping[str, Told],
    read: Reader,
) -> Iterator[Piece]:
    """The pages of each module, in two pieces: with the prose of its lesson, and without it."""
    for whole, module in zip(curriculum.modules, outline.modules, strict=True):
        releases = told[module.id]
        make = partial(_lesson, curriculum, programme, whole, releases)
        yield Piece(lesson_key(alike, whole, releases), make)
        if module.lab or module.dialogue:
            practice = partial(_practice, outline, programme, module, read)
            yield Piece(practice_key(alike, outline, module, read), practice)


def _lesson(curriculum: Curriculum, programme: Programme, module: Module, releases: Told) -> Rendered:
    page = module_page(curriculum, programme, module, releases)
    return Rendered({addresses.module_page(module.id): page}, tuple(sections_of(module)))


def _practice(outline: Curriculum, programme: Programme, module: Module, read: Reader) -> Rendered:
    pages = {}
    if module.lab:
        files = lab_reader(module, read)
        pages[addresses.lab_page(module.id)] = lab_page(outline, programme, module, module.lab, files)
    if module.dialogue:
        pages[addresses.dialogue_page(module.id)] = dialogue_page(outline, programme, module, module.dialogue)
        pages[addresses.mentor_page(module.id)] = mentor_page(outline, programme, module, module.dialogue)
    return Rendered(pages)


def _paths(module: Module) -> Iterator[str]:
    """Where the pages of a module stand."""
    yield addresses.module_page(module.id)
    if module.lab:
        yield addresses.lab_page(module.id)
    if module.dialogue:
        yield addresses.dialogue_page(module.id)
        yield addresses.mentor_page(module.id)


def _deltas(curriculum: Curriculum, following: Following) -> Iterator[tuple[str, str]]:
    """Pages about what each release changed, the newest first."""
    for step in following.steps:
        if step.comparison:
            yield (
                addresses.delta_page(step.release.version),
                delta_page(curriculum, following, step, step.comparison),
            )


def _feed(following: Following, programme: Programme, address: str) -> Iterator[tuple[str, bytes]]:
    if following.steps:
        yield addresses.FEED, feed(following, programme, address)


def _pages(
    curriculum: Curriculum, programme: Programme, former: Sequence[Former], following: Following, read: Reader
) -> Iterator[tuple[str, str]]:
    for level in programme.levels:
        yield addresses.level_page(level.id), level_page(curriculum, programme, level, following)
        yield addresses.readiness_page(level.id), readiness_page(curriculum, programme, level)
        if summarised(curriculum, level):
            yield addresses.summary_page(level.id), summary_page(curriculum, level)
        if found := list(plans(curriculum, programme, level)):
            yield addresses.study_page(level.id), study_page(found)
    for diagnostic in curriculum.diagnostics:
        yield addresses.diagnostic_page(diagnostic.id), diagnostic_page(curriculum, programme, diagnostic)
    if curriculum.diagnostics:
        yield addresses.DIAGNOSTICS, diagnostics_page(curriculum)
    yield addresses.SYLLABUS, syllabus_page(curriculum, programme)
    yield addresses.GLOSSARY, glossary_page(curriculum, former)
    yield addresses.SOURCES, sources_page(curriculum, former)
    yield addresses.PROGRESS, progress_page(curriculum, programme)
    yield addresses.REVIEW, review_page(curriculum)
    yield addresses.KEYBOARD, keyboard_page()
    yield from releases_pages(curriculum, following, read)


def _pages_for_authors(
    curriculum: Curriculum, programme: Programme, rulebook: Rulebook, waived: Sequence[Waived], named: Examples
) -> Iterator[tuple[str, str]]:
    yield addresses.IDEAS, ideas_page(curriculum)
    yield addresses.STATE, state_page(curriculum, programme, waived, named)
    yield from _pages_of_the_tool(rulebook)


@cache
def _pages_of_the_tool(rulebook: Rulebook) -> tuple[tuple[str, str], ...]:
    """Pages that no curriculum changes; a live site renders others many times."""
    return (*formats_pages(), *rules_pages(rulebook))


@cache
def _assets_of_the_tool() -> tuple[tuple[str, bytes], ...]:
    """As the pages of the tool."""
    return tuple(assets())


def _assets(
    curriculum: Curriculum, programme: Programme, following: Following, read: Reader
) -> Iterator[tuple[str, bytes]]:
    yield from _assets_of_the_tool()
    yield addresses.MODULES, modules_json(curriculum, programme, following)
    yield from readiness_pools(curriculum, programme)
    for level in programme.levels:
        for plan in plans(curriculum, programme, level):
            yield plan.file, calendar(plan, programme)
    for diagnostic in curriculum.diagnostics:
        yield addresses.diagnostic_sheet(diagnostic.id), sheet(curriculum, diagnostic)
    for module in curriculum.modules:
        if module.lab:
            yield from _lab_assets(module, module.lab, lab_reader(module, read))


def _lab_assets(module: Module, lab: Lab, read: Reader) -> Iterator[tuple[str, bytes]]:
    """The inputs of a lab, where learners find them, and what results are checked by."""
    yield addresses.lab_sheet(module.id), lab_sheet(module.id, lab, read)
    yield addresses.lab_archive(module.id), lab_files.archived(lab, read)
    for file in lab.inputs:
        yield addresses.lab_file(module.id, lab_files.path(file)), read(lab_files.path(file))


def _entries(module: Module) -> Iterator[Any]:
    """The page of a module, and behind it those of its lab, walked through or not, and its dialogue."""
    kinds = words.catalogue()["practice"]["kind"]
    yield {module.title: addresses.module_page(module.id)}
    if module.lab:
        yield {f"{kinds['lab']}: {module.lab.title}": addresses.lab_page(module.id)}
        yield from (each.path for each in module.lab.walkthroughs)
    if module.dialogue:
        yield {f"{kinds['dialogue']}: {module.dialogue.title}": addresses.dialogue_page(module.id)}


def _mentors(curriculum: Curriculum, level_id: str) -> Iterator[dict[str, Any]]:
    """The pages for mentors of a level's dialogues, behind all that is for learners."""
    modules = curriculum.of_level(level_id)
    if found := [[{each.dialogue.title: addresses.mentor_page(each.id)}] for each in modules if each.dialogue]:
        yield {words.catalogue()["nav"]["mentors"]: in_parts(found, "dialogues")}


def _inert(entries: Sequence[Any]) -> list[Any]:
    """A navigation whose titles are no markup."""
    return [
        {markdown.inert(title): below if isinstance(below, str) else _inert(below) for title, below in entry.items()}
        if isinstance(entry, dict)
        else entry
        for entry in entries
    ]


def _navigation(curriculum: Curriculum, programme: Programme, rulebook: Rulebook, following: Following) -> Navigation:
    w = words.catalogue()
    newest = following.asked[:1]  # those of earlier releases are found in their notes
    levels: list[Any] = []
    for level in programme.levels:
        modules = in_parts([list(_entries(module)) for module in curriculum.of_level(level.id)], "lessons")
        practice = [{w["nav"]["readiness"]: addresses.readiness_page(level.id)}]
        if any(plans(curriculum, programme, level)):
            practice.append({w["nav"]["study"]: addresses.study_page(level.id)})
        if summarised(curriculum, level):
            practice.append({w["nav"]["summary"]: addresses.summary_page(level.id)})
        entries = [addresses.level_page(level.id), *practice, *modules, *_mentors(curriculum, level.id)]
        levels.append({level.title: entries})
    diagnostics = [{each.file.title: addresses.diagnostic_page(each.id)} for each in curriculum.diagnostics]
    formats = [{schema(kind)["title"]: addresses.format_page(kind)} for kind in FORMATS]
    rule_pages = [{w["rules"]["families"][family]: addresses.rule_page(family)} for family in families(rulebook)]
    return [
        {w["nav"]["home"]: HOME},
        *levels,
        *([{w["diagnostic"]["index"]: [addresses.DIAGNOSTICS, *diagnostics]}] if diagnostics else []),
        {
            w["nav"]["syllabus"]: [
                {w["nav"]["syllabus"]: addresses.SYLLABUS},
                {w["nav"]["glossary"]: addresses.GLOSSARY},
                {w["nav"]["sources"]: addresses.SOURCES},
            ]
        },
        {
            w["nav"]["progress"]: [
                addresses.PROGRESS,
                {w["review"]["title"]: addresses.REVIEW},
                *({w["follow"]["delta"].format(version=each): addresses.delta_page(each)} for each in newest),
                {w["keyboard"]["title"]: addresses.KEYBOARD},
            ]
        },
        {w["nav"]["about"]: [ABOUT, *releases] if (releases := releases_entries(curriculum)) else ABOUT},
        {
            w["nav"]["contribute"]: [
                addresses.CONTRIBUTE,
                *addresses.GUIDE,
                addresses.RELEASING,
                addresses.PUBLISHING,
                addresses.HOSTING,
                addresses.PLATFORM,
                {w["nav"]["commands"]: addresses.COMMANDS},
                {w["ideas"]["title"]: addresses.IDEAS},
                {w["state"]["title"]: addresses.STATE},
                {w["formats"]["title"]: [addresses.FORMATS, *formats]},
                {w["rules"]["title"]: [addresses.RULES, *rule_pages]},
            ]
        },
    ]
