"""The real site as parsed pages."""

from pathlib import Path

import pytest
import yaml

from mopscert.model import Curriculum, Module

from .dom import Element, parse_site


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Element]:
    """All pages by address."""
    return parse_site(built_site)


@pytest.fixture(scope="session")
def articles(pages: dict[str, Element]) -> dict[str, Element]:
    """What stands on each page between navigation and footer, by address."""
    return {address: page.one("article", "md-content__inner") for address, page in pages.items()}


@pytest.fixture(scope="session")
def lessons(curriculum: Curriculum) -> list[Module]:
    """Modules with a lesson."""
    found = [module for module in curriculum.modules if module.lesson]
    assert found
    return found


@pytest.fixture(scope="session")
def data(root: Path):
    """Reads YAML of the repository without any code of this project."""
    return lambda path: yaml.safe_load((root / path).read_text("utf-8"))
