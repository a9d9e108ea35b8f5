"""A code that no rule has any more: what is said of it in waivers, on the command line and on the site."""

import pytest
from click.testing import CliRunner

from mopscert.checks import registry, retired
from mopscert.checks.ref015_waiver_of_no_warning import findings
from mopscert.cli.rule import command
from mopscert.findings import Place, Retired, Rulebook
from mopscert.pages.rules_pages import families, rules_pages

GONE = (
    Retired("ITM007", "long-key", "0.2.0", "It measured words.", "ITM010"),
    Retired("ITM008", "two-keys", "0.3.0", "It counted what ITM001 counts.", "ITM001"),
    Retired("LAB099", "old-thing", "0.3.0", "Nobody needed it.", None),
)


@pytest.fixture
def gone(monkeypatch):
    """A register with three codes: one for a warning, one for an error, one for nothing."""
    monkeypatch.setattr(registry, "RETIRED", GONE)
    return registry.rulebook()


def test_the_register_is_what_the_registry_tells():
    assert registry.rulebook() == Rulebook(tuple(registry.rules().values()), retired.RETIRED)


@pytest.mark.parametrize("asked", ["ITM007", "itm007", "long-key"])
@pytest.mark.usefixtures("gone")
def test_the_command_leads_on(asked):
    result = CliRunner().invoke(command, [asked])
    assert (result.exit_code, result.output) == (
        0,
        "ITM007 long-key (retired in version 0.2.0)\n\nIt measured words.\nWhat took its place: mopscert rule ITM010\n",
    )


@pytest.mark.usefixtures("gone")
def test_the_command_without_a_way_on():
    result = CliRunner().invoke(command, ["LAB099"])
    assert result.output == "LAB099 old-thing (retired in version 0.3.0)\n\nNobody needed it.\n"


@pytest.mark.usefixtures("gone")
def test_retired_codes_are_not_listed():
    assert "ITM007" not in CliRunner().invoke(command, []).output


@pytest.mark.parametrize(
    ("code", "message", "mend"),
    [
        (
            "ITM007",
            "ITM007 long-key was retired in version 0.2.0: It measured words.",
            "remove the waiver, or name ITM010 longest-key, which took its place",
        ),
        (
            "ITM008",
            "ITM008 two-keys was retired in version 0.3.0: It counted what ITM001 counts.",
            "remove the waiver; ITM001 single-key took its place, and errors cannot be waived",
        ),
        (
            "LAB099",
            "LAB099 old-thing was retired in version 0.3.0: Nobody needed it.",
            "remove the waiver; nothing took the place of the rule",
        ),
    ],
)
@pytest.mark.usefixtures("gone")
def test_a_waiver_is_told(code, message, mend):
    uses = [(code, lambda: Place("quizzes/a.yaml"))]
    [found] = findings(uses, registry.rules(), registry.retired())
    assert (found.message, found.help) == (message, mend)


def test_old_links_lead_on(gone):
    page = dict(rules_pages(gone))["contribute/rules/itm.md"]
    assert "\n## ITM007 long-key { #itm007 }\n" in page
    assert "<p>Retired in version 0.2.0. It measured words. What took its place: " in page
    assert '<a href="#itm010">ITM010</a>.</p>' in page


def test_a_family_keeps_its_page():
    book = Rulebook(retired=(Retired("REV009", "old", "0.2.0", "It was.", "PRO001"),))
    assert families(book) == ["REV"]
    page = dict(rules_pages(book))["contribute/rules/rev.md"]
    assert '<a href="../pro/#pro001">PRO001</a>' in page
