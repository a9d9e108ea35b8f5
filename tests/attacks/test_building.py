"""Building what a stranger proposes: nothing outside is published or written over, and it ends."""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests import editing
from tests.two_releases import FIRST, release

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.findings import Rulebook
from mopscert.pages.render import render
from mopscert.reading.text_file import MAX_BYTES, MAX_LESSON_BYTES
from mopscert.tree import write_tree

from .outside import FILES, FOLDERS, LAB, MODULE, RENDERED, SECRET, linked


@pytest.fixture
def secret(tmp_path) -> Path:
    """A folder outside of the repository, in which each name that a link may ask for is there."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for path in FILES:
        (folder / Path(path).name).write_text(SECRET)
    return folder


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_what_a_link_leads_to_is_not_published(path, secret, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    linked(project / path, secret / Path(path).name if path in FILES else secret)
    checked = check(project)
    assert "SCH013" in {finding.rule.code for finding in checked.findings}
    assert SECRET not in repr(checked.curriculum)
    if path in RENDERED:  # as after a mistaken merge
        try:
            site = render(checked.curriculum, Rulebook(), checked.waived, checked.read)
        except MopscertError as error:
            assert str(error).endswith(("it leads out of the repository", "No such file or directory"))  # noqa: PT017
            return
        held = [*(text.encode() for text in site.pages.values()), *site.assets.values()]
        assert not [each for each in held if SECRET.encode() in each]


@pytest.mark.parametrize("was", ["../../../stolen/", "/stolen/", "x/../../../../stolen/"])
def test_a_catalogue_names_no_file_outside(was, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    release(project, FIRST)
    catalogue = project / f"releases/{FIRST}.json"
    told = json.loads(catalogue.read_text("utf-8"))
    told["moved"].append({"was": was, "now": "glossary/"})
    catalogue.write_text(json.dumps(told))
    assert "REL002" in {finding.rule.code for finding in check(project).findings}


@pytest.mark.parametrize("path", ["../stolen.md", "/stolen.md", "modules/../../stolen.md"])
def test_no_page_stands_outside_of_the_site(path, tiny_project, tmp_path):
    checked = check(tiny_project(tmp_path / "project"))
    site = render(checked.curriculum, Rulebook(), checked.waived, checked.read)
    with pytest.raises(MopscertError, match="leads out of the site"):
        msgspec.structs.replace(site, pages={**site.pages, path: ""})


@pytest.mark.parametrize("hidden", [".git/config", ".mopscert-cache/rendered"])
def test_a_link_to_what_is_hidden_in_the_repository_is_refused(hidden, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    (project / hidden).parent.mkdir()
    (project / hidden).write_text(SECRET)
    linked(project / LAB / "data/links_raw.csv", project / hidden)
    assert "SCH013" in {finding.rule.code for finding in check(project).findings}


@pytest.mark.parametrize("path", ["page.md", "assets/picture.svg", "folder", "overrides/main.html", "chain"])
def test_no_link_below_docs_leads_out(path, secret, command, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    link = project / "docs" / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    refused = f"docs/{path} is a symbolic link that leads out of the repository or nowhere"
    if path == "chain":  # The link itself ends inside, and the one behind it does not.
        (project / "more").mkdir()
        (project / "more/page.md").symlink_to(secret / "lesson.md")
        link.symlink_to("../more")
        refused = f"docs/{path} is a symbolic link to a folder; put its files there instead"
    else:
        link.symlink_to(secret if path == "folder" else secret / "lesson.md")
    result = command("mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert (result.returncode, refused in result.stderr) == (1, True), result.stderr
    checked = check(project)
    with pytest.raises(MopscertError, match="is a symbolic link"):
        write_tree(render(checked.curriculum, Rulebook(), (), checked.read), project, tmp_path / "tree")


def test_a_site_is_not_built_where_a_link_leads(secret, command, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    (project / "site").symlink_to(secret)
    result = command("mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert (result.returncode, "site is a symbolic link that leads out" in result.stderr) == (1, True), result.stderr
    assert {path.name for path in secret.iterdir()} == {Path(path).name for path in FILES}


ALIASES = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + each)}: &{chr(98 + each)} [{', '.join([f'*{chr(97 + each)}'] * 8)}]\n" for each in range(20)
)
BOMBS = {
    "aliases": ALIASES,
    "merges": "a: &a {x: 1}\n" + "".join(f"b{each}: {{<<: *a}}\n" for each in range(20_000)),
    "deep lists": "title: " + "[" * 400_000,
    "deep maps": "{a: " * 200_000,
    "deep blocks": "".join(" " * each + "a:\n" for each in range(1000)),
    "dashes": "- " * 400_000,
    "keys": "".join(f"k{each}: 1\n" for each in range(80_000)),
    "one key": "k: 1\n" * 150_000,
    "a number": "minutes: " + "9" * 900_000,
    "a power": "minutes: 1e" + "9" * 900_000,
    "colons": "title: " + ": " * 400_000,
    "marks": "title: " + "!" * 900_000,
    "spaces": "title: a" + " " * 900_000 + "b",
    "quotation marks": 'title: "' + '""' * 400_000,
    "too large": "# " * MAX_BYTES,
}
LESSONS = ["![", "*[", "[a](b) ", "- a\n", "|a|b|\n|-|-|\n", '[a](b "', "*a**b***c", "<!-- ", "<?", "> ", "{{ ", "a-"]
# For all of them together; half of it is usual.
SECONDS, BYTES = 30, 1024**3
RUN = "import sys; from mopscert.cli import main; main(['check', '--root', sys.argv[1]])"


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def test_bombs_in_yaml_are_found_within_seconds_and_little_memory(root, tmp_path):
    copy = editing.copy(root / "tests/fixtures/tiny", tmp_path / "copy")
    for number, bomb in enumerate(BOMBS.values()):
        folder = copy / f"curriculum/associate/bomb-{number}"
        folder.mkdir()
        (folder / "module.yaml").write_text(bomb)
    result = subprocess.run(
        [sys.executable, "-c", RUN, str(copy)],
        preexec_fn=_bounded,
        env={**os.environ, "MOPSCERT_CACHE": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, "")
    found = set(re.findall(r"bomb-(\d+)/module\.yaml:\d+:\d+: error SCH", result.stdout))
    assert sorted(found, key=int) == [str(number) for number in range(len(BOMBS))]


@pytest.mark.nightly
@pytest.mark.parametrize("piece", LESSONS)
def test_a_lesson_made_to_be_slow_becomes_a_page_within_seconds(piece, root, tmp_path):
    copy = editing.copy(root / "tests/fixtures/tiny", tmp_path / "copy")
    lesson = piece * (MAX_LESSON_BYTES // len(piece))
    (copy / MODULE / "lesson.md").write_text(lesson.ljust(MAX_LESSON_BYTES, "x"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    checked = check(copy)
    render(checked.curriculum, Rulebook(), checked.waived, checked.read)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < SECONDS / 2
