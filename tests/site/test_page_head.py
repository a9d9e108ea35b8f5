"""Each page says what it is: language, title, description, one main heading."""

from collections import Counter

from mopscert.model import Curriculum

from .dom import Element

Site = dict[str, Element]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_language_is_declared(pages: Site):
    assert {page.one("html").get("lang") for page in pages.values()} == {"en"}


def test_titles_name_the_page_and_the_site(pages: Site, articles: Site, curriculum: Curriculum):
    site = curriculum.programme.file.title
    titles = {address: page.one("head").one("title").text() for address, page in pages.items()}
    assert [titles.pop(""), titles.pop("404.html")] == [site, site]
    assert titles == {address: f"{_main_heading(articles[address])} - {site}" for address in titles}


def test_descriptions_are_the_summaries_of_the_data(pages: Site, curriculum: Curriculum):
    found = {address: _description(page) for address, page in pages.items()}
    assert [address for address, text in found.items() if not text] == []
    wanted = {f"modules/{module.id}/": module.summary for module in curriculum.modules}
    assert {address: found[address] for address in wanted} == wanted


def _description(page: Element) -> str:
    (found,) = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"]
    return found


def _main_heading(article: Element) -> str:
    return article.one("h1").text().removesuffix("#").strip()


def test_there_is_one_main_heading(articles: Site):
    wrong = [(address, len(article.all("h1"))) for address, article in articles.items() if len(article.all("h1")) != 1]
    assert wrong == []


def test_main_headings_are_the_titles_of_the_data(articles: Site, curriculum: Curriculum):
    wanted = {f"modules/{module.id}/": module.title for module in curriculum.modules}
    wanted |= {f"{level.id}/": level.title for level in curriculum.programme.file.levels}
    assert {address: _main_heading(articles[address]) for address in wanted} == wanted


def test_headings_skip_no_level(articles: Site):
    for address, article in articles.items():
        depths = [HEADINGS.index(element.tag) + 1 for element in article.walk() if element.tag in HEADINGS]
        steps = zip([0, *depths], depths, strict=False)
        assert [step for step in steps if step[1] > step[0] + 1] == [], address


def test_ids_are_unique_on_each_page(pages: Site):
    for address, page in pages.items():
        ids = Counter(element.get("id") for element in page.walk() if element.get("id"))
        assert [name for name, times in ids.items() if times > 1] == [], address


def test_references_between_elements_name_ids(articles: Site):
    for address, article in articles.items():
        ids = {element.get("id") for element in article.walk()}
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            named = [word for element in article.walk() for word in element.get(name).split()]
            assert [word for word in named if word not in ids] == [], (address, name)
