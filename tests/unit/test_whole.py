"""What failed is run again alone only where the run before left nothing out."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.whole import BROKE_OFF

CONFTEST = """
from tests.whole import Whole

def pytest_configure(config):
    config.pluginmanager.register(Whole(config))
"""
FAILS = "def test_1():\n    assert not {flag}.exists()\n\ndef test_2():\n    pass\n"
CRASHES = "import os\n\ndef test_1():\n    os._exit(3)\n\ndef test_2():\n    pass\n"
BOTH = ("--numprocesses", "2", "--dist", "loadfile", "--max-worker-restart", "0")


def _pytest(folder: Path, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(folder), *words]
    environment = {"PYTHONPATH": str(root), "PATH": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_b.py").write_text("def test_3():\n    pass\n")
    return tmp_path


@pytest.mark.parametrize("words", [(), BOTH])
def test_what_failed_is_run_again_alone(folder: Path, root: Path, words: tuple[str, ...]):
    flag = folder / "flag"
    flag.touch()
    (folder / "test_a.py").write_text(f"from pathlib import Path\n{FAILS.format(flag=f'Path({str(flag)!r})')}")
    assert _pytest(folder, root, *words).returncode == 1
    flag.unlink()
    again = _pytest(folder, root, "--last-failed")
    assert (again.returncode, "1 passed" in again.stdout) == (0, True), again.stdout


def test_not_where_a_process_broke_off(folder: Path, root: Path):
    (folder / "test_a.py").write_text(CRASHES)
    first = _pytest(folder, root, *BOTH)
    assert "1 failed" in first.stdout
    again = _pytest(folder, root, "--last-failed")
    assert (again.returncode, BROKE_OFF in again.stderr) == (4, True), again.stdout + again.stderr
