"""`mopscert stats` as an author and a program see it."""

import json
from pathlib import Path

import pytest

from .. import editing

TINY = str(Path(__file__).parent.parent / "fixtures" / "tiny")
LEVEL = """\
                             status    obj lesson ready types  R  U Ap An Ev Cr  once terms  review
associate
 clean-lists                 published   2      2     1     2  .  1  2  .  .  .     1     2  2027-11
 tagged-links                draft       1      1     0     1  .  .  1  .  .  .     0     1  2027-11

lesson, ready, types: questions of each pool and question types, against the targets. R to Cr:
questions that ask to remember, understand, apply, analyse, evaluate, create. once: misconceptions
that no other question uses.
"""
MODULE = """

                             level        lesson  ready  at its level  practised
 offer-instead               apply             1      0             1  A form by Monday
 judge-a-reply               evaluate          0      1             1  A form by Monday
"""


@pytest.fixture
def stats(command):
    """Run it on the tiny curriculum."""
    return lambda *arguments: command("mopscert", "stats", "--root", TINY, *arguments)


def test_a_level(stats):
    result = stats("associate")
    assert (result.returncode, result.stdout, result.stderr) == (0, LEVEL, "")


def test_a_module_shows_its_objectives(stats):
    result = stats("kind-refusals")
    assert result.returncode == 0
    assert MODULE in result.stdout


def test_everything_names_the_lessons_to_write(stats):
    text = stats().stdout
    assert (
        "\n\nLessons to write, and how many modules build on each:\n   0  fair-routing  curriculum/professional/"
        in text
    )


def test_no_line_is_wider_than_a_terminal(command):
    lines = command("mopscert", "stats").stdout.splitlines()
    assert len(lines) > 40
    assert [line for line in lines if len(line) > 100] == []


def test_json_holds_the_same(stats):
    found = json.loads(stats("--format", "json").stdout)
    assert [each["module"] for each in found["modules"]] == [
        "clean-lists",
        "tagged-links",
        "kind-refusals",
        "fair-routing",
    ]
    assert found["modules"][0]["thinking"] == {"understand": 1, "apply": 2}
    assert [(each["kind"], each["id"]) for each in found["wanted"]] == [("module", "fair-routing")]


def test_an_unknown_name_is_misuse(stats):
    result = stats("beginner")
    assert result.returncode == 2
    assert result.stderr == 'Error: there is no level or module "beginner"; the levels are: associate, professional\n'


def test_help_has_an_example_that_works(command):
    text = command("mopscert", "stats", "--help").stdout
    assert "Example: mopscert stats associate" in text
    assert command("mopscert", "stats", "associate").returncode == 0


def test_figures_of_an_unsound_curriculum_are_said_to_be_too_low(command, tmp_path):
    copy = editing.copy(Path(TINY), tmp_path / "copy")
    (copy / "quizzes/associate/clean-lists.yaml").write_text("x: [")
    result = command("mopscert", "stats", "--root", str(copy), "clean-lists")
    assert result.returncode == 0
    assert result.stderr == 'there are errors, so figures may be too low; "mopscert check" lists them\n'
