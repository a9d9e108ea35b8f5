"""Addresses that were given out once: what moved leads on, what was retired says why and what to use instead."""

from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.pages.render import render
from mopscert.pages.site import Site

from .. import editing
from ..conftest import run

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
RETIRED = """
  - {id: link-labels, kind: module, retired_in: 0.2.0, because: Labels are tags., instead: tagged-links}
  - {id: loose-ends, kind: module, retired_in: 0.2.0, because: Nothing was left of it.}
  - {id: loose-ends, kind: dialogue, retired_in: 0.2.0, because: It went with its module.}
  - {id: clean-lists, kind: lab, retired_in: 0.2.0, because: It was too long., instead: tagged-links}
  - {id: queue-mood, kind: diagnostic, retired_in: 0.2.0, because: It told nothing., instead: queue-style}
  - {id: bulk-mail, kind: term, retired_in: 0.2.0, because: Nobody says so., instead: duplicate}
  - {id: old-book, kind: source, retired_in: 0.2.0, because: It was withdrawn.}
"""
# What happens to a released version, as a maintainer does it.
CHANGES = (
    ("rename", "tagged-links", "traced-links"),
    ("rename", "kind-refusals", "kind-answers"),
    ("rename", "three-spellings", "spelt-three-ways"),
    ("rename", "clean-lists.explain-suppression", "say-why"),
    ("retire", "same-person-twice", "--because", "It was too easy."),
)


def _render(folder: Path) -> Site:
    checked = check(folder)
    assert not checked.has_errors, [str(each) for each in checked.findings]
    return render(checked.curriculum, registry.rulebook(), checked.waived, checked.read)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny curriculum after a release and many changes, rendered."""
    folder = editing.copy(TINY, tmp_path_factory.mktemp("former") / "tiny")
    editing.apply([{"file": "releases/0.1.0.json", "release": "0.1.0"}], folder)
    for words in CHANGES:
        result = run("mopscert", *words, cwd=folder)
        assert result.returncode == 0, result.stdout + result.stderr
    with (folder / "curriculum/retired.yaml").open("a") as file:
        file.write(RETIRED.lstrip("\n"))
    lesson = folder / "curriculum/associate/clean-lists/lesson.md"
    lesson.write_text(lesson.read_text().replace("{#suppress}", "{#hold-back}"))
    module = folder / "curriculum/associate/clean-lists/module.yaml"
    module.write_text(module.read_text() + 'former_anchors: {suppress: "#hold-back"}\n')
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text().replace("#suppress", "#hold-back"))
    return _render(folder)


def test_a_former_id_keeps_all_its_addresses(site):
    for former in ("link-tags", "tagged-links"):
        assert {path for path in site.pages if former in path} == {f"modules/{former}.md", f"modules/{former}/lab.md"}
    moved = site.pages["modules/link-tags/lab.md"]
    assert 'canonical: "modules/traced-links/lab/"\nforward: "modules/traced-links/lab/"\nrobots: "noindex"' in moved
    assert (
        "This page has moved. It is now here: "
        '<mops-moved><a href="../../traced-links/lab/">Six links, one spelling</a></mops-moved>'
    ) in moved
    assert 'forward: "modules/kind-answers/dialogue/mentor/"' in site.pages["modules/kind-refusals/dialogue/mentor.md"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "modules/link-labels.md",
            "The module “link-labels” was taken out of the programme in version 0.2.0.</p>\n"
            '<p>Why: Labels are tags. Use instead: <a href="../traced-links/">Tagged links</a></p>',
        ),
        (
            "modules/loose-ends.md",
            'Nothing takes its place. See what there is now: <a href="../../syllabus/">Syllabus</a>',
        ),
        ("modules/loose-ends/dialogue.md", "The dialogue of the module “loose-ends” was taken out"),
        ("modules/loose-ends/dialogue/mentor.md", "<p>Why: It went with its module. Nothing takes its place."),
        ("modules/clean-lists/lab.md", 'Use instead: <a href="../../traced-links/lab/">Six links, one spelling</a>'),
        ("diagnostics/queue-mood.md", 'Use instead: <a href="../queue-style/">'),
        ("glossary.md", '<li id="bulk-mail">The term “bulk-mail” was taken out'),
        ("glossary.md", 'Use instead: <a href="#duplicate">duplicate</a></li>'),
        ("sources.md", '<li id="old-book">The source “old-book” was taken out'),
        ("modules/clean-lists.md", '<li id="q-same-person-twice">The question “same-person-twice” was taken out'),
    ],
)
def test_what_was_retired_says_why_and_what_to_use_instead(site, page, said):
    assert said in site.pages[page]


def test_nothing_leads_to_them_but_old_links(site):
    former = {path for path in site.pages if "robots:" in site.pages[path]}
    assert former == set(site.unlisted)
    assert len(former) == 14
    assert all('search: {"exclude": true}' in site.pages[path] for path in former)
    assert [path for path in former if path in str(site.navigation)] == []


def test_former_anchors_of_what_is_still_there_stand_where_it_is(site):
    page = site.pages["modules/clean-lists.md"]
    assert '<li id="objective-say-why"><span id="objective-explain-suppression"></span>' in page
    assert '## <span id="suppress"></span>' in page
    traced = site.pages["modules/traced-links.md"]
    assert '<span id="q-three-spellings"></span>\n<mops-self-check id="q-spelt-three-ways"' in traced
    assert "No longer here" not in traced


def test_a_question_that_moved_to_another_module_is_told_of_where_it_was(tmp_path):
    folder = editing.copy(TINY, tmp_path / "tiny")
    editing.apply([{"file": "releases/0.1.0.json", "release": "0.1.0"}], folder)
    catalogue = (folder / "releases/0.1.0.json").read_text()
    was, now = "modules/tagged-links/#q-three-spellings", "modules/clean-lists/#q-three-spellings"
    assert was in catalogue
    (folder / "releases/0.1.0.json").write_text(catalogue.replace(was, now))
    said = (
        '<li id="q-three-spellings">What stood here has moved: '
        '<a href="../tagged-links/#q-three-spellings">the question in “Tagged links”</a></li>'
    )
    assert said in _render(folder).pages["modules/clean-lists.md"]
