"""Findings to what people and programs read: one finding, several renderings."""

from collections.abc import Callable, Mapping, Sequence

from mopscert.findings import Finding
from mopscert.reports.github import github_report
from mopscert.reports.json_report import json_report
from mopscert.reports.text import text_report

Report = Callable[[Sequence[Finding]], str]

REPORTS: Mapping[str, Report] = {"text": text_report, "json": json_report, "github": github_report}

__all__ = ["REPORTS", "Report", "github_report", "json_report", "text_report"]
