"""Zensical makes the same site from the rendered tree; where it does not, the page for maintainers names it."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from mopscert import addresses
from mopscert.model import Curriculum

from .dom import Element, parse_site

HEADINGS = ("h1", "h2", "h3", "h4")
SITE = "https://open-mops.example/"
# What a browser reads of a page's head, but for what the themes load for themselves.
NAMED = ("description", "robots", "viewport", "author")
RELATED = ("canonical", "prev", "next", "alternate")
ROW = re.compile(r"^\| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
NOTHING = "nothing"
THEMES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")

Sites = list[tuple[str, Element, Element]]


@pytest.fixture(scope="session")
def theirs(zensical_site: Path) -> dict[str, Element]:
    return parse_site(zensical_site)


@pytest.fixture(scope="session")
def both(theirs: dict[str, Element], pages: dict[str, Element]) -> Sites:
    """Each page by address, as MkDocs and as Zensical make it."""
    return [(address, page, theirs[address]) for address, page in pages.items()]


@pytest.fixture(scope="session")
def told(root: Path) -> set[tuple[str, str, str]]:
    """The rows of the table of differences, which maintainers read: where, and what either builder shows there."""
    page = (root / "docs/contribute/platform.md").read_text("utf-8")
    rows = ROW.findall(page[page.index("{ #differences }") : page.index("{ #switch }")])
    return {(where, *(cell.strip("`") for cell in cells)) for where, *cells in rows[1:]} - {("---", "---", "---")}


def test_there_are_the_same_pages(theirs: dict[str, Element], pages: dict[str, Element]):
    assert sorted(theirs) == sorted(pages)


def test_heads_say_the_same(both: Sites):
    for address, ours, theirs in both:
        assert list(_head(theirs, address)) == list(_head(ours, address)), address


def test_headings_are_the_same(both: Sites):
    for address, ours, theirs in both:
        assert _headings(theirs) == _headings(ours), address


def test_questions_are_the_same(both: Sites, curriculum: Curriculum):
    lessons = {"", *(f"modules/{module.id}/" for module in curriculum.modules)}
    shown = [(ours, theirs) for address, ours, theirs in both if address in lessons]
    assert sum(len(_questions(ours)) for ours, _ in shown) > len(lessons)
    for ours, theirs in shown:
        assert _questions(theirs) == _questions(ours)


def test_articles_have_the_same_text(both: Sites):
    for address, ours, theirs in both:
        assert _article(theirs).text() == _article(ours).text(), address


def test_articles_have_the_same_links_and_anchors(both: Sites):
    for address, ours, theirs in both:
        assert _links(_article(theirs), address) == _links(_article(ours), address), address
        assert _anchors(theirs) == _anchors(ours), address


def test_navigation_leads_to_the_same_places(both: Sites):
    for name in ("md-tabs", "md-nav--primary", "md-nav--secondary"):
        for address, ours, theirs in both:
            assert _way(theirs, name, address) == _way(ours, name, address), (name, address)


def test_all_that_reads_otherwise_is_told(both: Sites, told: set[tuple[str, str, str]]):
    found = {row for _, ours, theirs in both for row in _otherwise("Words", _words(ours), _words(theirs))}
    found |= {
        row for address, *two in both for row in _otherwise("Links", *(_all_links(each, address) for each in two))
    }
    assert found == {row for row in told if row[0] in ("Words", "Links")}


def test_markup_is_the_same_but_for_what_is_told(both: Sites, told: set[tuple[str, str, str]]):
    found = {("Markup", *row) for _, *two in both for row in _marked_otherwise(*map(_markup, two))}
    assert found == {row for row in told if row[0] == "Markup"}


def test_files_are_the_same_but_for_what_is_told(
    built_site: Path, zensical_site: Path, told: set[tuple[str, str, str]]
):
    ours, theirs = _files(built_site), _files(zensical_site)
    # These name all files with their digests, those of the theme too.
    own = {"sitemap.xml", addresses.WORKER, addresses.OFFLINE}
    assert {path for path in ours.keys() & theirs.keys() if ours[path] != theirs[path]} <= own
    assert _places(built_site) == _places(zensical_site)
    assert set(_otherwise("Files", sorted(ours), sorted(theirs))) == {row for row in told if row[0] == "Files"}


def _article(page: Element) -> Element:
    return page.one("article", "md-content__inner")


def _head(page: Element, address: str) -> Iterator[str]:
    head = page.one("head")
    yield head.one("title").text()
    yield from (f"{each.get('name')}: {each.get('content')}" for each in head.all("meta") if each.get("name") in NAMED)
    related = [each for each in head.all("link") if each.get("rel") in RELATED]
    yield from sorted(f"{each.get('rel')}: {urljoin(SITE + address, each.get('href'))}" for each in related)
    yield from (f"refresh: {each.get('content')}" for each in head.all("meta") if each.get("http-equiv") == "refresh")


def _headings(page: Element) -> list[tuple[str, str, str]]:
    return [(each.tag, each.get("id"), each.text()) for each in _article(page).walk() if each.tag in HEADINGS]


def _questions(page: Element) -> list[tuple[str, ...]]:
    return [
        (each.get("data-question"), each.get("data-rev"), each.text(), each.one("details", "mops-q__key").text())
        for each in page.all("mops-self-check")
    ]


def _markup(page: Element) -> list[tuple[str, set[str]]]:
    """The elements of an article with their attributes, but for links and the mark of the link to the content."""
    marks = [(each.tag, each.attributes.items()) for each in _article(page).walk() if each.get("id") != "__skip"]
    return [(tag, {_mark(*item) for item in items if item[0] not in ("href", "src")}) for tag, items in marks]


def _mark(name: str, value: str) -> str:
    return f'{name}="{value}"' if value else name


def _marked_otherwise(
    ours: list[tuple[str, set[str]]], theirs: list[tuple[str, set[str]]]
) -> Iterator[tuple[str, str]]:
    assert [tag for tag, _ in ours] == [tag for tag, _ in theirs]
    for (_, first), (_, second) in zip(ours, theirs, strict=True):
        if first != second:
            yield ", ".join(sorted(first - second)) or NOTHING, ", ".join(sorted(second - first)) or NOTHING


def _links(part: Element, address: str) -> list[tuple[str, str, str]]:
    found = [(each, name) for each in part.walk() for name in ("href", "src") if name in each.attributes]
    return [(each.tag, name, urljoin(SITE + address, each.get(name))) for each, name in found]


def _anchors(page: Element) -> set[str]:
    return {each.get("id") for each in _article(page).walk()} - {"__skip"}


def _way(page: Element, name: str, address: str) -> list[list[tuple[str, str]]]:
    return [
        [(link.text(), urljoin(SITE + address, link.get("href"))) for link in nav.all("a") if link.text()]
        for nav in page.all("nav", name)
    ]


def _around(part: Element) -> Iterator[Element]:
    """What stands around the article of a page."""
    yield part
    for node in part.nodes:
        if isinstance(node, Element) and not node.is_a("script") and not node.is_a("article"):
            yield from _around(node)


def _words(page: Element) -> list[str]:
    texts = (node for each in _around(page.one("body")) for node in each.nodes)
    return [" ".join(text.split()) for text in texts if isinstance(text, str) and text.strip()]


def _all_links(page: Element, address: str) -> list[str]:
    """Links around the article, without those to a place on the page."""
    found = (each.get("href") for each in _around(page.one("body")) if each.is_a("a"))
    return [urljoin(SITE + address, link) for link in found if "#" not in link]


def _otherwise(where: str, ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str, str]]:
    for what, *at in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            first, second = ours[at[0] : at[1]] or [NOTHING], theirs[at[2] : at[3]] or [NOTHING]
            yield where, ", ".join(first), ", ".join(second)


def _files(site: Path) -> dict[str, bytes]:
    """Files that are no pages, but for those that a theme brings along for itself."""
    paths = [path for path in site.rglob("*") if path.is_file() and path.suffix != ".html"]
    named = {path.relative_to(site).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(THEMES)}


def _places(site: Path) -> list[str]:
    return sorted(re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8")))
