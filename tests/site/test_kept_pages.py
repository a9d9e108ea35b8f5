"""Pages that were kept from an earlier build, or renewed on a live site, are to the last byte those of a new build."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from mopscert import caching
from mopscert.building import showing
from mopscert.live.site import LiveSite
from mopscert.watching import _state

from .edits import ADDRESS, EDITS, KEPT, LESSON, Project, different, files

TEMPLATE = "docs/overrides/main.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, tiny_project) -> Iterator[Project]:
    with pytest.MonkeyPatch.context() as patch:
        kept = Project(tiny_project(tmp_path_factory.mktemp("kept") / "project"), patch)
        kept.built(KEPT)
        yield kept


@pytest.fixture(scope="module")
def live(project: Project) -> Iterator[LiveSite]:
    site = LiveSite(project.folder / "mkdocs.yml", ADDRESS)
    site.build()
    yield site
    site.close()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.removeprefix("_"))
def test_after_an_edit_a_site_is_as_without_memory(project: Project, live: LiveSite, edit):
    before, seen = project.last, _state(live.places)
    expected = edit(project)
    now = _state(live.places)
    live.renew({path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)})
    warm = project.built(KEPT)
    made = set(project.made)
    cold = project.built(caching.OFF)
    assert different(warm, cold) == set()
    assert different(files(live.folder), cold) == set()
    changed = {path for path in different(before, cold) & cold.keys() if path.endswith("index.html")}
    assert {f"{url}index.html" for url in made} >= changed
    assert made >= expected
    project.last = warm


def test_nothing_is_made_anew_where_nothing_changed(project: Project):
    project.built(KEPT)
    before = _written(project)
    project.built(KEPT)
    assert project.made == set()
    assert "404.html" in project.compiled
    assert "base.html" not in project.compiled, "the page without author's text is kept too"
    written = {path for path, moment in _written(project).items() if before[path] != moment}
    assert not {path for path in written if path.endswith("/index.html") or path.startswith("modules/")}


def test_a_change_of_pages_renews_no_others(project: Project, live: LiveSite):
    project.built(KEPT)
    project.edit(LESSON, "Decide field by field.", "Decide each field by itself.")
    shown = live.folder
    assert live.renew({str(project.folder / LESSON)})
    assert live.folder == shown, "a page was renewed, not the whole site"
    project.built(KEPT)
    assert project.made == {"modules/clean-lists/"}


def test_what_is_read_stays_whole_while_a_site_is_renewed(project: Project, live: LiveSite):
    paths = ["search/search_index.json", "modules/clean-lists/index.html", "catalogue.json"]
    before = files(live.folder)
    with ExitStack() as stack:
        opened = [stack.enter_context((live.folder / path).open("rb")) for path in paths]
        project.edit(LESSON, "Keep nothing else.", "Keep nothing besides.")
        live.renew({str(project.folder / LESSON)})
        assert [each.read() for each in opened] == [before[path] for path in paths]
    assert different(before, files(live.folder)) >= set(paths)
    shown = live.folder
    project.edit(LESSON, "Keep nothing besides.", "Keep nothing else.")
    live.build()
    assert files(shown).keys() == files(live.folder).keys(), "shown until the new one is"


def test_an_edit_that_shows_nowhere_is_no_news(project: Project, live: LiveSite):
    live.renew({str(project.folder / LESSON)})
    assert not live.renew({str(project.folder / LESSON)})


def test_a_live_site_goes_on_with_its_last_sound_state(project: Project, live: LiveSite, capsys):
    before = files(live.folder)
    project.edit(LESSON, "(term:duplicate)", "(term:duplicat)")
    assert not live.renew({str(project.folder / LESSON)})
    said = capsys.readouterr().err
    assert "REF" in said
    assert said.endswith("The live site shows the state before these errors.\n")
    assert different(before, files(live.folder)) == set()
    project.edit(LESSON, "(term:duplicat)", "(term:duplicate)")
    live.renew({str(project.folder / LESSON)})
    assert capsys.readouterr().err.endswith("The errors are mended, and the live site follows again.\n")
    live.renew({str(project.folder / LESSON)})
    assert "live site" not in capsys.readouterr().err
    assert different(before, files(live.folder)) == set()


def test_another_version_of_anything_renews_all(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.built(KEPT)
    assert not project.made
    monkeypatch.setattr(showing, "tool", lambda: b"with another version of a package")
    assert len(project.built(KEPT)) > len(project.made) > 20


def test_links_to_nowhere_on_pages_that_were_kept_are_told(project: Project, caplog: pytest.LogCaptureFixture):
    project.edit("docs/about.md", "# ", "# About\n\n[A term](glossary.md#nowhere)\n\n## ")
    with pytest.raises(Abort, match="Aborted with 1 warnings in strict mode"):
        project.built(KEPT)
    assert "the doc 'glossary.md' does not contain an anchor '#nowhere'" in caplog.text
    project.edit("docs/about.md", "#nowhere", "#duplicate")
    project.built(KEPT)


@pytest.fixture
def for_now(project: Project) -> Iterator[None]:
    """What a test changes in the settings and in the template of all pages is changed back."""
    before = {path: path.read_bytes() for path in map(project.folder.joinpath, ("mkdocs.yml", TEMPLATE))}
    yield
    for path, content in before.items():
        path.write_bytes(content)


@pytest.mark.usefixtures("for_now")
@pytest.mark.parametrize("search", ["  - search\n", ""])
def test_pages_that_others_take_part_in_are_left_to_them(search: str, project: Project):
    project.edit("mkdocs.yml", "docs_dir: docs", "docs_dir: docs\nhooks: [hook.py]")
    project.edit("mkdocs.yml", "  - search\n", search)
    (project.folder / "hook.py").write_text(
        "def on_page_content(html, **others):\n    return html + '<p>From a hook</p>'\n", "utf-8"
    )
    pages = [content for path, content in project.built(KEPT).items() if path.endswith("/index.html")]
    assert all(b"<p>From a hook</p>" in content for content in pages)


@pytest.mark.usefixtures("for_now")
def test_pages_show_what_a_hook_brings_in_from_elsewhere(project: Project):
    # Of another name than other hooks: MkDocs keeps what it has loaded.
    project.edit("mkdocs.yml", "docs_dir: docs", "docs_dir: docs\nhooks: [stamping.py]")
    (project.folder / "stamping.py").write_text(
        "from pathlib import Path\n\n\ndef on_env(env, **others):\n"
        "    env.globals['stamp'] = Path(__file__).with_name('stamp.txt').read_text()\n",
        "utf-8",
    )
    main = project.folder / TEMPLATE
    main.write_text(main.read_text("utf-8") + "{% block announce %}{{ stamp }}{% endblock %}", "utf-8")
    for stamp in ("one day", "another day"):
        (project.folder / "stamp.txt").write_text(stamp, "utf-8")
        pages = [content for path, content in project.built(KEPT).items() if path.endswith(("/index.html", "404.html"))]
        assert all(stamp.encode() in content for content in pages)


def _written(project: Project) -> dict[str, int]:
    """When the files of the site were written."""
    site = project.folder.parent / "site"
    return {path: (site / path).stat().st_mtime_ns for path in project.last}


@pytest.mark.nightly
def test_the_shipped_site_is_as_without_memory(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "project"
    for name in ("curriculum", "quizzes", "releases", "docs"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    shipped = Project(folder, monkeypatch)
    shipped.built(KEPT)
    for path in sorted(folder.glob("curriculum/*/*/lesson.md"))[::9]:
        path.write_text(f"{path.read_text('utf-8')}\nOne more sentence stands at the end of this lesson.\n", "utf-8")
    warm = shipped.built(KEPT)
    assert 0 < len(shipped.made) < len(warm) / 4
    assert different(warm, shipped.built(caching.OFF)) == set()
