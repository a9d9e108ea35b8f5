"""One browser and one server for the whole run, and what tests need to know about the real curriculum."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from mopscert import addresses
from mopscert.model import Choice, Curriculum, Module, Multiple, Pool, Question, Single

from .launch import PATIENCE, launched
from .visit import HOSTS, Visit

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = (
    "The browser tests need Chromium: install it (on Debian: sudo apt install chromium), "
    "or name one in the environment variable CHROMIUM."
)
LONG = 150_000  # bytes; beyond them a page of a smaller curriculum shows the same, sooner
MISSING = "no/such/page/"


@pytest.fixture(scope="session")
def builder(pytestconfig: pytest.Config) -> str:
    """What has built the sites: themes differ as docs/contribute/platform.md says, and tests name where."""
    return pytestconfig.getoption("builder")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; there is no run without one."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else NAMES:
        if found := shutil.which(name):
            return found
    return pytest.fail(NO_BROWSER, pytrace=False)


@pytest.fixture(scope="session")
def browser(
    playwright: Playwright,
    chromium: str,
    built_site: Path,
    zensical_site: Path,
    tiny_site: Path,
    exam_site: Path,
    released_site: Path,
    zensical_exam_site: Path,
) -> Iterator[Browser]:
    """A browser that finds each site at the address that the site gives as its own."""
    sites = dict(
        zip(HOSTS, (built_site, zensical_site, tiny_site, exam_site, released_site, zensical_exam_site), strict=True)
    )
    with launched(playwright, chromium, sites) as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a page for a new learner, and finds fault with any error that a browser reports meanwhile.

    `expected` is part of the errors that a test provokes; other options are those of a browser context.
    """
    visits: list[Visit] = []

    def new(page: str = "", *, expected: str = "", script: str = "", host: str = HOSTS[0], **options) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        if script:
            context.add_init_script(script)
        visits.append(Visit(context.new_page(), host, expected, scripted=options.get("java_script_enabled", True)))
        return visits[-1].go(page)

    yield new
    for each in visits:
        each.page.context.close()
    assert [problem for each in visits for problem in each.unexpected()] == []


@pytest.fixture(scope="session")
def shared(built_site: Path, curriculum: Curriculum) -> Question:
    """The question that the home page shows too."""
    found = re.search(r'data-question="([^"]+)"', (built_site / "index.html").read_text("utf-8"))
    assert found
    return curriculum.questions[found[1]]


@pytest.fixture(scope="session")
def lesson(curriculum: Curriculum, shared: Question) -> Module:
    """The module whose lesson most tests read: the one that the home page's question comes from."""
    return next(module for module in curriculum.modules if module.quiz and shared in module.quiz.items)


@pytest.fixture(scope="session")
def lesson_page(lesson: Module) -> str:
    return addresses.address(addresses.module_page(lesson.id))


@pytest.fixture(scope="session")
def questions(lesson: Module) -> list[Question]:
    """All questions of the lesson."""
    return list(lesson.quiz.pool(Pool.LESSON))


@pytest.fixture(scope="session")
def choices(questions: list[Question]) -> list[Choice]:
    """Those of them that are answered by choosing options."""
    return [item for item in questions if isinstance(item, Choice)]


@pytest.fixture(scope="session")
def single(choices: list[Choice], shared: Question) -> Single:
    """A question with one right option and two wrong ones, a hint and a case before its stem."""
    return next(item for item in choices if isinstance(item, Single) and item != shared and item.hint and _case(item))


@pytest.fixture(scope="session")
def another(choices: list[Choice], single: Single, shared: Question) -> Single:
    """One more single choice."""
    return next(item for item in choices if isinstance(item, Single) and item not in (single, shared))


@pytest.fixture(scope="session")
def multiple(choices: list[Choice]) -> Multiple:
    """A question of which two options are right and at least two wrong."""
    return next(item for item in choices if isinstance(item, Multiple) and item.choose == 2 and len(item.options) >= 4)


def _case(item: Question) -> bool:
    return len(item.stem.strip().split("\n\n")) > 1


@pytest.fixture(scope="session")
def kinds(built_site: Path, exam_site: Path, tiny_site: Path) -> dict[str, tuple[str, str]]:
    """A page of each kind that the sites have, by host and address; what a kind is, their addresses say."""
    pages = []
    for rank, (host, site) in enumerate(((HOSTS[0], built_site), (HOSTS[3], exam_site), (HOSTS[2], tiny_site))):
        levels = [folder.parent.name for folder in site.glob("*/readiness")]
        for path in site.rglob("*.html"):
            size = path.stat().st_size
            address = path.relative_to(site).as_posix().removesuffix("index.html")
            kind = _kind(address, levels, is_planned="mops-planned" in path.read_text("utf-8"))
            pages.append((size > LONG, rank, size, kind, (host, MISSING if kind == "404.html" else address)))
    return {kind: place for *_, kind, place in sorted(pages, reverse=True)}


def _kind(address: str, levels: list[str], *, is_planned: bool) -> str:
    """An address without its ids."""
    named = rf"^({'|'.join(levels)})/|(?<=^modules/)[\w-]+|(?<=/formats/)[\w-]+|(?<=/rules/)\w+|(?<=/readiness/)\w+"
    kind = re.sub(named, lambda found: "*/" if found[1] else "*", address)
    return f"{kind} (planned)" if is_planned else kind
