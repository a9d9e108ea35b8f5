"""The feed of releases and of the modules that they changed: Atom (RFC 4287), the same bytes each time.

It is written with the standard library: an entry has six elements, and libraries that write feeds ask the clock.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

import msgspec
from markupsafe import Markup

from mopscert import addresses
from mopscert.model import Programme
from mopscert.pages import words
from mopscert.pages.following import Following, Linking, lines, modules, others, told
from mopscert.releases.following import Step

_ATOM = "http://www.w3.org/2005/Atom"
# Readers show the latest; the pages of releases have them all.
_MOST = 100


class _Entry(msgspec.Struct, frozen=True):
    """An entry of the feed; `id` is what readers know it by for ever, `content` is HTML."""

    id: str
    title: str
    link: str
    updated: str
    content: str


def feed(following: Following, programme: Programme, address: str) -> bytes:
    """The feed, the newest first; `address` is that of the site, with a slash at its end or without.

    Where it is "", links are relative to where the feed is.
    """
    w = words.catalogue()["follow"]
    site = f"{address.removesuffix('/')}/" if address else ""
    entries = [entry for step in following.steps for entry in _entries(following, programme, step, site)]
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _text(root, "id", _id(programme))
    _text(root, "title", w["feed"].format(title=programme.title))
    _text(root, "updated", max(each.updated for each in entries))
    _text(ElementTree.SubElement(root, "author"), "name", programme.title)
    ElementTree.SubElement(root, "link", {"rel": "self", "href": f"{site}{addresses.FEED}"})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": site or "./"})
    for entry in entries[:_MOST]:
        _written(ElementTree.SubElement(root, "entry"), entry)
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _written(element: ElementTree.Element, entry: _Entry) -> None:
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    ElementTree.SubElement(element, "link", {"rel": "alternate", "href": entry.link})
    _text(element, "updated", entry.updated)
    _text(element, "content", entry.content, type="html")


def _text(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _id(programme: Programme, *parts: str) -> str:
    # Not the address at which it is served: that has the version in it, and sites move.
    return "/".join([programme.repository.url, "releases", *parts])


def _entries(following: Following, programme: Programme, step: Step, site: str) -> Iterator[_Entry]:
    w, version = words.catalogue()["follow"], step.release.version
    updated = f"{step.release.released_on.isoformat()}T00:00:00Z"
    page = f"{site}{addresses.address(addresses.release_page(version))}"

    def link(at: str) -> str:
        return f"{site}{at}"

    yield _Entry(
        _id(programme, "tag", f"v{version}"),
        w["release"].format(title=programme.title, version=version),
        page,
        updated,
        _release(following, step, link),
    )
    for news in step.modules:
        place = following.place(news.module.at)
        yield _Entry(
            # By the id that the module had then: under a new name, what happened is no news.
            _id(programme, "tag", f"v{version}#{news.module.id}"),
            w["entry"].format(module=news.module.title, told=told(news)),
            link(place) if place else page,
            updated,
            _list(lines(following, news, link)) if news.changes else _paragraph(w["to_study"]),
        )


def _release(following: Following, step: Step, link: Linking) -> str:
    w = words.catalogue()["follow"]
    if step.comparison is None:
        return _paragraph(w["first"])
    said = [*others(following, step, link), *modules(following, step, link)]
    return _list(said) if said else _paragraph(w["nothing"])


def _list(said: Sequence[Markup]) -> str:
    return str(Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(each) for each in said)))


def _paragraph(text: str) -> str:
    return str(Markup("<p>{}</p>").format(text))
