"""Findings as people read them: excerpt, caret, count."""

import re

import pytest

from mopscert.findings import Place, Rule, Severity, Waived
from mopscert.reports import coloured, next_step, text_report
from mopscert.reports.text import finding_text

ERROR = Rule("REF001", "unknown-module", Severity.ERROR, "")
WARNING = Rule("REV003", "source-uncited", Severity.WARNING, "")
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, "")
WAIVED = Waived(WARNING.at(Place("w.md"), "overdue", "review it"), "It is read next week.", Place("w.yaml", 9, 5, 3))
EXCERPTS = {
    "plain": ("  - what-mops-iz", 5, 12, "  - what-mops-iz", "    ^^^^^^^^^^^^"),
    "tabs": ("\tkey:\tvalue", 7, 5, "\tkey:\tvalue", "\t    \t^^^^^"),
    "wide characters": ("title: 重複 リスト", 11, 3, "title: 重複 リスト", "            ^^^^^^"),
    "emoji": ("👍 ok", 3, 2, "👍 ok", "   ^^"),
    "combining marks": ("e\u0301te\u0301 nom", 7, 3, "e\u0301te\u0301 nom", "    ^^^"),
    "joined emoji": ("👩\u200d💻 x", 5, 1, "👩\u200d💻 x", "     ^"),
    "nothing to mark": ("key:", 5, 1, "key:", "    ^"),
    "a mark alone": ("a\u0301b", 2, 1, "a\u0301b", " ^"),
    "controls": ("a\x1b[2Jb\x00c\u202ed", 7, 1, "a\ufffd[2Jb\ufffdc\ufffdd", "      ^"),
    "a long line": (
        "x" * 100 + "MARK" + "y" * 100,
        101,
        4,
        "…" + "x" * 40 + "MARK" + "y" * 66 + "…",
        " " * 41 + "^^^^",
    ),
    "a long line from its start": ("MARK" + "y" * 200, 1, 4, "MARK" + "y" * 106 + "…", "^^^^"),
    "a long line to its end": ("x" * 200 + "MARK", 201, 4, "…" + "x" * 106 + "MARK", " " * 107 + "^^^^"),
    "a long mark": ("x" * 10 + "M" * 300, 11, 300, "x" * 10 + "M" * 100 + "…", " " * 10 + "^" * 100),
    "a line that just fits": ("x" * 106 + "MARK", 107, 4, "x" * 106 + "MARK", " " * 106 + "^^^^"),
}


@pytest.mark.parametrize(("line", "column", "length", "shown", "caret"), EXCERPTS.values(), ids=EXCERPTS)
def test_excerpt(line, column, length, shown, caret):
    finding = ERROR.at(Place("a/module.yaml", 9, column, length, line), "what is wrong", "how to mend it")
    assert finding_text(finding) == (
        f"a/module.yaml:9:{column}: error REF001 unknown-module: what is wrong\n"
        f"   9 | {shown}\n"
        f"     | {caret}\n"
        "  help: how to mend it\n"
        "  see: mopscert rule REF001"
    )


@pytest.mark.parametrize("excerpt", ["", "   "])
def test_no_excerpt_of_an_empty_line(excerpt):
    finding = WARNING.at(
        Place("b.md", 1, 1, 1, excerpt), "overdue", "review it", also=(Place("c.md"), Place("d.md", 3, 7))
    )
    assert finding_text(finding) == (
        "b.md:1:1: warning REV003 source-uncited: overdue\n"
        "  also: c.md:1:1, d.md:3:7\n"
        "  help: review it\n"
        "  see: mopscert rule REV003"
    )


def test_numbers_of_lines_are_aligned():
    report = text_report([ERROR.at(Place("a.md", line, 1, 1, "x"), "w", "h") for line in (7, 1234)])
    assert "   7 | x\n     | ^\n" in report
    assert "1234 | x\n     | ^\n" in report


def test_a_message_stays_on_its_line():
    finding = ERROR.at(Place("a.md"), "a\nb\x07", "c\r\nd")
    assert finding_text(finding) == (
        "a.md:1:1: error REF001 unknown-module: a b\ufffd\n  help: c\ufffd d\n  see: mopscert rule REF001"
    )


@pytest.mark.parametrize(
    ("places", "waived", "count"),
    [
        ([(ERROR, "a")], 0, "1 error in 1 file"),
        ([(WARNING, "a")], 0, "1 warning in 1 file"),
        ([(ERROR, "a"), (ERROR, "a")], 0, "2 errors in 1 file"),
        ([(ERROR, "a"), (WARNING, "b"), (WARNING, "b")], 0, "1 error and 2 warnings in 2 files"),
        ([(ERROR, "a")], 1, "1 error in 1 file; 1 warning is waived"),
        ([(WARNING, "a")], 2, "1 warning in 1 file; 2 warnings are waived"),
        ([(NOTICE, "a")], 0, "1 notice in 1 file"),
        ([(NOTICE, "a"), (ERROR, "b")], 0, "1 error and 1 notice in 2 files"),
        (
            [(NOTICE, "a"), (WARNING, "a"), (WARNING, "a"), (ERROR, "b")],
            0,
            "1 error, 2 warnings and 1 notice in 2 files",
        ),
    ],
)
def test_count(places, waived, count):
    report = text_report([rule.at(Place(path), "w", "h") for rule, path in places], [WAIVED] * waived)
    assert report.endswith(f"\n\n{count}\n")


def test_a_waived_notice_is_called_one():
    waived = Waived(NOTICE.at(Place("w.md"), "due", "read it"), "It is read next week.", Place("w.yaml"))
    assert next_step([], [waived]) == "Nothing to mend; 1 notice is waived.\n"
    assert next_step([], [waived, WAIVED]) == "Nothing to mend; 1 warning and 1 notice are waived.\n"


def test_files_have_headings_when_there_are_several():
    findings = [
        ERROR.at(Place("a.md", 1), "one", "mend one"),
        WARNING.at(Place("a.md", 2), "two", "mend two"),
        WARNING.at(Place("b.md", 3), "three", "mend three"),
    ]
    assert (
        text_report(findings)
        == """\
--- a.md: 1 error and 1 warning

a.md:1:1: error REF001 unknown-module: one
  help: mend one
  see: mopscert rule REF001

a.md:2:1: warning REV003 source-uncited: two
  help: mend two
  see: mopscert rule REV003

--- b.md: 1 warning

b.md:3:1: warning REV003 source-uncited: three
  help: mend three
  see: mopscert rule REV003

1 error and 2 warnings in 2 files
"""
    )
    assert "---" not in text_report(findings[:2])


def test_nothing_to_say():
    assert text_report([]) == ""
    assert text_report([], [WAIVED]) == ""


@pytest.mark.parametrize(
    ("rules", "waived", "step"),
    [
        ([], 0, "Nothing to mend."),
        ([], 1, "Nothing to mend; 1 warning is waived."),
        ([WARNING], 1, "next: mopscert rule REV003, or make rule CODE=REV003, explains the first warning"),
        ([NOTICE], 0, "next: mopscert rule REV001, or make rule CODE=REV001, explains the first notice"),
        ([NOTICE, WARNING], 0, "next: mopscert rule REV003, or make rule CODE=REV003, explains the first warning"),
        ([WARNING, ERROR], 0, "next: mopscert rule REF001, or make rule CODE=REF001, explains the first error"),
    ],
)
def test_next_step(rules, waived, step):
    assert next_step([rule.at(Place("a"), "w", "h") for rule in rules], [WAIVED] * waived) == f"{step}\n"


def test_colours_change_nothing_but_the_looks():
    findings = [
        ERROR.at(Place("a.md", 2, 3, 4, "a \x1b[31mMARK"), "wrong\x1b[0m", "mend", also=(Place("c.md"),)),
        WARNING.at(Place("b.md", 1, 1, 1, "x"), "odd", "mend"),
        NOTICE.at(Place("c.md", 1, 1, 1, "x"), "due", "read"),
    ]
    shown = text_report(findings, [WAIVED], coloured)
    assert re.sub(r"\x1b\[\d+m", "", shown) == text_report(findings, [WAIVED])
    assert "\x1b[31m\x1b[1merror\x1b[0m" in shown
    assert "\x1b[33m\x1b[1mwarning\x1b[0m" in shown
    assert "\x1b[34m\x1b[1mnotice\x1b[0m" in shown
    # What an author writes cannot colour the report.
    assert "\ufffd[31mMARK" in shown
