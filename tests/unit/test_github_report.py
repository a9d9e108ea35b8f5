"""Findings as workflow commands, whole whatever they hold."""

import re

from mopscert.findings import Place, Rule, Severity
from mopscert.reports import github_report, text_report
from mopscert.reports.github import SHOWN

RULE = Rule("REF001", "unknown-module", Severity.ERROR, "A page.")
WARNING = Rule("PRO009", "long", Severity.WARNING, "A page.")
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, "A page.")


def _log(rest):
    """What stands between the commands that stop and resume the reading of commands."""
    match = re.fullmatch(r"::stop-commands::([0-9a-f]{32})\n(.*)::\1::\n", rest, re.DOTALL)
    assert match, rest
    return match[2]


def test_a_command_keeps_percents_newlines_colons_and_commas():
    finding = RULE.at(Place("a,b:c/50%.yaml", 3, 5, 4, "x: 1"), "100% wrong:\none, two", "mend: it, 50%")
    command, _, rest = github_report([finding]).partition("\n")
    assert command == (
        "::error file=a%2Cb%3Ac/50%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=REF001 unknown-module"
        "::100%25 wrong:%0Aone, two%0AHelp: mend: it, 50%25%0ASee: mopscert rule REF001"
    )
    assert _log(rest) == text_report([finding])


def test_a_warning_is_a_warning():
    report = github_report([WARNING.at(Place("a.md"), "long", "shorten it")])
    assert report.startswith("::warning file=a.md,line=1,")


def test_each_command_is_one_line_whatever_the_text():
    text = "100%0A\r\n::error::x, y: z ##[error]\u2028\U0001f600"
    command, _, rest = github_report([RULE.at(Place("a.md"), text, text)]).partition("\n")
    message = command.split("::", 2)[2]
    assert message.count("%250A%0D%0A::error::x, y: z ##[error]\u2028\U0001f600") == 2
    assert re.search(r"%(?!25|0D|0A)", message) is None
    assert rest.startswith("::stop-commands::")


def test_content_gives_no_commands():
    line = "##[warning]x ::add-mask::a"
    report = github_report([RULE.at(Place("a.md", 1, 1, 2, line), line, line)])
    before, _, log = report.partition("::stop-commands::")
    assert before.count("\n") == 1
    assert line in _log(f"::stop-commands::{log}")


def test_the_worst_comes_first():
    findings = [rule.at(Place("a.md"), "w", "h") for rule in (NOTICE, WARNING, RULE)]
    assert [line[:9] for line in github_report(findings).splitlines()[:3]] == ["::error f", "::warning", "::notice "]


def test_a_notice_tells_of_what_github_does_not_show():
    findings = [RULE.at(Place("a.md", line), "w", "h") for line in range(1, SHOWN + 1)]
    assert "::notice" not in github_report(findings)
    findings.append(RULE.at(Place("b.md"), "w", "h"))
    assert github_report(findings).splitlines()[SHOWN + 1] == (
        "::notice title=mopscert check::GitHub shows 10 annotations of each kind. "
        "The log of this step has all: 11 errors."
    )


def test_what_tells_of_more_comes_before_the_other_notices():
    findings = [NOTICE.at(Place("a.md", line), "w", "h") for line in range(1, SHOWN + 2)]
    first, second, *_ = github_report(findings).splitlines()
    assert first.startswith("::notice title=mopscert check::")
    assert first.endswith(" 11 notices.")
    assert second.startswith("::notice file=a.md,line=1,")
    assert "mopscert check::" not in github_report(findings[:SHOWN])


def test_nothing_is_said_of_a_sound_curriculum():
    assert github_report([]) == ""
