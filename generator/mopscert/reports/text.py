"""Findings for people, in the shape of a good compiler's messages."""

import unicodedata
from collections.abc import Sequence

from mopscert.findings import Finding, Place, Severity


def text_report(findings: Sequence[Finding]) -> str:
    """All findings and a closing count; empty when there are none."""
    if not findings:
        return ""
    return "\n".join([*map(finding_text, findings), "", _count(findings), ""])


def finding_text(finding: Finding) -> str:
    """One finding: place, rule and message; excerpt with a caret; how to mend it; where to read more."""
    rule = finding.rule
    lines = [f"{finding.place}: {rule.severity} {rule.code} {rule.name}: {finding.message}"]
    lines += _excerpt(finding.place)
    if finding.also:
        lines.append("  also: " + ", ".join(str(place) for place in finding.also))
    lines += [f"  help: {finding.help}", f"  see: mopscert rule {rule.code}"]
    return "\n".join(lines)


def _excerpt(place: Place) -> list[str]:
    if not place.excerpt.strip():
        return []
    before = place.excerpt[: place.column - 1]
    marked = place.excerpt[place.column - 1 : place.column - 1 + place.length]
    # Tabs stay tabs below themselves, so that the caret stands right at any tab width.
    indent = "".join("\t" if character == "\t" else " " * _width(character) for character in before)
    carets = "^" * max(1, sum(map(_width, marked)))
    return [f"{place.line:>4} | {place.excerpt}", f"     | {indent}{carets}"]


def _width(character: str) -> int:
    """Columns that a character takes in a terminal."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _count(findings: Sequence[Finding]) -> str:
    errors = sum(finding.rule.severity == Severity.ERROR for finding in findings)
    parts = [_number(errors, "error"), _number(len(findings) - errors, "warning")]
    return f"{' and '.join(part for part in parts if part)} in {_number(len({f.place.path for f in findings}), 'file')}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
