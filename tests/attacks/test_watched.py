"""Building what a stranger proposes, watched: nothing outside is read or written, and no network is touched."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import ROOT

from .hostile import fill_with
from .outside import FILES, FOLDERS, LAB, MORE, MORE_FOLDERS, RENDERED, SECRET, linked, texts

HERE = Path(__file__).parent
# A command of Python, and the same where what is found does not stop it, as after a mistaken merge.
MERGED = """import sys
from mopscert.checking import Checked
from {} import {} as main
Checked.has_errors = False
main(sys.argv[1:])"""
CHECK, BUILD = ("mopscert.cli", "main"), ("mkdocs.__main__", "cli")
# Checks each project; renders those that have all of their modules, and writes them as far as that goes.
EACH = """import sys
from pathlib import Path
from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.findings import Rulebook
from mopscert.pages.render import render
from mopscert.tree import write_tree
for root in map(Path, sys.argv[1:]):
    try:
        checked = check(root)
        print(root.name, len(checked.findings))
        if root.name.startswith("whole"):
            write_tree(render(checked.curriculum, Rulebook(), checked.waived, checked.read), root, root / "tree")
    except MopscertError as error:
        print(root.name, "refused:", error)
"""


class Watched:
    """Runs commands where each file that they open and each address that they ask for is noted, if it is elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.out = folder / "notes", folder / "out"
        # Of the folders below the one for temporary files, only these: it is elsewhere meanwhile.
        self._temporary = folder / "temporary"
        for made in (self.out, self._temporary):
            made.mkdir()

    def run(self, project: Path, *command: str) -> subprocess.CompletedProcess[str]:
        """What a command says that works on a project, or on several in one folder."""
        path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "1795000000",
            "PYTHONPATH": path,
            "TMPDIR": str(self._temporary),
            "HOME": str(self._temporary),
            "MOPSCERT_WATCHED": str(self.notes),
            "MOPSCERT_ALLOWED": os.pathsep.join([str(project), str(self.out)]),
            "MOPSCERT_PROGRAM": os.pathsep.join([str(ROOT / "generator"), str(HERE)]),
        }
        words = [*_isolated(), str(Path(sys.executable).parent / command[0]), *command[1:]]
        return subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)

    def found(self) -> list[str]:
        """What was noted, without the compiled code of the program, which is written beside it."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [each for each in lines if "__pycache__" not in each]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder outside of the repository, in which each name that a proposal may ask for is there."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for path in (*FILES, *MORE):
        (folder / Path(path).name).write_text(SECRET)
    return folder


@cache
def _isolated() -> list[str]:
    """The words before a command that give it a network without interfaces, where this machine can do that."""
    words = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return words if subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0 else []


def test_no_network_is_touched_and_nothing_outside_is_opened(tiny_project, tmp_path, watched, record_property):
    project = tiny_project(tmp_path / "project")
    (project / "requirements").mkdir()
    (project / "requirements/release.txt").write_text(f"click==8.3.1 \\\n    --hash=sha256:{'a1' * 32}\n")
    (project / "requirements/licences.yaml").write_text("click: BSD-3-Clause\n")
    # Without a network of its own, the watch alone tells of each address that is asked for.
    record_property("network", "none, by unshare" if _isolated() else "watched by an audit hook")
    commands = [("mopscert", "check"), ("mkdocs", "build", "--strict"), ("mopscert", "pack", "--out", "../out/pack")]
    for command in commands:
        result = watched.run(project, *command)
        assert result.returncode == 0, result.stdout + result.stderr
    assert (watched.out / "pack/SHA256SUMS").exists()
    assert watched.found() == [], "\n".join(watched.found())


def test_nothing_outside_is_opened_that_texts_and_templates_name(tiny_project, tmp_path, secret, watched):
    project = tiny_project(tmp_path / "project")
    named = texts(project, secret / "lesson.md")
    fill_with(named, project)
    for path in sorted((project / "curriculum").rglob("lesson.md")):
        path.write_text(path.read_text() + "\n\n".join(["", *named]))
    (project / "docs/about.md").write_text(
        "---\nrender_macros: true\n---\n# A page\n\n{{ 12345 * 3 }}" + _macros(named)
    )
    (project / "docs/overrides/partials/inside.html").write_text("<!-- a part -->")
    with (project / "docs/overrides/partials/javascripts/palette.html").open("a") as template:
        template.write('{% include "partials/inside.html" %}' + _macros(named))
    assert watched.run(project, "mopscert", "check").returncode == 1
    for words in (
        (*CHECK, "render", "--out", "../out/tree"),
        (*BUILD, "build", "--quiet", "--site-dir", "../out/site"),
    ):
        result = watched.run(project, "python", "-c", MERGED.format(*words[:2]), *words[2:])
        assert result.returncode == 0, result.stdout + result.stderr
    page = (watched.out / "site/about/index.html").read_text()
    assert "37035" in page
    assert "<!-- a part -->" in page
    assert watched.found() == [], "\n".join(watched.found())
    assert not [path for path in watched.out.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def _macros(named: list[str]) -> str:
    """The texts that Jinja acts on."""
    return "\n".join(each for each in named if each.startswith("{% include"))


def test_nothing_outside_is_opened_where_links_and_names_of_files_lead(tiny_project, tmp_path, secret, watched):
    projects = tmp_path / "projects"
    folders, more = {*FOLDERS, *MORE_FOLDERS}, [*MORE, *MORE_FOLDERS]
    for number, path in enumerate((*FILES, *FOLDERS, *more)):
        project = tiny_project(projects / f"{'whole' if path in (*RENDERED, *more) else 'part'}-{number}")
        linked(project / path, secret if path in folders else secret / Path(path).name)
    lab = tiny_project(projects / "whole-lab") / LAB / "lab.yaml"
    for name in ("links_raw.csv", "agreed_values.csv", "links_tagged.csv"):
        lab.write_text(lab.read_text().replace(name, f"../../../../../outside/{name}"))
    with (tiny_project(projects / "whole-tag") / "curriculum/glossary.yaml").open("a") as glossary:
        glossary.write("  - id: a\n    term: a\n    definition: !include /etc/passwd\n")
    result = watched.run(projects, "python", "-c", EACH, *sorted(str(each) for each in projects.iterdir()))
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(result.stdout.splitlines()) >= len(FILES + FOLDERS + more)
    assert watched.found() == [], "\n".join(watched.found())
    trees = (path for path in projects.glob("*/tree/**/*") if path.is_file())
    assert not [path for path in trees if SECRET.encode() in path.read_bytes()]


def test_the_watch_sees_what_it_is_for(tmp_path, watched):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    program = (
        f"import os, socket, pathlib; pathlib.Path({str(outside)!r}).write_text('x');"
        f"pathlib.Path({str(outside)!r}).read_text(); os.listdir({str(tmp_path)!r}); open('/etc/passwd');"
        "socket.create_connection(('127.0.0.1', 9), 1)"
    )
    watched.run(inside, "python", "-c", program)
    assert [line for line in watched.found() if not line.startswith("socket")] == [
        f"written {outside}",
        f"read {outside}",
        f"read {tmp_path}",
        "read /etc/passwd",
    ]
    assert "socket.connect" in {line.split()[0] for line in watched.found()}
