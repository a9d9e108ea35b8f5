"""Building what a stranger proposes: nothing outside is read or written, no network is touched, and it ends."""

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import editing

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.findings import Rulebook
from mopscert.pages.render import render
from mopscert.reading.text_file import MAX_BYTES, MAX_LESSON_BYTES
from mopscert.tree import write_tree

HERE = Path(__file__).parent
SECRET = "the secret of the machine"
MODULE, LAB = "curriculum/associate/clean-lists", "curriculum/associate/tagged-links"
# Where a proposal may put a symbolic link, by what it then stands for.
FILES = [f"{MODULE}/lesson.md", f"{MODULE}/module.yaml", f"{LAB}/data/links_raw.csv", f"{LAB}/key/links_tagged.csv"]
FILES += ["quizzes/associate/clean-lists.yaml", "curriculum/glossary.yaml"]
RENDERED = [FILES[0], *FILES[2:], f"{LAB}/data", f"{LAB}/key"]
FOLDERS = [f"{LAB}/data", f"{LAB}/key", MODULE, "curriculum/associate", "quizzes"]


@pytest.fixture
def secret(tmp_path) -> Path:
    """A folder outside of the repository, in which each name that a link may ask for is there."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for path in FILES:
        (folder / Path(path).name).write_text(SECRET)
    return folder


def _linked(path: Path, target: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(target)


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_what_a_link_leads_to_is_not_published(path, secret, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    _linked(project / path, secret / Path(path).name if path in FILES else secret)
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


@pytest.mark.parametrize("hidden", [".git/config", ".mopscert-cache/rendered"])
def test_a_link_to_what_is_hidden_in_the_repository_is_refused(hidden, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    (project / hidden).parent.mkdir()
    (project / hidden).write_text(SECRET)
    _linked(project / LAB / "data/links_raw.csv", project / hidden)
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


def _isolated() -> list[str]:
    """The words before a command that give it a network without interfaces, where this machine can do that."""
    words = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return words if subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0 else []


def test_no_network_is_touched_and_nothing_outside_is_written(tiny_project, tmp_path, record_property):
    project = tiny_project(tmp_path / "project")
    (project / "requirements").mkdir()
    (project / "requirements/release.txt").write_text(f"click==8.3.1 \\\n    --hash=sha256:{'a1' * 32}\n")
    (project / "requirements/licences.yaml").write_text("click: BSD-3-Clause\n")
    notes = tmp_path / "notes"
    # Of the folders below the one for temporary files, only these: it is elsewhere meanwhile.
    temporary = tmp_path / "temporary"
    for folder in (temporary, tmp_path / "out"):
        folder.mkdir()
    path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795000000", "PYTHONPATH": path}
    environment |= {"TMPDIR": str(temporary), "HOME": str(temporary), "MOPSCERT_WATCHED": str(notes)}
    environment |= {"MOPSCERT_ALLOWED": os.pathsep.join([str(project), str(tmp_path / "out")])}
    isolated = _isolated()
    # Without a network of its own, the watch alone tells of each address that is asked for.
    record_property("network", "none, by unshare" if isolated else "watched by an audit hook")
    commands = [("mopscert", "check"), ("mkdocs", "build", "--strict"), ("mopscert", "pack", "--out", "../out/pack")]
    for name, *words in commands:
        command = [*isolated, str(Path(sys.executable).parent / name), *words]
        result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "out/pack/SHA256SUMS").exists()
    found = notes.read_text().splitlines() if notes.exists() else []
    assert [each for each in found if "__pycache__" not in each] == [], "\n".join(found)


def test_the_watch_sees_what_it_is_for(tmp_path):
    notes = tmp_path / "notes"
    outside = tmp_path / "outside"
    program = (
        f"import socket, pathlib; pathlib.Path({str(outside)!r}).write_text('x');"
        "socket.create_connection(('127.0.0.1', 9), 1)"
    )
    inside = tmp_path / "inside"
    inside.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(HERE), "MOPSCERT_WATCHED": str(notes), "TMPDIR": str(inside)}
    subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    kinds = {line.split()[0] for line in notes.read_text().splitlines()}
    assert {"written", "socket.connect"} <= kinds


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
