"""Findings for programs, in a format of our own; `schemas/findings.schema.json` describes it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from mopscert.findings import Finding, Place, Severity, Waived
from mopscert.reports.counts import Counts, count


class PlaceRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place as the format has it."""

    path: str
    line: int
    column: int
    length: int


class FindingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding as the format has it."""

    code: str
    name: str
    severity: Severity
    place: PlaceRecord
    message: str
    help: str
    also: tuple[PlaceRecord, ...]


class WaivedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A waived finding as the format has it."""

    finding: FindingRecord
    why: str
    place: PlaceRecord


class FindingsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole report; `schema` rises when a program that reads it must change."""

    schema: Literal[1]
    findings: tuple[FindingRecord, ...]
    waived: tuple[WaivedRecord, ...]
    counts: Counts


def json_report(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> str:
    """A JSON object with the findings in the order of the text report, the waived ones, and the counts."""
    report = FindingsFile(
        schema=1,
        findings=tuple(map(_finding, findings)),
        waived=tuple(WaivedRecord(_finding(each.finding), each.why, _place(each.place)) for each in waived),
        counts=count(findings, waived),
    )
    return msgspec.json.format(msgspec.json.encode(report)).decode() + "\n"


def _finding(finding: Finding) -> FindingRecord:
    rule = finding.rule
    return FindingRecord(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        place=_place(finding.place),
        message=finding.message,
        help=finding.whole_help,
        also=tuple(map(_place, finding.also)),
    )


def _place(place: Place) -> PlaceRecord:
    return PlaceRecord(place.path, place.line, place.column, place.length)
