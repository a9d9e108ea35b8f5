"""Findings for people, in the shape of a good compiler's messages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from mopscert.findings import Finding, Place, Waived
from mopscert.reports.counts import count, number, problems
from mopscert.reports.styles import Part, Style, plain

_LONGEST = 110
_BEFORE = 40
# Controls but tab, surrogates, line separators, the marks that turn the direction of text, and what has no shape.
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def text_report(findings: Sequence[Finding], waived: Sequence[Waived] = (), style: Style = plain) -> str:
    """All findings, file by file, and a closing count; empty when there are none."""
    if not findings:
        return ""
    return "\n\n".join([*_blocks(findings, style), closing(findings, waived, style)]) + "\n"


def next_step(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> str:
    """What to try after the report: one line, which speaks of the first of the worst."""
    if not findings:
        return f"Nothing to mend{_waived(waived)}.\n"
    first = min(findings, key=_rank)
    code = first.rule.code
    return f"next: mopscert rule {code}, or make rule CODE={code}, explains the first {first.rule.severity}\n"


def finding_text(finding: Finding, style: Style = plain) -> str:
    """One finding: place, rule and message; excerpt with a caret; how to mend it; where to read more."""
    rule = finding.rule
    lines = [headline(finding, style), *_excerpt(finding.place, Part(str(rule.severity)), style)]
    if finding.also:
        lines.append(f"  {style(Part.LABEL, 'also')}: " + ", ".join(str(place) for place in finding.also))
    lines.append(f"  {style(Part.LABEL, 'help')}: {_visible(finding.help)}")
    lines += [f"    {_visible(line)}" for line in finding.paste]
    lines.append(style(Part.MARGIN, f"  see: mopscert rule {rule.code}"))
    return "\n".join(lines)


def headline(finding: Finding, style: Style = plain) -> str:
    """Place, rule and message of a finding, on one line."""
    rule = finding.rule
    head = f"{style(Part.PLACE, str(finding.place))}: {style(Part(str(rule.severity)), rule.severity)}"
    return f"{head} {style(Part.CODE, rule.code)} {rule.name}: {_visible(finding.message)}"


def _blocks(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The findings, and above those of each file its name when there are several files."""
    groups = [(path, list(group)) for path, group in groupby(findings, key=lambda finding: finding.place.path)]
    for path, group in groups:
        if len(groups) > 1:
            yield f"--- {style(Part.HEADING, path)}: {problems(group)}"
        yield from (finding_text(finding, style) for finding in group)


def _excerpt(place: Place, severity: Part, style: Style) -> list[str]:
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
    carets = style(severity, "^" * max(1, sum(map(_width, marked))))
    shown = f"{style(Part.MARGIN, f'{place.line:>4} |')} {_visible(before + marked + after)}"
    return [shown, f"{style(Part.MARGIN, '     |')} {indent}{carets}"]


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


def closing(findings: Sequence[Finding], waived: Sequence[Waived] = (), style: Style = plain) -> str:
    """How many findings there are, in one line."""
    worst = Part(str(min(findings, key=_rank).rule.severity))
    found = f"{problems(findings)} in {number(count(findings).files, 'file')}"
    return f"{style(worst, found)}{_waived(waived)}"


def _waived(waived: Sequence[Waived]) -> str:
    verb = "is" if len(waived) == 1 else "are"
    return f"; {problems([each.finding for each in waived])} {verb} waived" if waived else ""


def _rank(finding: Finding) -> int:
    return finding.rule.severity.rank
