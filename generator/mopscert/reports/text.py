"""Findings for people, in the shape of a good compiler's messages."""

import re
import unicodedata
from collections.abc import Sequence

from mopscert.findings import Finding, Place, Severity

_LONGEST = 110
_BEFORE = 40
# Controls but tab, surrogates, line separators and the marks that turn the direction of text.
_HIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def text_report(findings: Sequence[Finding]) -> str:
    """All findings and a closing count; empty when there are none."""
    if not findings:
        return ""
    return "\n".join([*map(finding_text, findings), "", _count(findings), ""])


def finding_text(finding: Finding) -> str:
    """One finding: place, rule and message; excerpt with a caret; how to mend it; where to read more."""
    rule = finding.rule
    lines = [f"{finding.place}: {rule.severity} {rule.code} {rule.name}: {_visible(finding.message)}"]
    lines += _excerpt(finding.place)
    if finding.also:
        lines.append("  also: " + ", ".join(str(place) for place in finding.also))
    lines += [f"  help: {_visible(finding.help)}", f"  see: mopscert rule {rule.code}"]
    return "\n".join(lines)


def _excerpt(place: Place) -> list[str]:
    if not place.excerpt.strip():
        return []
    # Of a long line, the part around the mistake; a paragraph that wraps would leave the caret astray.
    start = max(0, min(place.column - 1 - _BEFORE, len(place.excerpt) - _LONGEST))
    before = "…" * bool(start) + place.excerpt[start : place.column - 1]
    end = min(place.column - 1 + place.length, start + _LONGEST)
    marked = place.excerpt[place.column - 1 : end]
    after = place.excerpt[end : start + _LONGEST] + "…" * (len(place.excerpt) > start + _LONGEST)
    # Tabs stay tabs below themselves, so that the caret stands right at any tab width.
    indent = "".join("\t" if character == "\t" else " " * _width(character) for character in before)
    carets = "^" * max(1, sum(map(_width, marked)))
    return [f"{place.line:>4} | {_visible(before + marked + after)}", f"     | {indent}{carets}"]


def _visible(text: str) -> str:
    """Text that cannot move the cursor, break the line or turn the direction of what follows."""
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " "))


def _width(character: str) -> int:
    """Columns that a character takes in a terminal."""
    if _HIDDEN.match(character):
        return 1  # shown as a replacement character
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _count(findings: Sequence[Finding]) -> str:
    errors = sum(finding.rule.severity == Severity.ERROR for finding in findings)
    parts = [_number(errors, "error"), _number(len(findings) - errors, "warning")]
    return f"{' and '.join(part for part in parts if part)} in {_number(len({f.place.path for f in findings}), 'file')}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
