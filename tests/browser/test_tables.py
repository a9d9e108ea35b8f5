"""Tables of lessons and questions fit into the column of a desktop; where there is no room they scroll in a box."""

from mopscert import addresses

from .test_narrow import OUTSIDE

READINESS = "associate/readiness/"
# Tables of a column that hold more than their box shows, by their first heading.
CUT = """() => [...document.querySelectorAll("article table")].filter((each) => each.checkVisibility())
  .map((each) => [each.closest(".md-typeset__scrollwrap") ?? each, each.querySelector("th").textContent])
  .filter(([box]) => box.scrollWidth > box.clientWidth).map(([, name]) => name)"""
# Shows all cases and questions of the check where one at a time stands in it; how many tables they have.
SHOW_ALL = """async () => {
  const check = document.querySelector("mops-readiness");
  const text = await (await fetch(new URL(check.dataset.pool, document.baseURI))).text();
  const pool = new DOMParser().parseFromString(text, "text/html");
  const found = [...pool.querySelectorAll(".mops-case, .mops-q")];
  check.querySelector(".mops-exam__view").replaceChildren(...found.map((each) => document.importNode(each, true)));
  return check.querySelectorAll("table").length;
}"""
SCROLLS = """() => [...document.querySelectorAll("mops-readiness table")]
  .filter((each) => each.scrollWidth > each.clientWidth).length"""


def test_no_table_of_a_lesson_is_cut_off(visit, curriculum):
    page = visit(viewport={"width": 1280, "height": 900})
    lessons = [module.id for module in curriculum.modules if module.lesson]
    found = {}
    for name in lessons:
        page.go(addresses.address(addresses.module_page(name)))
        found[name] = page.page.evaluate(CUT)
    assert found == {name: [] for name in lessons}


def test_no_table_of_a_readiness_check_is_cut_off(visit):
    page = visit(READINESS, viewport={"width": 1280, "height": 900})
    assert page.page.evaluate(SHOW_ALL) > 5
    assert page.page.evaluate(CUT) == []


def test_tables_of_a_readiness_check_scroll_in_their_box_where_there_is_no_room(visit):
    page = visit(READINESS, viewport={"width": 390, "height": 800})
    assert page.page.evaluate(SHOW_ALL) > 5
    assert page.page.evaluate(SCROLLS) > 0
    assert page.page.evaluate(OUTSIDE) == []
