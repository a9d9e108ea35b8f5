"""Addresses given out once: what moved leads on; what was retired says why, and what to use instead.

The catalogue knows them all, those of the releases before with them, and where each leads now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from mopscert import addresses
from mopscert.model import Catalogue, MovedEntry, RetiredEntry
from mopscert.pages import markdown, words
from mopscert.pages.templating import template

_DIALOGUE, _MENTOR = "dialogue/", "mentor/"


class Former(msgspec.Struct, frozen=True):
    """A former address: page, anchor, where it leads now, and what was retired there, if anything was."""

    page: str
    anchor: str
    now: str
    title: str
    gone: RetiredEntry | None

    def link(self, page: str) -> str:
        """The link to where it leads now, from a page."""
        path, _, anchor = self.now.partition("#")
        return addresses.link(page, addresses.page_at(path), anchor)


def former(catalogue: Catalogue) -> tuple[Former, ...]:
    """All addresses that were served once and are not any more, as the pages that are served now have to tell them."""
    titles = dict(_titles(catalogue))
    gone = {each.at: each for each in catalogue.retired if each.at}
    found = [_former(each, gone, titles) for moved in catalogue.moved for each in _with_mentor(moved)]
    pages = {each.page: each.now.partition("#")[0] for each in found if not each.anchor and not each.gone}
    # A page that has moved takes its anchors along.
    return tuple(
        msgspec.structs.replace(each, page=pages.get(each.page, each.page)) if each.anchor else each for each in found
    )


def former_pages(former: Sequence[Former]) -> Iterator[tuple[str, str]]:
    """The pages at former addresses, by path."""
    for each in former:
        if not each.anchor:
            path = addresses.page_at(each.page)
            yield path, _retired_page(each, path) if each.gone else _moved_page(each, path)


def notes(former: Sequence[Former], page: str) -> list[dict[str, Any]]:
    """What a page has to tell at anchors that it has no longer, but where something on it took the place of another."""
    here = addresses.address(page)
    at_anchors = (each for each in former if each.anchor and each.page == here)
    return [_said(each, page) for each in at_anchors if each.gone or each.now.partition("#")[0] != here]


def _former(moved: MovedEntry, gone: Mapping[str, RetiredEntry], titles: Mapping[str, str]) -> Former:
    page, _, anchor = moved.was.partition("#")
    title = titles.get(moved.now) or titles.get(moved.now.partition("#")[0]) or words.catalogue()["nav"]["home"]
    return Former(page, anchor, moved.now, title, gone.get(moved.was) or gone.get(moved.was.removesuffix(_MENTOR)))


def _with_mentor(moved: MovedEntry) -> Iterator[MovedEntry]:
    """The move of an address; that of a dialogue moves the page for its mentors, which has no identity of its own."""
    yield moved
    if moved.was.endswith(_DIALOGUE):
        now = f"{moved.now}{_MENTOR}" if moved.now.endswith(_DIALOGUE) else moved.now
        yield msgspec.structs.replace(moved, was=f"{moved.was}{_MENTOR}", now=now)


def _titles(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What stands at addresses."""
    w = words.catalogue()
    yield addresses.address(addresses.SYLLABUS), w["syllabus"]["title"]
    yield addresses.address(addresses.GLOSSARY), w["glossary"]["title"]
    yield addresses.address(addresses.SOURCES), w["sources"]["title"]
    yield addresses.address(addresses.DIAGNOSTICS), w["diagnostic"]["index"]
    titled = (catalogue.levels, catalogue.labs, catalogue.dialogues, catalogue.diagnostics, catalogue.sources)
    for entries in titled:
        yield from ((each.at, each.title) for each in entries)
    yield from ((each.at, each.term) for each in catalogue.terms)
    yield from ((each.at, each.text) for each in catalogue.objectives)
    modules = {each.id: each.title for each in catalogue.modules}
    for section in catalogue.sections:
        yield section.at, f"{modules[section.module]}: {section.title}"
    yield from ((each.at, each.title) for each in catalogue.modules)
    for each in catalogue.dialogues:
        yield f"{each.at}{_MENTOR}", w["dialogue"]["mentor_title"].format(title=each.title)
    for question in catalogue.questions:
        if question.at:
            yield question.at, w["retired"]["question"].format(module=modules[question.module])


def _moved_page(each: Former, page: str) -> str:
    w = words.catalogue()["moved"]
    front = {
        "title": w["title"].format(title=each.title),
        "description": w["description"].format(title=each.title),
        "canonical": each.now.partition("#")[0],
        "forward": each.now,
    }
    return template("moved.md").render(front=_front(front), title=front["title"], w=w, moved=_said(each, page))


def _retired_page(each: Former, page: str) -> str:
    w = words.catalogue()["retired"]
    assert each.gone is not None
    front = {
        "title": w["title"].format(id=each.gone.id),
        "description": w["description"].format(kind=w["kind"][each.gone.kind], id=each.gone.id),
        "canonical": each.now.partition("#")[0] if each.gone.instead else None,
    }
    return template("retired.md").render(front=_front(front), title=front["title"], w=w, gone=_said(each, page))


def _front(values: dict[str, Any]) -> str:
    # Such a page is for those who follow an old link: neither search nor a search engine should lead there.
    return markdown.front_matter({**values, "robots": "noindex", "search": {"exclude": True}})


def _said(each: Former, page: str) -> dict[str, Any]:
    """What readers of an old link are told."""
    w, gone = words.catalogue()["retired"], each.gone
    return {
        "anchor": each.anchor,
        "text": w["text"].format(kind=w["kind"][gone.kind], id=gone.id, version=gone.retired_in)
        if gone
        else w["moved"],
        "because": gone.because if gone else "",
        "instead": (w["instead"] if gone.instead else w["nothing"]) if gone else "",
        "title": each.title,
        "href": each.link(page),
    }
