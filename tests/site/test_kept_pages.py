"""Pages that were kept from an earlier build are those that a build without memory makes, to the last byte."""

import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mopscert import caching
from mopscert.building import showing
from mopscert.building.pages import Finished, Made, Maker

LESSON = "curriculum/associate/clean-lists/lesson.md"
LAB = "curriculum/associate/tagged-links"
QUIZ = "quizzes/associate/clean-lists.yaml"
# As by default, beside mkdocs.yml.
KEPT = ""


class Project:
    """A folder with a curriculum, built with and without memory."""

    def __init__(self, folder: Path, site: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._site, self._patch = folder, site, patch
        self.made: set[str] = set()
        self.last: dict[str, bytes] = {}
        anew = Maker._anew

        def watched(maker: Maker, pages):
            self.made = {page.url for page in pages}
            return anew(maker, pages)

        patch.setattr(Maker, "_anew", watched)

    def built(self, cache: str) -> dict[str, bytes]:
        """All files of the site."""
        self._patch.setenv(caching.VARIABLE, cache)
        build(load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self._site), strict=True))
        files = (path for path in self._site.rglob("*") if path.is_file())
        # The archive of the site map holds the time at which it was made.
        found = (path for path in files if path.suffix != ".gz")
        self.last = {path.relative_to(self._site).as_posix(): path.read_bytes() for path in found}
        return self.last

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace what must be there in a file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), "utf-8")


def _edit_body(project: Project) -> set[str]:
    project.edit(LESSON, "Two records of one person", "Two or more records of one person")
    return {"modules/clean-lists/"}


def _edit_question(project: Project) -> set[str]:
    project.edit(QUIZ, "The older one carries an opt-out", "The older record carries an opt-out")
    return {"modules/clean-lists/"}


def _edit_title(project: Project) -> set[str]:
    project.edit("curriculum/associate/clean-lists/module.yaml", "one person, one record", "one record for each")
    return {"modules/clean-lists/", "modules/tagged-links/", "modules/tagged-links/lab/", "syllabus/", "associate/"}


def _edit_navigation(project: Project) -> set[str]:
    both = ("      - clean-lists\n", "      - tagged-links\n")
    project.edit("curriculum/programme.yaml", "".join(both), "".join(reversed(both)))
    return {"modules/clean-lists/", "modules/tagged-links/", "syllabus/", "associate/"}


def _edit_term(project: Project) -> set[str]:
    project.edit("curriculum/glossary.yaml", "A second record of a person", "Another record of a person")
    return {"glossary/", "modules/clean-lists/"}


def _edit_source(project: Project) -> set[str]:
    project.edit("curriculum/sources.yaml", "who may be written to", "to whom one may write")
    return {"sources/", "modules/clean-lists/"}


def _edit_data(project: Project) -> set[str]:
    project.edit(f"{LAB}/data/links_raw.csv", "utm_source=Newsletter", "utm_source=NEWSLETTER")
    return set()


def _edit_lab(project: Project) -> set[str]:
    lab = (project.folder / LAB / "lab.yaml").read_text("utf-8")
    title = next(line for line in lab.splitlines() if line.startswith("title:"))
    project.edit(f"{LAB}/lab.yaml", title, f"{title} again")
    return {"modules/tagged-links/lab/", "modules/tagged-links/"}


def _edit_page(project: Project) -> set[str]:
    project.edit("docs/about.md", "A page of the real site", "What this is about")
    return {"about/"}


def _remove_module(project: Project) -> set[str]:
    shutil.rmtree(project.folder / "curriculum/professional/fair-routing")
    project.edit("curriculum/programme.yaml", "      - fair-routing\n", "")
    project.edit("curriculum/programme.yaml", "hours: 2", "hours: 1")
    for path in (project.folder / "curriculum/diagnostics").glob("*.yaml"):
        project.edit(f"curriculum/diagnostics/{path.name}", "fair-routing", "kind-refusals")
    return {"syllabus/", "professional/", "modules/kind-refusals/"}


def _edit_template(project: Project) -> set[str]:
    project.edit("docs/overrides/main.html", '<meta name="robots"', '<meta data-new name="robots"')
    return {"", "modules/clean-lists/", "about/"}


def _edit_settings(project: Project) -> set[str]:
    project.edit("mkdocs.yml", "site_name: Open MOps Certification", "site_name: Another name")
    return {"", "modules/clean-lists/", "about/"}


# By what it is about: what is edited, and pages that have to be made anew, at least.
EDITS = [
    _edit_body,
    _edit_question,
    _edit_title,
    _edit_navigation,
    _edit_term,
    _edit_source,
    _edit_data,
    _edit_lab,
    _edit_page,
    _remove_module,
    _edit_template,
    _edit_settings,
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, tiny_project) -> Iterator[Project]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tiny_project(tmp_path_factory.mktemp("kept") / "project")
        kept = Project(folder, folder.parent / "site", patch)
        kept.built(KEPT)
        yield kept


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.removeprefix("_"))
def test_after_an_edit_a_site_is_as_without_memory(project: Project, edit):
    before, expected = project.last, edit(project)
    warm = project.built(KEPT)
    made = set(project.made)
    cold = project.built(caching.OFF)
    assert _different(warm, cold) == set()
    changed = {path for path in _different(before, cold) & cold.keys() if path.endswith("index.html")}
    assert {f"{url}index.html" for url in made} >= changed
    assert made >= expected


def test_nothing_is_made_anew_where_nothing_changed(project: Project):
    project.built(KEPT)
    project.built(KEPT)
    assert project.made == set()


def test_a_change_of_pages_renews_no_others(project: Project):
    project.built(KEPT)
    project.edit(LESSON, "Decide field by field.", "Decide each field by itself.")
    project.built(KEPT)
    assert project.made == {"modules/clean-lists/"}


def test_another_version_of_anything_renews_all(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.built(KEPT)
    assert not project.made
    monkeypatch.setattr(showing, "tool", lambda: b"with another version of a package")
    assert len(project.built(KEPT)) > len(project.made) > 20


def test_a_theme_that_other_plugins_take_part_in_is_left_to_them(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.built(KEPT)
    monkeypatch.setattr(Maker, "is_able", False)
    without = project.built(KEPT)
    assert _different(without, project.built(caching.OFF)) == set()


def test_a_finished_page_is_a_template_to_the_theme(project: Project):
    """What `Finished` takes for granted: templates pass through the theme's environment as they are."""
    config = load_config(str(project.folder / "mkdocs.yml"))
    finished = Finished(Made(html=zlib.compress(b"<p>done</p>"), entries=[]))
    assert config.theme.get_env().get_template(finished) is finished
    assert finished.render({"page": None}) == "<p>done</p>"


def _different(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
