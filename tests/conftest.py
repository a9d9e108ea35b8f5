"""What tests share: the folders, and the real site, built once."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from mopscert import addresses
from mopscert.checking import check
from mopscert.model import Curriculum

from .sharing import once
from .two_releases import release_twice
from .whole import Whole

ROOT = Path(__file__).parent.parent
# Folders whose files take long come first, so that no process has to wait at the end for what another one has begun.
LONG = ("attacks", "publishing", "browser", "site", "acceptance")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden trees anew.")
    parser.addoption(
        "--builder", choices=("mkdocs", "zensical"), default="mkdocs", help="What builds the sites to test."
    )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Whole(config))
    # Tests compare whole folders, and find what is there now; those of the cache switch it on.
    os.environ.setdefault("MOPSCERT_CACHE", "off")
    # Who starts a run in the background may have switched off Ctrl-C, for all processes that come of it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header(config: pytest.Config) -> str | None:
    left_out = "left out: what needs soffice (`make walkthrough`) and what takes minutes or servers (`make nightly`)"
    return left_out if config.getoption("markexpr") == "not spreadsheet and not nightly" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONG.index(name) if (name := item.path.parent.name) in LONG else len(LONG))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; a process bears one of it."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


def run(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment, such as `mkdocs` or `mopscert`."""
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [program, *command[1:]],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def command():
    """The function that runs a command of this environment."""
    return run


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly and without a word; by Zensical where the run is for it."""
    if request.config.getoption("builder") == "zensical":
        return request.getfixturevalue("zensical_site")
    return once(tmp_path_factory, "site", _by_mkdocs)


def _by_mkdocs(folder: Path) -> Path:
    result = run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder))
    assert result.returncode == 0, result.stderr
    assert result.stdout + result.stderr == ""
    return folder


@pytest.fixture(scope="session")
def curriculum(root: Path) -> Curriculum:
    """The real curriculum, from which tests take ids and texts instead of typing them."""
    return check(root).curriculum


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rendered tree, built by Zensical: the same pages without MkDocs."""
    return once(tmp_path_factory, "zensical", lambda folder: build_by_zensical(ROOT, folder / "tree"))


def build_by_zensical(project: Path, tree: Path) -> Path:
    """The site that Zensical makes of a project, strictly."""
    made = (
        run("mopscert", "render", "--root", str(project), "--builder", "zensical", "--out", str(tree)),
        run("zensical", "build", "--strict", cwd=tree),
        run("mopscert", "protect", str(tree / "site")),
    )
    for result in made:
        assert result.returncode == 0, result.stdout + result.stderr
    return tree / "site"


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The function that builds a fixture by its name, after a change, with the look of the real site."""
    chosen = request.config.getoption("builder")

    def build(name: str, change: Callable[[Path], None] = _nothing, builder: str = chosen) -> Path:
        made = partial(_built, name, change=change, builder=builder)
        return once(tmp_path_factory, f"{name}-{change.__name__}-{builder}", made)

    return build


@pytest.fixture(scope="session")
def tiny_site(built: Callable[..., Path]) -> Path:
    """The tiny curriculum, which has a lab and a dialogue."""
    return built("tiny")


@pytest.fixture(scope="session")
def released_site(built: Callable[..., Path]) -> Path:
    """The tiny curriculum after two releases."""
    return built("tiny", release_twice)


@pytest.fixture(scope="session")
def exam_site(built: Callable[..., Path]) -> Path:
    """The curriculum whose readiness check can be taken."""
    return built("exam")


@pytest.fixture(scope="session")
def zensical_exam_site(built: Callable[..., Path]) -> Path:
    """The same, built by Zensical."""
    return built("exam", builder="zensical")


@pytest.fixture(scope="session")
def revised_exam_site(built: Callable[..., Path]) -> Path:
    """The same after changes: a question more above the first, one moved to another lesson, one revised."""
    return built("exam", _revised)


def _revised(project: Path) -> None:
    merged, tagged = (
        project / "quizzes" / "associate" / f"{name}.yaml" for name in ("clean-records", "tagged-campaigns")
    )
    head, *items = merged.read_text("utf-8").split("\n  - id: lesson-")
    first, moved, *others = items
    above = first.replace("merge\n", "above\n", 1).replace(
        "Which permission does a merged", "What does a newly merged", 1
    )
    others = [each.replace("rev: 1", "rev: 2", 1) if each.startswith("share") else each for each in others]
    merged.write_text("\n  - id: lesson-".join([head, above, first, *others]), encoding="utf-8")
    there = moved.replace("explain-suppression", "build-a-link", 1).replace("level: understand", "level: apply", 1)
    text = tagged.read_text("utf-8") + "\n  - id: lesson-" + there.replace('"#suppress"', '"#build"', 1)
    tagged.write_text(text, encoding="utf-8")


def _nothing(_: Path) -> None:
    """The change of what is built as it stands."""


def _built(name: str, folder: Path, *, change: Callable[[Path], None], builder: str) -> Path:
    project = _project(name, folder / "project", change)
    if builder == "zensical":
        return build_by_zensical(project, folder / "tree")
    result = run("mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")
    return project / "site"


def _project(name: str, project: Path, change: Callable[[Path], None] = _nothing) -> Path:
    shutil.copytree(ROOT / "tests" / "fixtures" / name, project)
    change(project)
    shutil.copytree(ROOT / "docs" / "overrides", project / "docs" / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", project)
    guide = (*addresses.GUIDE, addresses.PUBLISHING, addresses.HOSTING, addresses.PLATFORM, addresses.COMMANDS)
    for name in ("about.md", addresses.CONTRIBUTE, addresses.RELEASING, *guide):
        page = project / "docs" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text("# A page of the real site\n", encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def tiny_project():
    """The function that makes a folder of the tiny curriculum with the look of the real site, and gives its path."""
    return partial(_project, "tiny")
