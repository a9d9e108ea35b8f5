"""Pages stay light however many lessons a level has, and each list that leads to one has a name, with both builders."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mopscert.pages.parts import in_parts
from mopscert.pages.site import Site
from mopscert.tree import Builder, write_tree

from .dom import parse

FEW, MANY = 66, 264
# So many bytes more are nothing beside a lesson: what opens one list in another.
NOTHING = 1_000
Sites = dict[int, Path]


@pytest.fixture(scope="module", params=list(Builder))
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, root: Path, command) -> Sites:
    """A site with a level of few lessons, and one of four times as many."""
    folder = tmp_path_factory.mktemp("long")
    shutil.copytree(root / "docs/overrides", folder / "docs/overrides")
    shutil.copy(root / "mkdocs.yml", folder)
    return {number: _built(folder, number, request.param, command) for number in (FEW, MANY)}


def _built(folder: Path, number: int, builder: Builder, command: Callable) -> Path:
    tree = folder / str(number)
    write_tree(_site(number), folder, tree, builder)
    result = command(builder, "build", cwd=tree)
    assert result.returncode == 0, result.stdout + result.stderr
    return tree / "site"


def _site(number: int) -> Site:
    lessons = [f"lesson-{each:03}.md" for each in range(1, number + 1)]
    groups = [[{path.removesuffix(".md"): path}] for path in lessons]
    pages = dict.fromkeys(("index.md", "level/index.md", *lessons), "# A page\n\nIts text.\n")
    navigation = [{"Home": "index.md"}, {"Level": ["level/index.md", *in_parts(groups, "lessons")]}]
    return Site(pages, {}, navigation, unlisted=(), functions={}, styles=(), scripts=(), feed="")


def _page(sites: Sites, number: int, address: str) -> bytes:
    return (sites[number] / address / "index.html").read_bytes()


def test_a_lesson_grows_by_next_to_nothing(sites: Sites):
    few, many = (_page(sites, number, "lesson-040") for number in (FEW, MANY))
    assert abs(len(many) - len(few)) < NOTHING


def test_pages_outside_a_level_are_the_same(sites: Sites):
    assert _page(sites, FEW, "") == _page(sites, MANY, "")


def test_the_way_to_a_lesson_is_open_and_named(sites: Sites):
    beside = parse(_page(sites, MANY, "lesson-133").decode()).one("nav", "md-nav--primary")
    lists = [each for each in beside.all("nav")[1:] if not each.is_a("nav", "md-nav--secondary")]
    assert [each.get("aria-label") for each in lists] == ["Level", "Lessons 101 to 200", "Lessons 121 to 140"]
    assert {each.get("aria-labelledby") for each in lists} == {""}
    toggles = [each for each in beside.all("input") if each.get("id").startswith("__nav")]
    assert ["checked" in each.attributes for each in toggles] == [True] * 3
    backs = [each for each in beside.all("label", "md-nav__title") if each.get("for").startswith("__nav")]
    assert [each.get("tabindex") for each in backs] == ["0"] * 3
    shown = [link.text() for link in beside.all("a", "md-nav__link")]
    assert shown == [
        *("Home", "Level", "Lessons 1 to 100"),
        *("Lessons 101 to 120", *(f"lesson-{number}" for number in range(121, 141)), "Lessons 141 to 160"),
        *("Lessons 161 to 180", "Lessons 181 to 200", "Lessons 201 to 264"),
    ]
