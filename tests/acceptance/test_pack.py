"""What a release carries: complete, true to the site, and the same bytes wherever and whenever it is packed."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import mopscert.exports.pack
from mopscert import addresses, caching
from mopscert.cli import main
from mopscert.digests import digest
from mopscert.offline import offline
from mopscert.reading.catalogue import decode
from mopscert.security.policy import opened_as_file

EPOCH = "1795000000"  # 18 November 2026, 11:06:40 UTC
SITE = "https://learn.example/"
NAME = "tiny-mops-certification-0.2.0"
KINDS = ["anki.apkg", "bank.json", "catalogue.json", "sbom.cdx.json", "site.zip", "syllabus.pdf"]


@pytest.fixture(scope="module")
def project(tiny_project, tmp_path_factory) -> Path:
    """The tiny programme with a lock."""
    return _locked(tiny_project(tmp_path_factory.mktemp("a") / "project"))


@pytest.fixture(scope="module")
def packed(command, project, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("out") / "pack"
    result = command("mopscert", "pack", "--out", str(out), "--site", SITE, cwd=project, SOURCE_DATE_EPOCH=EPOCH)
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(
        f"7 files in {out}, as of 2026-11-18 11:06:40 UTC; to compare: sha256sum --check SHA256SUMS\n"
    )
    return out


def _locked(project: Path) -> Path:
    (project / "requirements").mkdir()
    (project / "requirements" / "release.txt").write_text(f"click==8.3.1 \\\n    --hash=sha256:{'a1' * 32}\n")
    (project / "requirements" / "licences.yaml").write_text("click: BSD-3-Clause\n")
    return project


def test_everything_is_there(packed):
    assert sorted(path.name for path in packed.iterdir()) == ["SHA256SUMS", *(f"{NAME}-{kind}" for kind in KINDS)]


def test_two_builds_in_different_folders_are_the_same_bytes(command, packed, project, tiny_project, tmp_path):
    other = _locked(tiny_project(tmp_path / "quite another folder" / "x"))
    elsewhere = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "HOME": str(tmp_path), "USER": "somebody"}
    elsewhere |= {"PUBLISHED_BY": "mike", "PUBLISHED_VERSION": "9.9.9"}
    args = ("mopscert", "pack", "--out", "out", "--site", SITE.rstrip("/"))
    result = command(*args, cwd=other, SOURCE_DATE_EPOCH=EPOCH, **elsewhere)
    assert result.returncode == 0, result.stderr
    for path in sorted(packed.iterdir()):
        assert path.read_bytes() == (other / "out" / path.name).read_bytes(), path.name
        content = path.read_bytes()
        for trace in (str(project), str(other), str(tmp_path)):
            assert trace.encode() not in content, (path.name, trace)


def test_checksums_are_right_and_cover_everything(packed):
    lines = (packed / "SHA256SUMS").read_text().splitlines()
    assert lines == [
        f"{hashlib.sha256((packed / name).read_bytes()).hexdigest()}  {name}"
        for name in sorted(path.name for path in packed.iterdir() if path.name != "SHA256SUMS")
    ]


def test_the_archive_is_the_site(command, packed, project, tmp_path):
    environment = {"SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": SITE}
    built = tmp_path / "site"
    assert command("mkdocs", "build", "--quiet", "--site-dir", str(built), cwd=project, **environment).returncode == 0
    with zipfile.ZipFile(packed / f"{NAME}-site.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 18, 11, 6, 40)}
        assert archive.namelist() == sorted(archive.namelist())
        found = {name.removeprefix(f"{NAME}/"): archive.read(name) for name in archive.namelist()}
    ours = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    assert found.keys() - ours.keys() == {"README.txt", "assets/mopscert/opened-as-file.js"}
    assert ours.keys() - found.keys() == {"sitemap.xml.gz"}
    pages = [path for path in ours if b"/mops.js" in ours[path]]
    assert "modules/clean-lists/index.html" in pages
    # The copy is another build, since its pages load a script more.
    for path in ours.keys() & found.keys() - {addresses.WORKER, addresses.OFFLINE}:
        before, hint, after = found[path].partition(b'mops.js" type="module"></script><script src="')
        if path in pages:
            assert hint, path
            before, after = before + b'mops.js" type="module"></script>', after.partition(b"</script>")[2]
        whole = opened_as_file(ours[path].decode()).encode() if path.endswith(".html") else ours[path]
        assert before + after == whole, path
    own = {name: found.pop(name) for name in (addresses.WORKER, addresses.OFFLINE)}
    assert dict(offline((path, digest(content)) for path, content in found.items())) == own
    assert found["README.txt"].startswith(b"Tiny MOps Certification, version 0.2.0, 18 November 2026\n")


def test_the_catalogue_is_one(packed):
    found = decode((packed / f"{NAME}-catalogue.json").read_bytes(), "catalogue.json")
    assert "clean-lists" in {module.id for module in found.modules}


def test_links_lead_to_the_site(packed):
    bill = json.loads((packed / f"{NAME}-sbom.cdx.json").read_bytes())
    assert [part["purl"] for part in bill["components"]] == ["pkg:pypi/click@8.3.1"]
    with zipfile.ZipFile(packed / f"{NAME}-anki.apkg") as deck:
        assert f'href="{SITE}modules/clean-lists/'.encode() in deck.read("collection.anki2")
    with zipfile.ZipFile(packed / f"{NAME}-site.zip") as site:
        assert f'<link rel="canonical" href="{SITE}">'.encode() in site.read(f"{NAME}/index.html")


def _files(project: Path) -> list[Path]:
    """All that is there but for what is kept to be quicker the next time."""
    return sorted(path for path in project.rglob("*") if caching.FOLDER not in path.parts)


def _refused(command, project: Path, *args: str, **environment: str) -> str:
    before = _files(project)
    result = command("mopscert", "pack", *args, cwd=project, **{"SOURCE_DATE_EPOCH": EPOCH, **environment})
    assert (result.returncode, result.stdout) == (2, "")
    assert _files(project) == before
    return str(result.stderr)


def test_a_folder_with_something_else_is_refused(command, project):
    assert (
        _refused(command, project, "--out", "docs")
        == "Error: docs exists and is no earlier pack; name another folder, or empty it\n"
    )


def test_a_pack_with_something_of_ones_own_is_refused(command, project, packed, tmp_path):
    shutil.copytree(packed, tmp_path / "pack")
    (tmp_path / "pack" / "diary.txt").write_text("Mine")
    assert "is no earlier pack" in _refused(command, project, "--out", str(tmp_path / "pack"))


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "100", "99999999999999999999"])
def test_a_moment_that_is_none_is_refused(command, project, epoch):
    said = _refused(command, project, "--out", "out", SOURCE_DATE_EPOCH=epoch)
    assert said == (
        f'Error: SOURCE_DATE_EPOCH is "{epoch}"; give it seconds since 1970, for a day from 1980 to 2107, '
        "or leave it out\n"
    )


def test_without_git_and_without_a_moment_there_is_a_sentence(command, project):
    assert _refused(command, project, "--out", "out", SOURCE_DATE_EPOCH="", PATH="") == (
        "Error: a pack is dated by the last commit, but git is not there, or not where programs are looked for; "
        "install it first; or put SOURCE_DATE_EPOCH, in seconds since 1970, in the environment\n"
    )


def test_outside_of_a_repository_there_is_a_sentence(command, project):
    said = _refused(command, project, "--out", "out", SOURCE_DATE_EPOCH="", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert said.startswith("Error: a pack is dated by the last commit, but git log failed: ")
    assert said.endswith("; or put SOURCE_DATE_EPOCH, in seconds since 1970, in the environment\n")


def test_without_a_lock_there_is_a_sentence(command, tiny_project, tmp_path):
    said = _refused(command, tiny_project(tmp_path / "project"), "--out", "out")
    assert said == (
        "Error: cannot read requirements/release.txt, which the bill of materials is made from: "
        "No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("package", "said"),
    [
        ("typst", "the syllabus is set by Typst, and the package typst is not installed"),
        ("cyclonedx", "the bill of materials is written by cyclonedx-python-lib, which is not installed"),
    ],
)
def test_a_missing_package_is_told_with_the_line_that_installs_it(command, project, tmp_path, package, said):
    (tmp_path / f"{package}.py").write_text("raise ImportError\n")
    paths = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    told = _refused(command, project, "--out", "out", PYTHONPATH=paths)
    assert told == f'Error: {said}; install it with: pip install "mopscert[release]"\n'


def test_a_run_that_fails_leaves_the_earlier_pack_as_it_was(command, packed, tiny_project, tmp_path):
    project = _locked(tiny_project(tmp_path / "project"))
    shutil.copytree(packed, tmp_path / "pack")
    page = project / "docs" / "about.md"
    page.write_text("# About\n\n[Nowhere](nowhere.md)\n")
    said = _refused(command, project, "--out", str(tmp_path / "pack"))
    assert said.startswith("Error: MkDocs could not build the site:\n")
    assert "nowhere.md" in said
    page.unlink()
    module = project / "curriculum" / "associate" / "clean-lists" / "module.yaml"
    module.write_text(module.read_text().replace("kind: ", "knid: "))
    result = command("mopscert", "pack", "--out", str(tmp_path / "pack"), cwd=project, SOURCE_DATE_EPOCH=EPOCH)
    assert result.returncode == 1
    assert "error SCH" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack", "project"]
    for path in packed.iterdir():
        assert (tmp_path / "pack" / path.name).read_bytes() == path.read_bytes()


def test_a_run_that_is_stopped_leaves_the_earlier_pack_as_it_was(packed, project, tmp_path):
    shutil.copytree(packed, tmp_path / "pack")
    before = _files(project)
    program = Path(sys.executable).parent / "mopscert"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000"}
    run = subprocess.Popen([program, "pack", "--out", tmp_path / "pack"], cwd=project, env=environment)
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(timeout=1)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) != 0
    assert _files(project) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
    for path in packed.iterdir():
        assert (tmp_path / "pack" / path.name).read_bytes() == path.read_bytes()


def test_without_a_moment_the_last_commit_is_one(monkeypatch, tiny_project, tmp_path):
    project = tiny_project(tmp_path / "project")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-C", str(project)]
    dated = {**os.environ, "GIT_COMMITTER_DATE": "2026-03-04T05:06:08Z", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    for args in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All"]):
        subprocess.run([*git, *args], check=True, env=dated)
    moments = []
    monkeypatch.setattr(mopscert.exports.pack, "pack", lambda *given: moments.append(given[-1]) or {})
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    done = CliRunner().invoke(main, ["pack", "--root", str(project), "--out", str(tmp_path / "out")])
    assert "as of 2026-03-04 05:06:08 UTC" in done.output
    assert moments == [datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)]
    assert done.stderr == ""
    (project / "docs" / "new.md").write_text("# New\n")
    done = CliRunner().invoke(main, ["pack", "--root", str(project), "--out", str(tmp_path / "out")])
    assert done.stderr == "warning: git status names what is not committed, so no commit will give this pack\n"
