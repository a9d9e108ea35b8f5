"""The benchmark says what a machine lacks for a topic, goes on with the others, and ends by naming what it left out."""

import sys

import pytest
from benchmarks import __main__ as benchmarks
from benchmarks import checks, measuring

WRK = "it needs wrk; install it (on Debian: sudo apt install wrk)."
END = "Left out: load. What they need stands above."


@pytest.fixture(autouse=True)
def _bare(monkeypatch):
    """A machine without any program, and a topic that has nothing to do."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(checks, "main", lambda: sys.stdout.write("| a table |\n"))
    monkeypatch.setattr(benchmarks, "TOPICS", ("load", "checks"))


@pytest.mark.parametrize(("asked", "ends"), [([], 0), (["load", "checks", "36"], 1)])
def test_what_cannot_be_measured_is_left_out(asked, ends, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["benchmarks", *asked])
    assert benchmarks.main() == ends
    assert capsys.readouterr().out == f"`load` is left out: {WRK}\n\n| a table |\n\n{END}\n"


def test_nothing_is_said_where_nothing_was_left_out(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["benchmarks", "checks"])
    assert benchmarks.main() == 0
    assert capsys.readouterr().out == "| a table |\n\n"


def test_a_program_is_found_by_its_path(monkeypatch, tmp_path):
    with pytest.raises(measuring.MissingError, match="sudo apt install nginx-light"):
        measuring.needed("nginx", "nginx-light")
    program = tmp_path / "nginx"
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert measuring.needed("nginx", "nginx-light") == str(program)
