"""Findings as workflow commands, whole whatever they hold."""

from mopscert.findings import Place, Rule, Severity
from mopscert.reports import github_report, text_report

RULE = Rule("REF001", "unknown-module", Severity.ERROR, "A page.")


def test_a_command_keeps_percents_newlines_colons_and_commas():
    finding = RULE.at(Place("a,b:c/50%.yaml", 3, 5, 4, "x: 1"), "100% wrong:\none, two", "mend: it, 50%")
    command, _, rest = github_report([finding]).partition("\n")
    assert command == (
        "::error file=a%2Cb%3Ac/50%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=REF001 unknown-module"
        "::100%25 wrong:%0Aone, two%0AHelp: mend: it, 50%25"
    )
    assert rest == text_report([finding])


def test_a_warning_is_a_warning():
    rule = Rule("PRO009", "long", Severity.WARNING, "A page.")
    assert github_report([rule.at(Place("a.md"), "long", "shorten it")]).startswith("::warning file=a.md,line=1,")


def test_nothing_is_said_of_a_sound_curriculum():
    assert github_report([]) == ""
