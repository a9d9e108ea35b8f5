"""The search: what it holds is loaded by those who search, and by nobody else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .hands import search

INDEX = {"mkdocs": "/search/search_index.json", "zensical": "/search.json"}
MARKS = "[data-md-highlight]"


@pytest.fixture
def is_index(builder) -> Callable[[str], bool]:
    return lambda address: address.endswith(INDEX[builder])


@pytest.mark.parametrize("start", ["", "progress/"])
def test_the_index_comes_once_somebody_turns_to_the_search(visit, start, builder, is_index):
    page = visit(start)
    page.page.wait_for_load_state("networkidle")
    at_once = builder == "zensical"  # docs/contribute/platform.md says so
    assert any(map(is_index, page.requests)) == at_once
    expect(search(page.page, "consent").first).to_be_visible()
    assert any(map(is_index, page.requests))


def test_the_keyboard_turns_to_the_search_too(visit, lesson_page, is_index):
    page = visit()
    with page.page.expect_request(lambda request: is_index(request.url)):
        page.go(lesson_page)
        for _ in range(20):
            page.page.keyboard.press("Tab")


def test_what_was_found_is_marked_again_when_the_page_is_opened_anew(visit):
    page = visit()
    search(page.page, "consent").first.click()
    expect(page.page.locator(MARKS).first).to_be_attached()
    page.reload()
    expect(page.page.locator(MARKS).first).to_be_attached()
