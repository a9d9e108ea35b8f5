"""The navigation shows where one is and little else: pages stay light however many modules there are."""

from mopscert.model import Curriculum

from .dom import Element


def _linked(page: Element) -> set[str]:
    """Last parts of the addresses to which the navigation beside a page leads."""
    sidebar = page.one("nav", "md-nav--primary")
    return {link.get("href").strip("./").split("/")[-1] for link in sidebar.all("a")}


def test_a_module_page_lists_the_modules_of_its_level_only(pages: dict[str, Element], curriculum: Curriculum):
    ids = {module.id for module in curriculum.modules}
    for module in curriculum.modules:
        # Its own entry leads to itself, so its address has no name in it.
        wanted = {each.id for each in curriculum.of_level(module.level)} - {module.id}
        assert _linked(pages[f"modules/{module.id}/"]) & ids == wanted, module.id


def test_other_pages_list_no_module(pages: dict[str, Element], curriculum: Curriculum):
    ids = {module.id for module in curriculum.modules}
    for address in ("syllabus/", "glossary/", "about/", "contribute/", "contribute/formats/module/"):
        assert _linked(pages[address]) & ids == set(), address


def test_every_page_leads_to_all_parts_of_the_site(pages: dict[str, Element], curriculum: Curriculum):
    levels = [level.title for level in curriculum.programme.file.levels]
    wanted = ["Home", *levels, "Diagnostics", "Syllabus", "My progress", "About", "Contribute"]
    for address, page in pages.items():
        tabs = [link.text() for link in page.one("nav", "md-tabs").all("a")]
        assert tabs == wanted, address


def test_the_open_page_is_marked(pages: dict[str, Element], curriculum: Curriculum):
    for module in curriculum.modules:
        sidebar = pages[f"modules/{module.id}/"].one("nav", "md-nav--primary")
        marked = [link.text() for link in sidebar.all("a", "md-nav__link--active")]
        assert marked == [module.title]


def test_module_pages_lead_on_in_the_order_of_study(pages: dict[str, Element], curriculum: Curriculum):
    for level in curriculum.programme.file.levels:
        titles = [module.title for module in curriculum.of_level(level.id)]
        for module, title in zip(curriculum.of_level(level.id), titles[1:], strict=False):
            step = pages[f"modules/{module.id}/"].one("li", "mops-steps__next").one("a")
            assert step.text().endswith(f" {title}"), module.id
