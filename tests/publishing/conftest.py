"""Two releases of a small programme, published from a repository of its own, and a browser that knows nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from .. import editing
from ..browser.conftest import chromium
from ..browser.launch import PATIENCE, launched
from ..browser.visit import HOSTS, Visit
from ..conftest import run

__all__ = ["chromium"]

SITE = f"http://{HOSTS[0]}/"
WHY = "Fair routing says the same."


class Repository:
    """A repository of a programme, as its maintainers work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "releases/versions.yaml").unlink()
        (folder / ".gitignore").write_text("/site/\n", encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "A Maintainer")
        self.git("config", "user.email", "maintainer@open-mops.example")

    def git(self, *words: str) -> None:
        editing.git(self.folder, *words)

    def mopscert(self, *words: str) -> str:
        """What a verb says that does what it is told."""
        result = run("mopscert", *words, cwd=self.folder, SITE_URL=SITE)
        assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr
        return result.stdout

    def edit(self, path: str, was: str, now: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(was) == 1, f"{path} holds this {text.count(was)} times: {was}"
        file.write_text(text.replace(was, now), encoding="utf-8")

    def release(self, version: str, day: str, *options: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"What is new in {version}")
        self.mopscert("release", version, "--date", day, *options)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Version {version}")
        self.git("tag", f"v{version}")


@pytest.fixture(scope="session")
def repository(tiny_project: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Versions 1.0.0 and 1.1.0, and what comes next, on the branch of the published site."""
    here = Repository(tiny_project(tmp_path_factory.mktemp("publishing") / "programme"))
    _add_module(here)
    here.release("1.0.0", "2026-11-30")
    here.mopscert("publish", "1.0.0")
    here.mopscert("rename", "tagged-links", "traced-links")
    here.mopscert("rename", "three-spellings", "spelt-three-ways")
    here.mopscert("retire", "same-person-twice", "--because", "It was too easy.", "--instead", "what-to-keep")
    here.mopscert("retire", "swift-routing", "--because", WHY, "--instead", "fair-routing")
    here.edit("quizzes/associate/clean-lists.yaml", "what-to-keep\n    rev: 1", "what-to-keep\n    rev: 2")
    here.edit(
        "quizzes/associate/clean-lists.yaml", "text: The date of the refusal", "text: The day on which she refused"
    )
    here.release("1.1.0", "2027-05-31", "--keep", "12")
    here.mopscert("publish", "1.1.0")
    here.mopscert("publish", "dev")
    return here


def _add_module(here: Repository) -> None:
    """One more module that is planned, beside another of its kind."""
    level = here.folder / "curriculum/professional"
    text = (level / "fair-routing/module.yaml").read_text("utf-8")
    text = text.replace("Fair routing", "Swift routing").replace("route-by-rule", "route-at-once")
    text = text.replace("Route a day's leads by", "Route a lead at once by").replace("minutes: 45", "minutes: 10")
    (level / "swift-routing").mkdir()
    (level / "swift-routing/module.yaml").write_text(text, encoding="utf-8")
    here.edit("curriculum/programme.yaml", "- fair-routing\n", "- fair-routing\n      - swift-routing\n")
    here.edit("curriculum/programme.yaml", "other_minutes: 15", "other_minutes: 5")


@pytest.fixture(scope="session")
def site(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site as files."""
    folder = tmp_path_factory.mktemp("published") / "site"
    repository.git("worktree", "add", "--quiet", str(folder), "gh-pages")
    return folder


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str, site: Path) -> Iterator[Browser]:
    """A browser for which nothing exists but the published site."""
    with launched(playwright, chromium, {HOSTS[0]: site}) as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a page for a new learner, and finds fault with any error, and any request to somewhere else."""
    visits: list[Visit] = []

    def new(page: str = "", *, expected: str = "", **options) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        visits.append(Visit(context.new_page(), HOSTS[0], expected, scripted=options.get("java_script_enabled", True)))
        return visits[-1].go(page)

    yield new
    for each in visits:
        each.page.context.close()
    assert [problem for each in visits for problem in each.unexpected()] == []
    assert [address for each in visits for address in each.requests if not address.startswith(SITE)] == []
