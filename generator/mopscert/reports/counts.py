"""How many findings there are, as numbers and in words."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from mopscert.findings import Finding, Severity, Waived


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sums of a report; `files` are those with findings."""

    errors: int
    warnings: int
    notices: int
    files: int
    waived: int


def count(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> Counts:
    """Add up what was found and what is waived."""
    found = Counter(finding.rule.severity for finding in findings)
    files = len({finding.place.path for finding in findings})
    errors, warnings, notices = (found[severity] for severity in Severity)
    return Counts(errors, warnings, notices, files, len(waived))


def problems(findings: Sequence[Finding]) -> str:
    """What was found in words, as in "1 error, 2 warnings and 1 notice"."""
    found = Counter(finding.rule.severity for finding in findings)
    *first, last = (number(found[severity], severity) for severity in Severity if found[severity])
    return f"{', '.join(first)} and {last}" if first else last


def number(count: int, word: str) -> str:
    """A count with its word; empty when there is nothing to count."""
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
