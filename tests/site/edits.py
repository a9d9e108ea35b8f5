"""A small site that is edited in all ways, and built after each of them with and without memory."""

import shutil
from pathlib import Path

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mopscert import caching
from mopscert.building.pages import Maker
from mopscert.processes import both

LESSON = "curriculum/associate/clean-lists/lesson.md"
LAB = "curriculum/associate/tagged-links"
OTHER_LESSON = f"{LAB}/lesson.md"
QUIZ = "quizzes/associate/clean-lists.yaml"
# As by default, beside mkdocs.yml.
KEPT = ""
ADDRESS = "http://127.0.0.1:8000/"


class Project:
    """A folder with a curriculum.

    `made` are the addresses of the pages that the last build made anew, `compiled` the templates that it compiled.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        self.made: set[str] = set()
        self.compiled: set[str | None] = set()
        self.last: dict[str, bytes] = {}
        finish = Maker._finish

        def watched(maker: Maker, pages, found, put):
            self.made = {page.url for page, kept in zip(pages, found, strict=True) if kept is None}
            return finish(maker, pages, found, put)

        patch.setattr(Maker, "_finish", watched)
        compiled = jinja2.Environment.compile

        def compiling(environment: jinja2.Environment, source, name=None, *others):
            self.compiled.add(name)
            return compiled(environment, source, name, *others)

        patch.setattr(jinja2.Environment, "compile", compiling)

    def built(self, cache: str) -> dict[str, bytes]:
        """All files of the site, built by a copy of this process, whose own builds so know nothing of it."""
        _, (self.last, self.made, self.compiled) = both(lambda: None, lambda: self._built(cache), worthwhile=True)
        return self.last

    def _built(self, cache: str) -> tuple[dict[str, bytes], set[str], set[str | None]]:
        self.compiled = set()
        self._patch.setenv(caching.VARIABLE, cache)
        site = self.folder.parent / "site"
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.site_url = ADDRESS
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        return files(site), self.made, self.compiled

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace what must be there in a file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), "utf-8")


def files(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The paths whose files are not the same in both."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def _edit_body(project: Project) -> set[str]:
    project.edit(LESSON, "Two records of one person", "Two or more records of one person")
    return {"modules/clean-lists/"}


def _edit_heading(project: Project) -> set[str]:
    project.edit(LESSON, "## Merge by rule {", "## Merge by one rule {")
    return {"modules/clean-lists/", "contribute/state/"}


def _edit_what_others_show(project: Project) -> set[str]:
    examples = "::: products marketing automation\n- Chute\n- Dovecote\n- Mailomat\n:::"
    project.edit(OTHER_LESSON, "The list of values", f"{examples}\n\nThe list of [values](term:duplicate)")
    return {"modules/tagged-links/", "glossary/", "associate/summary/", "contribute/state/"}


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


def _rename_diagnostic(project: Project) -> set[str]:
    folder = project.folder / "curriculum/diagnostics"
    (folder / "queue-gaps.yaml").rename(folder / "line-gaps.yaml")
    return {"diagnostics/", "diagnostics/line-gaps/"}


def _edit_template(project: Project) -> set[str]:
    project.edit("docs/overrides/main.html", '<meta name="robots"', '<meta data-new name="robots"')
    return {"", "modules/clean-lists/", "about/"}


def _edit_settings(project: Project) -> set[str]:
    project.edit("mkdocs.yml", "site_name: Open MOps Certification", "site_name: Another name")
    return {"", "modules/clean-lists/", "about/"}


# By what it is about: what is edited, and pages that have to be made anew, at least.
EDITS = [
    _edit_body,
    _edit_heading,
    _edit_what_others_show,
    _edit_question,
    _edit_title,
    _edit_navigation,
    _edit_term,
    _edit_source,
    _edit_data,
    _edit_lab,
    _edit_page,
    _remove_module,
    _rename_diagnostic,
    _edit_template,
    _edit_settings,
]
