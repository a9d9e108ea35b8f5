"""A walk over all kinds of pages stays on the site: nothing is fetched from elsewhere, nothing fails."""

from playwright.sync_api import expect

from .facts import right
from .hands import search
from .visit import HOSTS, NOT_FOUND


def test_a_journey_over_all_kinds_of_pages(visit, curriculum, kinds, lesson, single):
    page = visit(expected=NOT_FOUND).go_softly("")
    seen = [page.page.url]

    def click(name: str, area: str = "article") -> None:
        page.page.locator(area).get_by_role("link", name=name, exact=True).first.click()
        page.page.wait_for_url(lambda url: url != seen[-1])
        expect(page.page.locator("h1")).to_be_visible()
        seen.append(page.page.url.split("#")[0])

    titles = {each.id: each.title for each in curriculum.programme.file.levels}
    other = next(each for each in curriculum.modules if each.level != lesson.level)
    click(titles[other.level], ".md-tabs")
    click(other.title, ".mops-cards")
    click(titles[other.level])
    click(titles[lesson.level], ".md-tabs")
    click(lesson.title, ".mops-cards")
    page.question(single).answer(right(single)[0])
    for name in ("Syllabus", "About", "Contribute"):
        click(name, ".md-tabs")
        if name == "Syllabus":
            click("Glossary", ".md-sidebar--primary")
            click("Sources", ".md-sidebar--primary")
    click("Formats")
    click("Figures", ".md-sidebar--primary")
    click("State of the curriculum", ".md-sidebar--primary")
    click("Rules", ".md-sidebar--primary")
    click("References", ".md-sidebar--primary")
    assert page.is_kept()
    page.page.get_by_title("Switch to the dark scheme").click()
    expect(search(page.page, other.title.split()[-1]).first).to_be_visible()
    for host, address in kinds.values():
        if host == HOSTS[0] and page.home + address not in seen:
            page.go(address)
    asked = [url for url in page.requests if not url.startswith(("data:", "blob:"))]
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith(page.home)] == []
    assert page.page.context.cookies() == []
    assert page.page.evaluate("() => Object.keys(localStorage).sort()") == ["/.__palette", "mops:v1"]
