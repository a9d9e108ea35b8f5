"""Every link of the site leads somewhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from .dom import Element

Site = dict[str, Element]
ADDRESSES = ("href", "src", "xlink:href")


@pytest.fixture(scope="session")
def home(pages: Site) -> str:
    """The address that the site gives as its own."""
    return next(link.get("href") for link in pages[""].all("link") if link.get("rel") == "canonical")


@pytest.fixture(scope="session")
def targets(pages: Site, home: str) -> dict[str, list[str]]:
    """Whole addresses to which each page leads."""
    return {address: list(_targets(page, urljoin(home, address))) for address, page in pages.items()}


def _targets(page: Element, base: str) -> Iterator[str]:
    for element in page.walk():
        for name in ADDRESSES:
            if name in element.attributes:
                yield urljoin(base, element.get(name))


def test_internal_links_lead_to_files(targets: dict[str, list[str]], home: str, built_site: Path):
    broken = [(address, target) for address, target in _internal(targets, home) if not _file(built_site, home, target)]
    assert broken == []


def test_anchors_lead_to_places(targets: dict[str, list[str]], home: str, pages: Site):
    ids = {address: {element.get("id") for element in page.walk()} for address, page in pages.items()}
    found = [(address, *urldefrag(target)) for address, target in _internal(targets, home)]
    anchored = [(address, page.removeprefix(home), anchor) for address, page, anchor in found if anchor]
    assert len(anchored) > len(pages)
    assert [each for each in anchored if unquote(each[2]) not in ids[each[1]]] == []


def test_other_links_are_web_addresses(targets: dict[str, list[str]], home: str):
    others = {target for found in targets.values() for target in found if not target.startswith(home)}
    assert others
    assert [target for target in sorted(others) if urlsplit(target).scheme not in ("https", "mailto")] == []


def test_every_page_can_be_reached_from_home(targets: dict[str, list[str]], home: str, pages: Site):
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        address = waiting.pop()
        if address in pages and address not in reached:
            reached.add(address)
            waiting += [urldefrag(target)[0].removeprefix(home) for target in targets[address]]
    assert sorted(set(pages) - reached) == ["404.html"]


def _internal(targets: dict[str, list[str]], home: str) -> list[tuple[str, str]]:
    found = [(address, target) for address, each in targets.items() for target in each if target.startswith(home)]
    assert len(found) > 10 * len(targets)
    return found


def _file(folder: Path, home: str, target: str) -> bool:
    path = unquote(urlsplit(target).path).removeprefix(urlsplit(home).path)
    file = folder / path
    return (file / "index.html").is_file() if path.endswith("/") or not path else file.is_file()
