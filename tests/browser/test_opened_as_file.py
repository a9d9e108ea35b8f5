"""The copy of the site that people download: readable as files, whole from any folder of a server."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mopscert.checking import check
from mopscert.exports.site_copy import site_copy
from mopscert.pages import words

NOTE = words.catalogue()["copy"]["note"]
PLACE = "https://files.example/some/folder/"
LINKS = "links => links.map(link => link.href)"


@pytest.fixture(scope="module")
def copy(tiny_project, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    project = tiny_project(folder / "project")
    programme = check(project).curriculum.programme
    assert programme
    content = site_copy(programme.file, project, "", datetime(2026, 11, 18, tzinfo=UTC), "tiny")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder / "tiny"


@pytest.fixture
def page(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _served(page: Page, copy: Path) -> None:
    """A server that has the copy in a folder of its own."""

    def answer(route: Route) -> None:
        path = copy / urlsplit(route.request.url).path.removeprefix("/some/folder/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    page.route(f"{PLACE}**", answer)


def test_a_page_opened_as_a_file_says_what_needs_a_server(page, copy):
    for path in ("index.html", "modules/clean-lists/index.html"):
        page.goto((copy / path).as_uri())
        expect(page.get_by_role("complementary").filter(has_text=NOTE)).to_be_visible()


def test_links_between_files_lead_to_pages(page, copy):
    page.goto((copy / "modules/clean-lists/index.html").as_uri())
    links = page.locator("a[href]").evaluate_all(LINKS)
    inside = [link for link in links if link.startswith("file:")]
    assert len(inside) > 10
    for link in inside:
        assert Path(urlsplit(link).path).is_file(), link
    page.locator("article a[href*='associate/']").first.click()
    expect(page).to_have_url((copy / "associate/index.html").as_uri())


def test_answers_can_be_read_in_a_file(page, copy):
    page.goto((copy / "modules/clean-lists/index.html").as_uri())
    key = page.locator("mops-self-check details.mops-q__key").first
    key.locator("summary").click()
    expect(key.locator("> :not(summary)").first).to_be_visible()


def test_from_a_folder_of_a_server_all_works_and_nothing_is_said(page, copy):
    _served(page, copy)
    page.goto(f"{PLACE}modules/clean-lists/")
    expect(page.locator("mops-self-check").first.get_by_role("button").first).to_be_visible()
    assert NOTE not in page.locator("body").inner_text()
    assert [link for link in page.locator("a[href]").evaluate_all(LINKS) if link.endswith("index.html")] == []


def test_without_script_a_file_can_still_be_read(browser, copy):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((copy / "modules/clean-lists/index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "index.html" in (copy / "README.txt").read_text()
    context.close()
