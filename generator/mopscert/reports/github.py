"""Findings as workflow commands, which GitHub shows on the lines of a pull request, and the text report for its log.

The escapes are those of `@actions/core`: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from collections.abc import Sequence

from mopscert.findings import Finding
from mopscert.reports.text import text_report

_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


def github_report(findings: Sequence[Finding]) -> str:
    """A command for each finding, and behind them the text report; empty when there are none."""
    return "".join(f"{_command(finding)}\n" for finding in findings) + text_report(findings)


def _command(finding: Finding) -> str:
    place, rule = finding.place, finding.rule
    properties = {
        "file": place.path,
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": f"{rule.code} {rule.name}",
    }
    given = ",".join(f"{key}={_escape(str(value), _IN_PROPERTY)}" for key, value in properties.items())
    message = _escape(f"{finding.message}\nHelp: {finding.help}", _IN_MESSAGE)
    return f"::{rule.severity} {given}::{message}"


def _escape(text: str, escapes: Sequence[tuple[str, str]]) -> str:
    for character, escaped in escapes:
        text = text.replace(character, escaped)
    return text
