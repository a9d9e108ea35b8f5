"""The notes of a release that has many kinds of change, as they are written; read them when they change."""

from pathlib import Path

import msgspec
import pytest
import yaml

from mopscert import prose
from mopscert.releases import history
from mopscert.releases.comparison import Comparison, compare
from mopscert.releases.notes import changelog_entry, first_notes, notes

from .. import editing

HERE = Path(__file__).parent / "notes"
TINY = Path(__file__).parent.parent / "fixtures" / "tiny"


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    copy = editing.copy(TINY, tmp_path_factory.mktemp("notes") / "copy")
    editing.apply([{"file": "releases/1.0.0.json", "release": "1.0.0"}], copy)
    editing.apply(yaml.safe_load((HERE / "2.0.0.yaml").read_text()), copy)
    new = msgspec.structs.replace(history.working_tree(copy).catalogue, version="2.0.0")
    return compare(history.last_release(copy).catalogue, new)


def _golden(request, name, text):
    path = HERE / name
    if request.config.getoption("--update-golden"):
        path.write_text(text)
    assert text == path.read_text()


def test_twelve_kinds_and_more(comparison, request):
    assert len({change.kind for change in comparison.changes}) >= 12
    assert not comparison.errors
    _golden(request, "2.0.0.md", notes(comparison))


def test_changelog(comparison, request):
    _golden(request, "changelog.md", changelog_entry(comparison, "2.0.0", "2027-05-31"))


def test_the_first_release(comparison, request):
    _golden(request, "1.0.0.md", first_notes(comparison.old))


def test_nothing_to_read_again(comparison):
    same = compare(comparison.old, msgspec.structs.replace(comparison.old, version="1.0.1"))
    assert "Nothing in it has changed for you" in notes(same)


def test_notes_are_in_the_dialect_of_lessons(comparison):
    for text in (notes(comparison), first_notes(comparison.old)):
        tokens = prose.parse(text)
        assert not list(prose.raw_html(tokens))
        anchors = [token.attrGet("id") for token in tokens if token.type == "heading_open"]
        assert all(anchors)
        assert len(anchors) == len(set(anchors))
        forms = ("module:", "diagnostic:")
        assert all(link.target.startswith(forms) for link in prose.links(tokens))
