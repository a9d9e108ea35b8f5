"""How many findings there are, as numbers and in words."""

from collections.abc import Sequence

import msgspec

from mopscert.findings import Finding, Severity, Waived


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sums of a report; `files` are those with findings."""

    errors: int
    warnings: int
    files: int
    waived: int


def count(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> Counts:
    """Add up what was found and what is waived."""
    errors = sum(finding.rule.severity == Severity.ERROR for finding in findings)
    files = len({finding.place.path for finding in findings})
    return Counts(errors, len(findings) - errors, files, len(waived))


def problems(counts: Counts) -> str:
    """Errors and warnings in words, as in "1 error and 2 warnings"."""
    parts = [number(counts.errors, "error"), number(counts.warnings, "warning")]
    return " and ".join(part for part in parts if part)


def number(count: int, word: str) -> str:
    """A count with its word; empty when there is nothing to count."""
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
