"""Findings as GitLab's code quality report."""

import json

from mopscert.findings import Place, Rule, Severity
from mopscert.reports import gitlab_report
from mopscert.reports.fingerprints import fingerprints

ERROR = Rule("REF001", "unknown-module", Severity.ERROR, "")
WARNING = Rule("REV003", "source-uncited", Severity.WARNING, "")
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, "")


def test_whole_report():
    findings = [
        ERROR.at(Place("a.yaml", 8, 12, 5, "requires: [x]"), 'no "x"', "write y"),
        WARNING.at(Place("b.md"), "old", "read it"),
    ]
    first, second = fingerprints(findings)
    assert (
        gitlab_report(findings)
        == f"""\
[
  {{
    "description": "no \\"x\\"; write y",
    "check_name": "REF001 unknown-module",
    "fingerprint": "{first}",
    "severity": "major",
    "location": {{
      "path": "a.yaml",
      "lines": {{
        "begin": 8
      }}
    }}
  }},
  {{
    "description": "old; read it",
    "check_name": "REV003 source-uncited",
    "fingerprint": "{second}",
    "severity": "minor",
    "location": {{
      "path": "b.md",
      "lines": {{
        "begin": 1
      }}
    }}
  }}
]
"""
    )


def test_a_notice_is_information():
    [issue] = json.loads(gitlab_report([NOTICE.at(Place("a.md"), "due", "read it")]))
    assert issue["severity"] == "info"


def test_nothing_is_an_empty_list():
    assert json.loads(gitlab_report([])) == []
