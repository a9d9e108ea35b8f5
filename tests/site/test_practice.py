"""The pages of labs and dialogues on a built site, whose curriculum is the tiny one."""

import csv
import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from .dom import Element, parse_site

LAB, DIALOGUE = "modules/tagged-links/lab/", "modules/kind-refusals/dialogue/"
ACTING = {"form", "fieldset", "button", "input", "select", "textarea"}
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
    assert links == ["tagged-links.zip", "data/links_raw.csv", "data/agreed_values.csv"]
    for link in links[1:]:
        assert (site / LAB / link).read_bytes() == (folder / link).read_bytes()
    with zipfile.ZipFile(site / LAB / links[0]) as archive:
        held = {f"data/{name}": archive.read(name) for name in archive.namelist()}
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 10, 1)}
    assert held == {link: (folder / link).read_bytes() for link in links[1:]}
    # The answer key is not for learners.
    assert not (site / LAB / "key").exists()


def test_the_checksum_stands_beside_each_file(site: Path, tiny: dict[str, Element]):
    for row in tiny[LAB].all("li"):
        links = [link.get("href") for link in row.all("a") if "download" in link.attributes]
        if links:
            (shown,) = (each.text() for each in row.all("p", "mops-files__sum"))
            assert shown == f"SHA-256 {hashlib.sha256((site / LAB / links[0]).read_bytes()).hexdigest()}"


def test_the_first_rows_of_each_table_are_shown(project: Path, tiny: dict[str, Element]):
    regions = tiny[LAB].all("div", "mops-preview")
    names = ["links_raw.csv", "agreed_values.csv"]
    assert [region.one("caption").text() for region in regions] == [f"The first rows of {name}" for name in names]
    for region, name in zip(regions, names, strict=True):
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        file = project / "curriculum" / "associate" / "tagged-links" / "data" / name
        with file.open(newline="", encoding="utf-8") as opened:
            rows = list(csv.reader(opened))[:5]
        assert [[cell.text() for cell in row.all("th") + row.all("td")] for row in region.all("tr")] == rows


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


def test_a_dialogue_and_its_page_for_mentors_lead_to_each_other(tiny: dict[str, Element]):
    assert [link.get("href") for link in tiny[DIALOGUE].all("a")].count("mentor/") == 1
    mentor = tiny[f"{DIALOGUE}mentor/"]
    assert [link.get("href") for link in mentor.all("a")].count("../") == 1
    points = [each.get("start") for each in mentor.all("ol") if each.get("start")]
    assert points == ["0"]
    drawing = mentor.one("figure", "mops-figure")
    assert [each.get("role") for each in drawing.all("svg")] == ["img", "img"]
    said = drawing.one("details").text()
    for text in (
        "1. Ines",
        "The whole form, if we skip the review.",
        "The end: Paper slips",
        "some runs that come here",
    ):
        assert text in said


@pytest.mark.parametrize("address", MODULES)
def test_ids_are_unique_and_nothing_acts(address: str, tiny: dict[str, Element]):
    ids = [each.get("id") for each in tiny[address].walk() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.tag for each in tiny[address].walk()} & {"script", "style"} == set()
    pressed = [each for each in tiny[address].walk() if each.tag in ACTING]
    assert all(_is_hidden(each) for each in pressed), "what needs a script waits for it"
    assert pressed


def test_what_will_be_said_of_a_lab_has_its_place(tiny: dict[str, Element]):
    said = [tiny[LAB].one("p", "mops-lab__said"), tiny[LAB].one("p", "mops-log__said")]
    assert [each.get("role") for each in said] == ["status", "status"]
    assert not any(_is_hidden(each) for each in said)


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
