"""What changed between two checks, for an author who mends one thing after the other."""

from collections import Counter
from collections.abc import Callable, Sequence

from mopscert.findings import Finding
from mopscert.reports.styles import Part, Style, plain
from mopscert.reports.text import closing, finding_text, headline

_Key = Callable[[Finding], tuple[object, ...]]


def news_report(before: Sequence[Finding], after: Sequence[Finding], style: Style = plain) -> str:
    """Mended findings, new findings, and how many are left; empty when all are the same, on whatever lines."""
    new, mended = _unmatched(after, before, _exact), _unmatched(before, after, _exact)
    # What only moved to another line is no news.
    new, mended = _unmatched(new, mended, _loose), _unmatched(mended, new, _loose)
    if not new and not mended:
        return ""
    lines = "\n".join(f"{style(Part.LABEL, 'mended')}: {headline(finding, style)}" for finding in mended)
    left = f"left: {closing(after, style=style)}" if after else "Nothing left to mend."
    return "\n\n".join([*filter(None, [lines]), *(finding_text(finding, style) for finding in new), left]) + "\n"


def _unmatched(some: Sequence[Finding], others: Sequence[Finding], key: _Key) -> list[Finding]:
    """Findings that are not among the others, one for one."""
    known = Counter(map(key, others))
    left = []
    for finding in some:
        if known[key(finding)]:
            known[key(finding)] -= 1
        else:
            left.append(finding)
    return left


def _exact(finding: Finding) -> tuple[object, ...]:
    return (*_loose(finding), finding.place.line)


def _loose(finding: Finding) -> tuple[object, ...]:
    return finding.rule.code, finding.place.path, finding.message
