"""What changed between two checks: mended, new, moved, repeated."""

from mopscert.findings import Place, Rule, Severity
from mopscert.reports import news_report

ERROR = Rule("REF001", "unknown-module", Severity.ERROR, "")
WARNING = Rule("ITM010", "longest-key", Severity.WARNING, "")


def _finding(rule=ERROR, line=1, message="gone"):
    return rule.at(Place("a.yaml", line, 1), message, "write it")


def test_nothing_changed():
    assert news_report([], []) == ""
    assert news_report([_finding()], [_finding()]) == ""


def test_a_finding_that_moved_is_no_news():
    assert news_report([_finding(line=1), _finding(line=5)], [_finding(line=3), _finding(line=8)]) == ""


def test_new_and_mended_findings_and_what_is_left():
    kept = _finding(WARNING, 9)
    assert news_report([_finding(), kept], [_finding(message="worse"), kept]) == (
        "mended: a.yaml:1:1: error REF001 unknown-module: gone\n\n"
        "a.yaml:1:1: error REF001 unknown-module: worse\n  help: write it\n  see: mopscert rule REF001\n\n"
        "left: 1 error and 1 warning in 1 file\n"
    )


def test_of_equal_findings_the_one_on_the_same_line_stays():
    assert news_report([_finding(line=1), _finding(line=5)], [_finding(line=5)]) == (
        "mended: a.yaml:1:1: error REF001 unknown-module: gone\n\nleft: 1 error in 1 file\n"
    )


def test_nothing_left():
    assert news_report([_finding()], []) == (
        "mended: a.yaml:1:1: error REF001 unknown-module: gone\n\nNothing left to mend.\n"
    )


def test_a_message_cannot_break_its_line():
    assert "a b" in news_report([_finding(message="a\nb")], [])
