"""What follows from two releases: a feed, marks on modules, and a page that asks about what changed."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.errors import MopscertError
from mopscert.pages.render import render
from mopscert.pages.site import Site

from .. import editing
from ..conftest import run
from ..two_releases import FIRST, SECOND, release, release_twice

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
ADDRESS = "https://tiny.example/latest/"
ATOM = "{http://www.w3.org/2005/Atom}"
DELTA, CLEAN, LEVEL = "releases/1.1.0/check.md", "modules/clean-lists.md", "associate/index.md"


def _render(folder: Path, address: str = ADDRESS) -> Site:
    checked = check(folder)
    assert not checked.has_errors, [str(each) for each in checked.findings]
    return render(checked.curriculum, registry.rulebook(), checked.waived, checked.read, address)


def _tiny(folder: Path) -> Path:
    return editing.copy(TINY, folder / "tiny")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = _tiny(tmp_path_factory.mktemp("following"))
    release_twice(folder)
    return _render(folder)


def _entries(site: Site) -> list[ElementTree.Element]:
    return ElementTree.fromstring(site.assets["feed.xml"]).findall(f"{ATOM}entry")


def _of(element: ElementTree.Element, name: str) -> str:
    [found] = element.findall(f"{ATOM}{name}")
    return found.text or found.attrib["href"]


def test_the_feed_has_all_that_atom_asks_for(site):
    feed = ElementTree.fromstring(site.assets["feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert _of(feed, "id") == "https://github.com/open-mops/certification/releases"
    assert _of(feed, "updated") == "2026-11-30T00:00:00Z"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Tiny MOps Certification"
    links = {each.attrib["rel"]: each.attrib["href"] for each in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{ADDRESS}feed.xml", "alternate": ADDRESS}
    for entry in _entries(site):
        assert all(_of(entry, name) for name in ("id", "title", "updated", "link", "content"))
        assert entry.find(f"{ATOM}content").attrib == {"type": "html"}
    ids = [_of(entry, "id") for entry in _entries(site)]
    assert len(set(ids)) == len(ids)


def test_the_feed_has_releases_and_the_modules_that_they_changed(site):
    assert [(_of(entry, "title"), _of(entry, "link").removeprefix(ADDRESS)) for entry in _entries(site)] == [
        ("Tiny MOps Certification 1.1.0", "releases/1.1.0/"),
        ("Clean lists: one person, one record (changed in 1.1.0)", "modules/clean-lists/"),
        ("Tagged links (changed in 1.1.0)", "modules/tagged-links/"),
        ("Kind refusals (changed in 1.1.0)", "modules/kind-refusals/"),
        ("Fair routing (new in 1.1.0)", "modules/fair-routing/"),
        ("Tiny MOps Certification 1.0.0", "releases/1.0.0/"),
    ]
    release, clean, *_, first = [_of(entry, "content") for entry in _entries(site)]
    assert "<li>Associate: The readiness check is passed with 80% of all questions right (was 75%).</li>" in release
    assert f'<li><a href="{ADDRESS}modules/fair-routing/">Fair routing</a>, new in 1.1.0</li>' in release
    assert f'New question: <a href="{ADDRESS}modules/clean-lists/#q-three-lists">Merge two records' in clean
    assert f'Revised question, asked again: <a href="{ADDRESS}modules/clean-lists/#q-what-to-keep">' in clean
    assert first == "<p>The first release.</p>"


def test_the_feed_has_the_same_bytes_each_time_and_relative_links_without_an_address(site, tmp_path):
    folder = _tiny(tmp_path)
    release_twice(folder)
    assert _render(folder, ADDRESS.removesuffix("/")).assets["feed.xml"] == site.assets["feed.xml"]
    relative = _render(folder, "").assets["feed.xml"]
    assert relative.replace(b'="./"', f'="{ADDRESS}"'.encode()) != relative
    assert b'<link rel="alternate" href="modules/clean-lists/"' in relative


def test_nothing_follows_from_nothing_or_from_one_release(tmp_path):
    folder = _tiny(tmp_path)
    (folder / "releases/versions.yaml").unlink(missing_ok=True)
    before = _render(folder)
    assert before.feed == ""
    assert "feed.xml" not in before.assets
    release(folder, FIRST)
    after = _render(folder)
    assert after.feed == "feed.xml"
    assert [_of(entry, "title") for entry in _entries(after)] == ["Tiny MOps Certification 1.0.0"]
    pages = [path for path, text in after.pages.items() if "What changed" in text or "in 1.0.0" in text]
    assert pages == []
    assert not any(path.endswith("/check.md") for path in after.pages)
    assert "check.md" not in str(after.navigation)


def test_modules_say_what_is_new_or_changed(site):
    clean, level = site.pages[CLEAN], site.pages[LEVEL]
    assert (
        '<dt>Version</dt><dd>Changed in 1.1.0<span class="mops-since" hidden></span>. <a href="#page-changes">' in clean
    )
    assert "## What changed { #page-changes }" in clean
    assert '<li><a href="../../releases/1.1.0/check/">1.1.0 (30 November 2026)</a>\n<ul>\n<li>New question' in clean
    assert level.count('<span class="mops-tag">Changed in 1.1.0</span>') == 2
    new = site.pages["modules/fair-routing.md"]
    assert "<dt>Version</dt><dd>New in 1.1.0</dd>" in new
    assert "#page-changes" not in new
    assert '<span class="mops-tag">New in 1.1.0</span>' in site.pages["professional/index.md"]
    assert b'"items":"lead-of-noon:1","changed":""' in site.assets["assets/mopscert/modules.json"]
    assert b'"changed":"1.1.0"' in site.assets["assets/mopscert/modules.json"]


def test_a_page_asks_about_what_changed(site):
    page = site.pages[DELTA]
    assert "For those who studied or passed version 1.0.0." in page
    assert '<a href="../../../modules/kind-refusals/#judge">Judge your reply</a>' in page
    assert '<li><a href="../../../modules/fair-routing/">Fair routing</a></li>' in page
    assert 'data-items="what-to-keep:2 three-lists:1"' in page
    assert '<li><a href="../../../modules/clean-lists/#q-what-to-keep">Explain why a suppression list' in page
    assert page.count("data-items") == 1
    assert str(site.navigation).count("check.md") == 1


def test_small_corrections_change_nothing_for_learners(tmp_path):
    folder = _tiny(tmp_path)
    release_twice(folder)
    glossary = folder / "curriculum/glossary.yaml"
    glossary.write_text(glossary.read_text() + "\n# A remark that changes nothing.\n")
    release(folder, "1.1.1")
    site = _render(folder)
    page = site.pages["releases/1.1.1/check.md"]
    assert "nothing that you can study is new or changed in 1.1.1" in page
    assert "mops-review" not in page
    # What came with 1.1 is still new while 1.1 is corrected, and its page is still there.
    assert '<span class="mops-tag">New in 1.1.0</span>' in site.pages["professional/index.md"]
    assert DELTA in site.unlisted
    assert "releases/1.1.1/check.md" in str(site.navigation)
    release(folder, "1.2.0")
    assert "in 1.1.0</span>" not in _render(folder).pages["professional/index.md"]


def test_what_was_renamed_or_moved_since_is_found_where_it_is_now(tmp_path):
    folder = _tiny(tmp_path)
    release_twice(folder)
    for words in (("clean-lists", "tidy-lists"), ("what-to-keep", "what-stays")):
        result = run("mopscert", "rename", *words, cwd=folder)
        assert result.returncode == 0, result.stdout + result.stderr
    release(folder, "1.2.0")
    site = _render(folder)
    assert 'data-items="what-stays:2:what-to-keep three-lists:1"' in site.pages[DELTA]
    assert '<a href="../../../modules/tidy-lists/#q-what-stays">' in site.pages[DELTA]
    assert "1.1.0 (30 November 2026)" in site.pages["modules/tidy-lists.md"]
    assert b'"known":"tidy-lists clean-lists"' in site.assets["assets/mopscert/modules.json"]


def test_a_lost_catalogue_is_named(tmp_path):
    folder = _tiny(tmp_path)
    release_twice(folder)
    (folder / f"releases/{FIRST}.json").unlink()
    with pytest.raises(MopscertError, match=r"No such file or directory; restore it with: git checkout v1\.0\.0 --"):
        _render(folder)
    (folder / f"releases/{FIRST}.json").write_bytes((folder / f"releases/{SECOND}.json").read_bytes()[:90])
    with pytest.raises(MopscertError, match=r"releases/1\.0\.0\.json: this is damaged"):
        _render(folder)
