"""A site after two releases: its feed, and all that is said of what changed, lead somewhere."""

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from .dom import Element, parse_site
from .test_links import _file, _targets

HOME = "https://open-mops.example/"
DELTA = "releases/1.1.0/check/"


@pytest.fixture(scope="module")
def released(released_site: Path) -> dict[str, Element]:
    return parse_site(released_site)


def test_every_link_and_anchor_leads_somewhere(released, released_site):
    ids = {address: {each.get("id") for each in page.walk()} for address, page in released.items()}
    found = {(at, to) for at, page in released.items() for to in _targets(page, urljoin(HOME, at))}
    own = [(at, to) for at, to in found if to.startswith(HOME)]
    assert any(at == DELTA and to.endswith("#q-what-to-keep") for at, to in own)
    assert [each for each in own if not _file(released_site, HOME, each[1])] == []
    anchored = [(at, *urldefrag(to.removeprefix(HOME))) for at, to in own if "#" in to]
    assert [each for each in anchored if each[2] not in ids[each[1]]] == []


def test_every_page_and_the_list_of_releases_name_the_feed(released, released_site):
    for address, page in released.items():
        [link] = [each for each in page.all("link") if each.get("type") == "application/atom+xml"]
        assert urljoin(urljoin(HOME, address), link.get("href")) == f"{HOME}feed.xml"
    assert "../feed.xml" in [each.get("href") for each in released["releases/"].all("a")]
    feed = (released_site / "feed.xml").read_text()
    named = set(re.findall(rf'href="({HOME}[^"]*)"', feed)) - {HOME, f"{HOME}feed.xml"}
    notes = {f"{HOME}releases/{version}/" for version in ("1.0.0", "1.1.0")}
    assert notes < named
    # A release that was cut by its command has a page with its notes.
    assert [each for each in named - notes if not _file(released_site, HOME, each)] == []


def test_a_site_without_a_catalogue_of_a_release_names_no_feed(tiny_site):
    assert not (tiny_site / "feed.xml").exists()
    assert "application/atom+xml" not in (tiny_site / "index.html").read_text("utf-8")
