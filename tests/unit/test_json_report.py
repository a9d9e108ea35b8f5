"""Findings for programs: the whole report, and its schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from mopscert.findings import Place, Rule, Severity, Waived
from mopscert.reports import json_report
from mopscert.schemas import REPORT, schema

ERROR = Rule("REF001", "unknown-module", Severity.ERROR, "")
WARNING = Rule("REV003", "source-uncited", Severity.WARNING, "")
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, "")
FINDINGS = [ERROR.at(Place("b.md", 2, 3, 4, "not shown"), "für", "é", also=(Place("c.md", 5, 6, 7),))]
WAIVED = [Waived(WARNING.at(Place("a.md"), "w", "h"), "Why.", Place("a.yaml", 9))]
NAUGHTY = 'a"b\\c\x00\x1b\u202e\u2028</script>{{ x }}%s\U0001f600'
WHOLE = """\
{
  "schema": 1,
  "findings": [
    {
      "code": "REF001",
      "name": "unknown-module",
      "severity": "error",
      "place": {
        "path": "b.md",
        "line": 2,
        "column": 3,
        "length": 4
      },
      "message": "für",
      "help": "é",
      "also": [
        {
          "path": "c.md",
          "line": 5,
          "column": 6,
          "length": 7
        }
      ]
    }
  ],
  "waived": [
    {
      "finding": {
        "code": "REV003",
        "name": "source-uncited",
        "severity": "warning",
        "place": {
          "path": "a.md",
          "line": 1,
          "column": 1,
          "length": 1
        },
        "message": "w",
        "help": "h",
        "also": []
      },
      "why": "Why.",
      "place": {
        "path": "a.yaml",
        "line": 9,
        "column": 1,
        "length": 1
      }
    }
  ],
  "counts": {
    "errors": 1,
    "warnings": 0,
    "notices": 0,
    "files": 1,
    "waived": 1
  }
}
"""


def test_whole_report():
    assert json_report(FINDINGS, WAIVED) == WHOLE


@pytest.mark.parametrize(
    ("findings", "waived"),
    [
        ([], []),
        (FINDINGS, WAIVED),
        ([NOTICE.at(Place("a"), "w", "h")], []),
        ([ERROR.at(Place("a", 1, 1, 1, NAUGHTY), NAUGHTY, NAUGHTY)], []),
    ],
    ids=["nothing", "both", "notice", "naughty"],
)
def test_report_keeps_to_its_schema(findings, waived):
    report = json.loads(json_report(findings, waived))
    assert [error.message for error in Draft202012Validator(schema(REPORT)).iter_errors(report)] == []
    assert [each["message"] for each in report["findings"]] == [finding.message for finding in findings]


def test_notices_are_counted_apart():
    report = json.loads(json_report([WARNING.at(Place("a"), "w", "h"), NOTICE.at(Place("a"), "w", "h")]))
    assert report["counts"] == {"errors": 0, "warnings": 1, "notices": 1, "files": 1, "waived": 0}
    assert [each["severity"] for each in report["findings"]] == ["warning", "notice"]
