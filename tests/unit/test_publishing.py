"""What stands above the versions of the published site, and what is refused before anything is published."""

import json
from datetime import date

import pytest

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.model import ReleasedVersion
from mopscert.publishing.branch import Branch, Version
from mopscert.publishing.deploy import is_newest, named
from mopscert.publishing.root import Published, root_files

from .. import editing

SITE = "https://open-mops.example/certification/"
VERSIONS = (
    Version("dev", "dev"),
    Version("1.10", "1.10.1", ("latest",)),
    Version("1.9", "1.9.0"),
)
PAGES = {
    "dev": frozenset({"", "about/", "next/"}),
    "1.10": frozenset({"", "about/"}),
    "1.9": frozenset({"", "about/", "old/"}),
}
RELEASES = (
    ReleasedVersion(version="1.8.0", released_on=date(2026, 1, 1), sunset=date(2026, 6, 1)),
    ReleasedVersion(version="1.9.0", released_on=date(2026, 6, 1), sunset=date(2027, 6, 1)),
    ReleasedVersion(version="1.10.0", released_on=date(2026, 7, 1)),
    ReleasedVersion(version="1.10.1", released_on=date(2026, 8, 1)),
)


@pytest.fixture(scope="module")
def programme(root):
    return check(root / "tests/fixtures/tiny").curriculum.programme.file


@pytest.fixture(scope="module")
def files(programme):
    return {
        name: data.decode() for name, data in root_files(Published(VERSIONS, PAGES), programme, RELEASES, SITE).items()
    }


@pytest.fixture
def branch(tmp_path):
    """A branch with two versions, as mike leaves it."""
    for words in (
        ("init", "-q", "-b", "gh-pages"),
        ("config", "user.name", "M"),
        ("config", "user.email", "m@x.example"),
    ):
        editing.git(tmp_path, *words)
    for path in ("1.10/index.html", "1.10/about/index.html", "1.10/about/data.csv", "1.9/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    listed = [{"version": each.version, "title": each.title, "aliases": each.aliases} for each in VERSIONS[1:]]
    (tmp_path / "versions.json").write_text(json.dumps(listed))
    editing.git(tmp_path, "add", "--all")
    editing.git(tmp_path, "commit", "-qm", "Two versions")
    editing.git(tmp_path, "checkout", "-q", "--orphan", "main")
    return Branch(tmp_path, "gh-pages")


def test_every_page_is_known_where_it_is_best_read(files):
    assert json.loads(files["addresses.json"]) == {
        "home": "latest",
        "pages": {"latest": ["", "about/"], "1.9": ["old/"], "dev": ["next/"]},
    }


def test_versions_say_when_they_came_and_go(files):
    base = "/certification/"
    assert f'<a href="{base}latest/">1.10.1</a>: the latest; released on 1 August 2026</li>' in files["404.html"]
    assert (
        f'<a href="{base}1.9/">1.9.0</a>: released on 1 June 2026; stays here until 1 June 2027</li>'
        in files["404.html"]
    )
    assert (
        f'<a href="{base}dev/">dev</a>: the work towards the next version, which may still change' in files["404.html"]
    )
    assert '<a href="1.9/">1.9.0</a>' in files["index.html"]
    assert '<meta http-equiv="refresh" content="0; url=latest/">' in files["index.html"]
    assert f'<link rel="canonical" href="{SITE}latest/">' in files["index.html"]
    # The latest version here has no page of releases.
    assert "What changed" not in files["index.html"]


def test_all_but_the_latest_show_their_banner(files):
    style = files["root.css"]
    assert '[data-md-component=outdated]:has([data-version^="1.9."]){display:block!important}' in style
    assert '[data-version^="1.9."]::after{content:" It stays here until 1 June 2027."}' in style
    assert "[data-md-component=outdated]:has([data-version=dev]){display:block!important}" in style
    # The versions 1.1.x are none of these.
    assert style.count("data-version") == 3


def test_nothing_of_it_runs_inline_or_comes_from_elsewhere(files):
    for name in ("index.html", "404.html"):
        assert "<style" not in files[name]
        assert "style=" not in files[name]
        assert files[name].count("<script") == files[name].count('<script type="module" src="/certification/root.js">')
    assert not any("http:" in text or "https:" in text.replace(SITE, "") for text in files.values())
    assert len(files["root.js"]) < 1000


def test_before_the_first_release_the_work_in_progress_is_home(programme):
    files = root_files(Published(VERSIONS[:1], PAGES), programme, (), SITE)
    assert b'content="0; url=dev/"' in files["index.html"]


def test_a_correction_of_an_old_version_does_not_become_the_latest():
    assert not is_newest(Version("1.9", "1.9.1"), VERSIONS)
    assert is_newest(Version("1.10", "1.10.2"), VERSIONS)
    assert is_newest(Version("2.0", "2.0.0"), VERSIONS)
    assert not is_newest(Version("dev", "dev"), ())


def test_only_what_stands_beside_a_release_knows_its_name():
    assert named("dev", VERSIONS[:1]) == {}
    assert named("dev", VERSIONS) == {"PUBLISHED_BY": "mike", "PUBLISHED_VERSION": "dev"}
    assert named("1.0.0", ()) == {"PUBLISHED_BY": "mike", "PUBLISHED_VERSION": "1.0.0"}


def test_a_branch_tells_its_versions_and_pages(branch):
    assert branch.versions() == VERSIONS[1:]
    assert branch.pages("1.10") == {"", "about/"}
    assert [each.numbers for each in branch.versions()] == [(1, 10), (1, 9)]


def test_files_come_to_a_branch_that_is_not_checked_out(branch):
    assert branch.write({"index.html": b"Home", "a/b.txt": b"b"}, "More")
    assert not branch.write({"index.html": b"Home"}, "The same")
    assert branch.pages("") == {"", "1.10/", "1.10/about/", "1.9/"}
    assert not (branch.root / "a").exists()


def test_a_list_of_versions_that_is_damaged_is_told(branch):
    branch.write({"versions.json": b"{"}, "Broken")
    with pytest.raises(MopscertError, match=r"versions\.json on the branch gh-pages is damaged"):
        branch.versions()


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("1.2", '"1.2" is no version; write three numbers with points between them, as in 1.2.0'),
        ("1.2.0", "this working tree holds version 0.2.0; check out what is to be published: git checkout v1.2.0"),
        ("next", '"next" is no version; write three numbers with points between them, as in 1.2.0'),
        ("0.2.0", "version 0.2.0 was not released; cut it first: mopscert release 0.2.0"),
    ],
)
def test_what_cannot_be_published_is_refused(root, command, tmp_path, version, told):
    folder = editing.copy(root / "tests/fixtures/tiny", tmp_path / "copy")
    result = command("mopscert", "publish", version, cwd=folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr


def test_without_a_repository_nothing_is_built(root, command, tmp_path):
    folder = editing.copy(root / "tests/fixtures/tiny", tmp_path / "copy")
    result = command("mopscert", "publish", "dev", cwd=folder, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert result.returncode == 2
    assert "git rev-parse failed: fatal: not a git repository" in result.stderr


def test_a_version_is_published_as_it_was_committed(root, command, tmp_path):
    folder = editing.copy(root / "tests/fixtures/tiny", tmp_path / "copy")
    (folder / "releases").mkdir(exist_ok=True)
    (folder / "releases/versions.yaml").write_text("versions:\n  - {version: 0.2.0, released_on: 2026-11-30}\n")
    editing.git(folder, "init", "-q")
    result = command("mopscert", "publish", "0.2.0", cwd=folder)
    told = "the tree is dirty (curriculum/, quizzes/, releases/), and a version is published as it was committed;"
    assert (result.returncode, told in result.stderr) == (2, True), result.stderr
