"""The successor of the builder makes the same pages from the rendered tree."""

from pathlib import Path

import pytest

from mopscert.model import Curriculum

from .dom import Element, parse_site

HEADINGS = ("h1", "h2", "h3", "h4")


@pytest.fixture(scope="session")
def theirs(zensical_site: Path) -> dict[str, Element]:
    found = parse_site(zensical_site)
    return {address: page.one("article", "md-content__inner") for address, page in found.items()}


def test_there_are_the_same_pages(theirs: dict[str, Element], articles: dict[str, Element]):
    assert sorted(theirs) == sorted(articles)


def test_headings_are_the_same(theirs: dict[str, Element], articles: dict[str, Element]):
    for address, article in articles.items():
        assert _headings(theirs[address]) == _headings(article), address


def test_questions_are_the_same(theirs: dict[str, Element], articles: dict[str, Element], curriculum: Curriculum):
    addresses = ["", *(f"modules/{module.id}/" for module in curriculum.modules)]
    assert sum(len(articles[address].all("mops-self-check")) for address in addresses) > len(addresses)
    for address in addresses:
        assert _questions(theirs[address]) == _questions(articles[address]), address


def test_all_text_is_the_same(theirs: dict[str, Element], articles: dict[str, Element]):
    for address, article in articles.items():
        assert theirs[address].text() == article.text(), address


def _headings(article: Element) -> list[tuple[str, str, str]]:
    return [(each.tag, each.get("id"), each.text()) for each in article.walk() if each.tag in HEADINGS]


def _questions(article: Element) -> list[tuple[str, ...]]:
    return [
        (each.get("data-question"), each.get("data-rev"), each.text(), each.one("details", "mops-q__key").text())
        for each in article.all("mops-self-check")
    ]
