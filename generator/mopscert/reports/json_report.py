"""Findings for programs."""

import json
from collections.abc import Sequence
from typing import Any

from mopscert.findings import Finding, Place


def json_report(findings: Sequence[Finding]) -> str:
    """A JSON array of findings, in the order of the text report."""
    return json.dumps([_finding(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        **_place(finding.place),
        "message": finding.message,
        "help": finding.help,
        "also": [_place(place) for place in finding.also],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column, "length": place.length}
