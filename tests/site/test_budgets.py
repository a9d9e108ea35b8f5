"""What a page loads stays small: each file as it is downloaded, compressed by itself."""

import gzip
import re
from pathlib import Path

import pytest

from mopscert.model import Module, Pool
from mopscert.pages import addresses

KILO = 1024
BARE, LESSON, ALL, STYLE = 0.5 * KILO, 6 * KILO, 20 * KILO, 12 * KILO
# Of a lesson that asks for numbers and for orders or pairs, and needs both of the rarer sheets.
EVERY_TYPE = 7.25 * KILO
# What a page loads at once, by the element that it holds, and by the type of its questions.
ELEMENTS = {"mops-self-check": "self-check.js", "mops-progress": "progress.js", "mops-review": "review.js"}
ELEMENTS |= {"mops-readiness": "readiness.js"}
SHEETS = {"order": "answers-rows.js", "match": "answers-rows.js", "number": "answers-number.js"}
LATER = {"marks.js", "tools.js"}
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w-]+\.js)["']""")
LOADED = re.compile(r"""["']?([\w-]+)["']?:["']\./([\w-]+\.js)["']""")
TYPE = re.compile(r'<mops-self-check[^>]* data-type="(\w+)"')


@pytest.fixture(scope="session")
def assets(built_site: Path) -> Path:
    return built_site / addresses.ASSETS


def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _needed(assets: Path, *names: str) -> set[str]:
    """Files and all that they import before they run."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += IMPORT.findall((assets / name).read_text("utf-8"))
    return found


def _total(assets: Path, names: set[str]) -> int:
    return sum(_size(assets / name) for name in names)


def _page(built_site: Path, address: str) -> str:
    return (built_site / address / "index.html").read_text("utf-8")


def test_the_tables_here_are_those_of_the_scripts(assets):
    assert dict(LOADED.findall((assets / "mops.js").read_text("utf-8"))) == ELEMENTS
    assert dict(LOADED.findall((assets / "self-check.js").read_text("utf-8"))) == SHEETS


def test_a_page_without_questions_loads_next_to_nothing(assets, built_site):
    assert _needed(assets, "mops.js") == {"mops.js"}
    assert _size(assets / "mops.js") <= BARE
    for address in ("syllabus", "glossary", "about"):
        assert not any(f"<{tag}" in _page(built_site, address) for tag in ELEMENTS), address


@pytest.mark.parametrize("sheet", ["", *sorted(set(SHEETS.values()))])
def test_what_a_lesson_loads_by_the_types_of_its_questions(assets, sheet):
    needed = _needed(assets, "mops.js", "self-check.js", *filter(None, [sheet]))
    assert needed == {"mops.js", "self-check.js", "core.js", sheet} - {""}
    assert _total(assets, needed) <= LESSON


def test_what_each_lesson_loads(assets, built_site, lessons: list[Module]):
    rarer = set()
    for module in lessons:
        kinds = set(TYPE.findall(_page(built_site, f"modules/{module.id}")))
        assert kinds == {item.__struct_config__.tag for item in module.quiz.pool(Pool.LESSON)}
        sheets = {SHEETS[kind] for kind in kinds & SHEETS.keys()}
        budget = EVERY_TYPE if sheets == set(SHEETS.values()) else LESSON
        assert _total(assets, _needed(assets, "mops.js", "self-check.js", *sheets)) <= budget, module.id
        rarer |= sheets
    assert rarer == set(SHEETS.values())


def test_all_script_and_style_together(assets):
    scripts = {path.name for path in assets.glob("*.js")}
    assert _needed(assets, "mops.js", *ELEMENTS.values(), *SHEETS.values(), *LATER) == scripts
    assert _total(assets, scripts) <= ALL
    assert _size(assets / "mopscert.css") <= STYLE
