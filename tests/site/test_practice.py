"""The pages of labs and dialogues on a built site, whose curriculum is the tiny one."""

import shutil
from pathlib import Path

import pytest

from .dom import Element, parse_site

LAB, DIALOGUE = "modules/tagged-links/lab/", "modules/kind-refusals/dialogue/"
MODULES = {LAB: "modules/tagged-links/", DIALOGUE: "modules/kind-refusals/"}


@pytest.fixture(scope="session")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny curriculum with its own mkdocs.yml."""
    return shutil.copytree(root / "tests" / "fixtures" / "tiny", tmp_path_factory.mktemp("practice") / "project")


@pytest.fixture(scope="session")
def site(project: Path, command) -> Path:
    result = command("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(project / "site"), cwd=project)
    assert (result.returncode, result.stderr) == (0, "")
    return project / "site"


@pytest.fixture(scope="session")
def tiny(site: Path) -> dict[str, Element]:
    return {address: page.one("article", "md-content__inner") for address, page in parse_site(site).items()}


def test_the_files_of_a_lab_are_served_as_they_are(project: Path, site: Path, tiny: dict[str, Element]):
    folder = project / "curriculum" / "associate" / "tagged-links"
    links = [link.get("href") for link in tiny[LAB].all("a") if "download" in link.attributes]
    assert links == ["data/links_raw.csv", "data/agreed_values.csv"]
    for link in links:
        assert (site / LAB / link).read_bytes() == (folder / link).read_bytes()
    # The answer key is not for learners.
    assert not (site / LAB / "key").exists()


@pytest.mark.parametrize("address", MODULES)
def test_a_lesson_and_its_practice_lead_to_each_other(address: str, tiny: dict[str, Element]):
    lesson = tiny[MODULES[address]]
    name = address.split("/")[-2] + "/"
    assert [link.get("href") for link in lesson.all("a")].count(name) == 2, "at the head and at the end"
    assert [link.get("href") for link in tiny[address].all("a")].count("../") == 2


@pytest.mark.parametrize("address", MODULES)
def test_links_lead_somewhere(address: str, tiny: dict[str, Element], site: Path):
    ids = {page: {each.get("id") for each in article.walk()} for page, article in tiny.items()}
    for link in tiny[address].all("a"):
        path, _, anchor = link.get("href").partition("#")
        if "://" in path or "download" in link.attributes:
            continue
        target = (site / address / path).resolve().relative_to(site.resolve()).as_posix() + "/"
        assert target in tiny, path
        assert not anchor or anchor in ids[target], link.get("href")


@pytest.mark.parametrize("address", MODULES)
def test_ids_are_unique_and_nothing_acts(address: str, tiny: dict[str, Element]):
    ids = [each.get("id") for each in tiny[address].walk() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.tag for each in tiny[address].walk()} & {"script", "style", "input"} == set()
    pressed = [each for each in tiny[address].walk() if each.tag in ("form", "button", "textarea", "fieldset")]
    assert all(_is_hidden(each) for each in pressed), "what needs a script waits for it"
    assert bool(pressed) == (address == DIALOGUE)


def test_hints_solution_and_conversation_are_closed_and_not_searched(tiny: dict[str, Element]):
    details = [*tiny[LAB].all("details"), *tiny[DIALOGUE].all("details")]
    assert len(details) == 4 + 12
    for each in details:
        assert "open" not in each.attributes
        assert _is_excluded(each)


def test_other_builders_make_the_same_pages(project: Path, tiny: dict[str, Element], command):
    tree = project / "tree"
    assert command("mopscert", "render", "--root", str(project), "--out", str(tree)).returncode == 0
    plain = command("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(project / "plain"), cwd=tree)
    assert (plain.returncode, plain.stderr) == (0, "")
    theirs = command("zensical", "build", "--strict", cwd=tree)
    assert theirs.returncode == 0, theirs.stdout + theirs.stderr
    for folder in (project / "plain", tree / "site"):
        found = parse_site(folder)
        for address in (*MODULES, *MODULES.values()):
            assert found[address].one("article", "md-content__inner").text() == tiny[address].text(), address
        assert (folder / LAB / "data" / "links_raw.csv").exists()


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes or (element.parent is not None and _is_hidden(element.parent))


def _is_excluded(element: Element) -> bool:
    return "data-search-exclude" in element.attributes or (element.parent is not None and _is_excluded(element.parent))
