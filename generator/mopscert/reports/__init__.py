"""Findings to what people and programs read: one finding, several renderings."""

from collections.abc import Callable, Mapping, Sequence

from mopscert.findings import Finding, Waived
from mopscert.reports.counts import number
from mopscert.reports.github import github_report
from mopscert.reports.gitlab import gitlab_report
from mopscert.reports.json_report import json_report
from mopscert.reports.news import news_report
from mopscert.reports.sarif import sarif_report
from mopscert.reports.styles import coloured, plain, style_for
from mopscert.reports.text import next_step, text_report

Report = Callable[[Sequence[Finding], Sequence[Waived]], str]

REPORTS: Mapping[str, Report] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "sarif": sarif_report,
}

__all__ = [
    "REPORTS",
    "Report",
    "coloured",
    "github_report",
    "gitlab_report",
    "json_report",
    "news_report",
    "next_step",
    "number",
    "plain",
    "sarif_report",
    "style_for",
    "text_report",
]
