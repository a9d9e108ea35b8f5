"""Findings as GitLab's code quality report, which a merge request shows on its changed lines.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Sequence

import msgspec

from mopscert.findings import Finding, Severity, Waived
from mopscert.reports.fingerprints import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def gitlab_report(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> str:  # noqa: ARG001
    """A JSON array of findings; what is waived has no place in this format."""
    made = [_issue(finding, mark) for finding, mark in zip(findings, fingerprints(findings), strict=True)]
    return msgspec.json.format(msgspec.json.encode(made)).decode() + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    place, rule = finding.place, finding.rule
    return {
        "description": f"{finding.message}; {finding.whole_help}",
        "check_name": f"{rule.code} {rule.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[rule.severity],
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }
