"""Findings as SARIF 2.1.0, the exchange format of static analysis: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from mopscert.findings import Finding, Place, Rule, Severity, Waived
from mopscert.reports.fingerprints import fingerprints

Json = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# GitHub takes no longer description of a rule.
_DESCRIPTION = 1000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_ROOT = "%SRCROOT%"
_ROOT_MEANING = "The folder that holds curriculum/ and quizzes/."


def sarif_report(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> str:
    """A SARIF log with one run: the rules that found something, the findings, and the waived ones as suppressed."""
    every = [*findings, *(each.finding for each in waived)]
    rules = {rule.code: rule for rule in sorted((each.rule for each in every), key=lambda rule: rule.code)}
    numbers = {code: number for number, code in enumerate(rules)}
    marks = fingerprints(every)
    results = [_result(finding, numbers, mark) for finding, mark in zip(every, marks, strict=True)]
    # All results say whether they are suppressed, or none does: SARIF 2.1.0, 3.27.23.
    reasons = [*([] for _ in findings), *([_suppression(each)] for each in waived)]
    for result, suppressions in zip(results, reasons, strict=True):
        result["suppressions"] = suppressions
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(list(rules.values()), results)]}
    return msgspec.json.format(msgspec.json.encode(log)).decode() + "\n"


def _run(rules: Sequence[Rule], results: Sequence[Json]) -> Json:
    from importlib.metadata import version  # slow to load, and only this report needs it

    return {
        "tool": {"driver": {"name": "mopscert", "version": version("mopscert"), "rules": list(map(_rule, rules))}},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_MEANING}}},
        "results": results,
    }


def _rule(rule: Rule) -> Json:
    """A rule from its page, which opens with a sentence and goes on with sections under headings."""
    page = rule.page.strip()
    summary, _, sections = page.partition("\n")
    first_section = sections.split("###")[1:2]
    does = " ".join("".join(first_section).split("\n", 1)[-1].split())
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": (does or summary)[:_DESCRIPTION]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, numbers: dict[str, int], fingerprint: str) -> Json:
    rule = finding.rule
    related = [{"id": number, **_location(place)} for number, place in enumerate(finding.also, 1)]
    return {
        "ruleId": rule.code,
        "ruleIndex": numbers[rule.code],
        "level": _LEVELS[rule.severity],
        "message": {"text": f"{finding.message}\nHelp: {finding.whole_help}"},
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _suppression(waived: Waived) -> Json:
    return {"kind": "inSource", "justification": waived.why, "location": _location(waived.place)}


def _location(place: Place) -> Json:
    before = place.excerpt[: place.column - 1].ljust(place.column - 1)
    marked = place.excerpt[place.column - 1 : place.column - 1 + place.length].ljust(place.length)
    column = 1 + _utf16_length(before)
    region = {
        "startLine": place.line,
        "startColumn": column,
        "endLine": place.line,
        "endColumn": column + _utf16_length(marked),
    }
    artifact = {"uri": quote(place.path, safe="/"), "uriBaseId": _ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _utf16_length(text: str) -> int:
    """How many code units a text has in UTF-16, in which SARIF and editors count columns."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
