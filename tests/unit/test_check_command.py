"""`mopscert check`: what its options and the terminal change."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mopscert.checking import Checked
from mopscert.cli import check as verb
from mopscert.findings import Place, Rule, Severity, Waived
from mopscert.reports import REPORTS, next_step, text_report

ERROR = Rule("REF001", "unknown-module", Severity.ERROR, "A page.").at(Place("a.md"), "w", "h")
WARNING = Rule("REV003", "source-uncited", Severity.WARNING, "A page.").at(Place("b.md"), "w", "h")
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, "A page.").at(Place("c.md"), "w", "h")
WAIVED = Waived(WARNING, "why", Place("b.md"))


@pytest.fixture
def check(monkeypatch, curriculum):
    """Run the verb on given findings; nothing of the environment asks for colour or against it."""

    def run(findings, *options, waived=(), **environment):
        checked = Checked(curriculum, tuple(findings), tuple(waived))
        monkeypatch.setattr(verb, "check", lambda _root, _today: checked)
        quiet = {"NO_COLOR": None, "FORCE_COLOR": None, "TERM": "xterm"}
        return CliRunner().invoke(verb.command, options, env={**quiet, **environment})

    return run


@pytest.mark.parametrize(
    ("findings", "options", "code"),
    [
        ([], (), 0),
        ([], ("--strict",), 0),
        ([WARNING], (), 0),
        ([WARNING], ("--strict",), 1),
        ([NOTICE], ("--strict",), 0),
        ([NOTICE, WARNING], ("--strict",), 1),
        ([ERROR], (), 1),
        ([ERROR, WARNING], ("--strict",), 1),
    ],
)
def test_exit_code(check, findings, options, code):
    assert check(findings, *options).exit_code == code


def test_waived_warnings_do_not_fail(check):
    result = check([], "--strict", waived=[WAIVED])
    assert (result.exit_code, result.output) == (0, "Nothing to mend; 1 warning is waived.\n")


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ((), {}, False),
        (("--colour", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--colour", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(check, options, environment, coloured):
    assert ("\x1b[" in check([ERROR], *options, **environment).output) is coloured


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_colour_on_a_terminal(tmp_path, term, coloured):
    (tmp_path / "curriculum").mkdir()
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    result = subprocess.run(
        [Path(sys.executable).parent / "mopscert", "check"],
        cwd=tmp_path,
        env={**environment, "TERM": term},
        stdout=theirs,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert result.returncode == 1
    assert b"error" in shown
    assert (b"\x1b[" in shown) is coloured


@pytest.mark.parametrize("form", REPORTS)
def test_output_goes_to_the_file_and_text_to_the_terminal(check, tmp_path, form):
    file = tmp_path / "report"
    result = check([ERROR, WARNING], "--format", form, "--output", str(file), waived=[WAIVED])
    assert file.read_bytes().decode() == REPORTS[form]([ERROR, WARNING], [WAIVED])
    assert result.output == text_report([ERROR, WARNING], [WAIVED]) + next_step([ERROR, WARNING])
    assert result.exit_code == 1


def test_a_file_in_colour_is_none(check, tmp_path):
    check([ERROR], "--output", str(tmp_path / "report"), "--colour", "always")
    assert (tmp_path / "report").read_text() == text_report([ERROR])


def test_unwritable_output_is_exit_code_2(check, tmp_path):
    file = tmp_path / "no-such-folder" / "x"
    result = check([], "--output", str(file))
    assert (result.exit_code, result.output) == (2, f"Error: cannot write {file}: No such file or directory\n")


@pytest.mark.parametrize("site", ["https://mops.example/docs/", "https://mops.example/docs"])
@pytest.mark.parametrize("given", ["option", "environment"])
def test_annotations_lead_to_the_published_page(check, site, given):
    options, environment = (("--site", site), {}) if given == "option" else ((), {"SITE_URL": site})
    result = check([ERROR], "--format", "github", *options, **environment)
    assert "%0ASee: https://mops.example/docs/contribute/rules/ref/#ref001\n" in result.output


@pytest.mark.parametrize("environment", [{}, {"SITE_URL": ""}])
def test_annotations_name_the_command_where_no_site_is_known(check, environment):
    assert "%0ASee: mopscert rule REF001\n" in check([ERROR], "--format", "github", **environment).output
