"""The pages of readiness checks on a built site, and the documents that hold their questions."""

from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.model import Curriculum, Pool

from .dom import Element, parse, parse_site

PAGE, POOL = "associate/readiness/", "assets/mopscert/readiness/associate.html"


@pytest.fixture(scope="module")
def exam(root: Path) -> Curriculum:
    return check(root / "tests" / "fixtures" / "exam").curriculum


@pytest.fixture(scope="module")
def exam_pages(exam_site: Path) -> dict[str, Element]:
    return parse_site(exam_site)


@pytest.fixture(scope="module")
def pool(exam_site: Path) -> Element:
    return parse((exam_site / POOL).read_text("utf-8"))


def test_the_shipped_levels_say_what_they_lack(articles, curriculum: Curriculum, built_site: Path):
    for level in curriculum.programme.file.levels:
        article = articles[f"{level.id}/readiness/"]
        can_start = bool(article.all("mops-readiness"))
        lacks = [each.text() for each in article.all("div", "mops-planned")]
        assert can_start == (not lacks)
        assert can_start == (built_site / f"assets/mopscert/readiness/{level.id}.html").exists()
        # What one came for, or why it cannot be had, stands in front of the rules.
        text = article.text()
        wanted = "To the check" if can_start else "This check cannot be taken"
        assert text.index(wanted) < text.index("The rules")


def test_rules_stand_before_the_start(exam_pages: dict[str, Element]):
    article = exam_pages[PAGE].one("article", "md-content__inner")
    before = article.text().split("Take the check")[0]
    for part in (
        "8 questions",
        "12 minutes",
        "75% overall and 60% in each domain with five questions or more",
        "no certificate",
    ):
        assert part in before
    shown = [row for row in article.all("tr") if not row.inside("template")]
    rows = [[cell.text() for cell in row.walk() if cell.tag in ("td", "th")] for row in shown]
    assert rows[1:] == [
        ["Data", "62%", "5", "7", "60%"],
        ["Campaigns", "25%", "2", "3", "none of its own"],
        ["People", "13%", "1", "2", "none of its own"],
        ["Total", "", "8", "12", "75%"],
    ]


def test_without_script_there_is_no_control(exam_pages: dict[str, Element]):
    element = exam_pages[PAGE].one("mops-readiness")
    assert "script" in element.text()
    assert "on paper" in element.text()
    assert [link.get("href") for link in element.all("a")] == [f"../../{POOL}"]
    assert "open" not in element.one("dialog").attributes
    controls = [each for each in element.walk() if each.tag in ("button", "input", "select")]
    assert controls
    assert [each for each in controls if not each.inside("template", "dialog")] == []


def test_the_pool_holds_the_readiness_questions_and_no_other(pool: Element, exam: Curriculum):
    shown = [each.get("data-question") for each in pool.all("mops-self-check")]
    wanted = [item.id for module in exam.modules for item in module.quiz.pool(Pool.READINESS)]
    assert sorted(shown) == sorted(wanted)
    assert len(set(shown)) == len(shown) == 12


def test_each_question_says_where_it_belongs(pool: Element):
    marked = {each.one("mops-self-check").get("data-question"): each for each in pool.walk() if each.get("data-domain")}
    facts = {
        name: [each.get(f"data-{key}") for key in ("domain", "thinking", "module", "case")]
        for name, each in marked.items()
    }
    assert facts["two-replies"] == ["people", "apply", "tagged-campaigns", ""]
    assert facts["import-returns"] == ["data", "understand", "clean-records", "clean-records/angry-customer"]
    shared = [each for each in pool.walk() if each.get("data-shared")]
    assert [each.get("data-shared") for each in shared] == ["clean-records/angry-customer"]
    assert "refused mail in March" in shared[0].text()


def test_a_reader_of_the_pool_can_count_by_domain(pool: Element):
    titles = [each.text() for each in pool.all("h2")]
    domains = [title.removeprefix(f"Question {number} of 12: ") for number, title in enumerate(titles, 1)]
    assert sorted(domains) == ["Campaigns"] * 3 + ["Data"] * 7 + ["People"] * 2


def test_the_pool_is_no_page_of_its_own(pool: Element, exam_site: Path):
    assert [each.get("content") for each in pool.all("meta") if each.get("name") == "robots"] == ["noindex"]
    assert "readiness/associate" not in (exam_site / "sitemap.xml").read_text()
    index = (exam_site / "search" / "search_index.json").read_text()
    assert "Which of two" not in index
    assert "comes before it is sent" not in index
    for address, text in ((path, path.read_text()) for path in exam_site.rglob("*.html")):
        assert ("comes before it is sent" in text) == (address == exam_site / POOL), address


def test_links_of_the_pool_lead_into_the_lessons(pool: Element, exam_pages: dict[str, Element], exam_site: Path):
    base = (exam_site / POOL).parent / pool.one("base").get("href")
    assert base.resolve() == (exam_site / PAGE).resolve()
    for link in pool.all("a"):
        path, _, anchor = link.get("href").partition("#")
        if not path or "://" in path:
            continue
        target = (base / path).resolve().relative_to(exam_site.resolve()).as_posix() + "/"
        assert target in exam_pages, path
        assert not anchor or anchor in {each.get("id") for each in exam_pages[target].walk()}


def test_level_page_and_navigation_lead_there(exam_pages: dict[str, Element]):
    links = [link.get("href") for link in exam_pages["associate/"].one("article", "md-content__inner").all("a")]
    assert "readiness/" in links
    beside = exam_pages["associate/"].one("nav", "md-nav--primary")
    assert "Readiness check" in [link.text() for link in beside.all("a")]
