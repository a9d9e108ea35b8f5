"""The pages of releases: the list, and the notes with links that still lead somewhere."""

import pytest

from mopscert.checking import check
from mopscert.pages.following import Following
from mopscert.pages.releases_pages import releases_entries, releases_pages
from mopscert.releases.catalogue import catalogue
from mopscert.releases.following import steps

from .. import editing

NOTES = """## For learners {#learners}

Read again: [Merge](module:clean-lists#merge), [links](module:link-tags), [gone](module:nowhere), <b>raw</b>.
"""


@pytest.fixture
def copy(root, tmp_path):
    return editing.copy(root / "tests" / "fixtures" / "tiny", tmp_path / "copy")


def _pages(folder):
    checked = check(folder)
    here = checked.curriculum
    following = Following(catalogue(here, here.programme.file, checked.read), steps(here, checked.read))
    return dict(releases_pages(here, following, checked.read)), releases_entries(here)


def test_before_the_first_release(copy):
    assert _pages(copy) == ({}, [])


def test_the_latest_stands_first(copy):
    for version in ("0.9.0", "0.10.0"):
        editing.apply([{"file": f"releases/{version}.json", "release": version}], copy)
        (copy / f"releases/{version}.md").write_text(NOTES)
    versions = copy / "releases/versions.yaml"
    versions.write_text(versions.read_text().replace("2026-11-30", "2026-11-01\n    sunset: 2028-05-31", 1))
    pages, navigation = _pages(copy)
    assert list(pages) == ["releases/index.md", "releases/0.10.0.md", "releases/0.9.0.md"]
    entries = [{"Version 0.10.0": "releases/0.10.0.md"}, {"Version 0.9.0": "releases/0.9.0.md"}]
    assert navigation == [{"Releases": ["releases/index.md", *entries]}]
    first, second = pages["releases/index.md"].split('<tr><th scope="row">')[1:]
    latest = '<a href="0.10.0/">0.10.0</a> <span class="mops-tag">the latest</span></th><td>30 November 2026</td>'
    assert first.startswith(f"{latest}<td>no end is set</td>")
    assert second.startswith('<a href="0.9.0/">0.9.0</a></th><td>1 November 2026</td><td>31 May 2028</td>')


def test_notes_lead_to_what_things_are_called_now(copy):
    editing.apply([{"file": "releases/1.0.0.json", "release": "1.0.0"}], copy)
    (copy / "releases/1.0.0.md").write_text(NOTES)
    page = _pages(copy)[0]["releases/1.0.0.md"]
    assert "<p>Released on 30 November 2026.</p>" in page
    assert "## For learners { #learners }" in page
    assert '<a href="../../modules/clean-lists/#merge">Merge</a>' in page
    assert '<a href="../../modules/tagged-links/">links</a>, gone, &lt;b&gt;raw' in page
