"""Curricula of attackers, built although their rules would refuse them, as after a mistaken merge."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.browser.conftest import chromium  # noqa: F401 - the fixture
from tests.conftest import _project, run

from mopscert.checking import Checked, check
from mopscert.checks import registry
from mopscert.pages.render import render
from mopscert.security.site import protect
from mopscert.tree import write_tree


@pytest.fixture(scope="session")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The function that builds a fixture with a change, whatever is found in it, and gives the folder of the site."""

    def made(name: str, change: Callable[[Path], None], *, zensical: bool = False) -> Path:
        project = _project(name, tmp_path_factory.mktemp("merged") / "project", change)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Checked, "has_errors", False)
            patch.setattr(logging.getLogger("mkdocs"), "disabled", True)
            if zensical:
                return _by_zensical(project)
            build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site")))
        return project / "site"

    return made


def _by_zensical(project: Path) -> Path:
    checked = check(project)
    tree = project / "tree"
    write_tree(render(checked.curriculum, registry.rulebook(), checked.waived, checked.read), project, tree)
    result = run("zensical", "build", cwd=tree)
    assert result.returncode == 0, result.stdout + result.stderr
    protect(tree / "site")
    return tree / "site"
