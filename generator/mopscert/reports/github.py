"""Findings as workflow commands, which GitHub shows on the lines of a pull request, and the text report for its log.

The escapes are those of `@actions/core`: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from mopscert.findings import Finding, Rule, Severity, Waived
from mopscert.reports.counts import count, problems
from mopscert.reports.text import text_report

# Of each kind and step, GitHub shows so many and drops the others without a word:
# https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
SHOWN = 10
_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


# Where a rule is explained: an address, or what to type.
See = Callable[[Rule], str]


def command(rule: Rule) -> str:
    """What to type for the page of a rule."""
    return f"mopscert rule {rule.code}"


def github_report(findings: Sequence[Finding], waived: Sequence[Waived] = (), see: See = command) -> str:
    """A command for each finding, the worst first, and behind them the text report; empty when there are none.

    `see` says where a rule is explained.
    """
    if not findings:
        return ""
    worst_first = sorted(findings, key=lambda finding: finding.rule.severity.rank)
    changed = [finding for finding in worst_first if finding.rule.severity != Severity.NOTICE]
    # What tells of those left out is a notice itself, and would be left out behind others.
    reminders = worst_first[len(changed) :]
    commands = [
        *(_annotation(each, see) for each in changed),
        *_left_out(findings),
        *(_annotation(each, see) for each in reminders),
    ]
    return "".join(f"{command}\n" for command in commands) + _as_text(text_report(findings, waived))


def _annotation(finding: Finding, see: See) -> str:
    place, rule = finding.place, finding.rule
    properties = {
        "file": place.path,
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": f"{rule.code} {rule.name}",
    }
    return _command(rule.severity, properties, f"{finding.message}\nHelp: {finding.whole_help}\nSee: {see(rule)}")


def _left_out(findings: Sequence[Finding]) -> Iterator[str]:
    """A notice that there is more than GitHub shows."""
    counts = count(findings)
    if max(counts.errors, counts.warnings, counts.notices) > SHOWN:
        message = f"GitHub shows {SHOWN} annotations of each kind. The log of this step has all: {problems(findings)}."
        yield _command("notice", {"title": "mopscert check"}, message)


def _as_text(report: str) -> str:
    """The report as lines that the runner does not take for commands, whatever an author wrote in the excerpts.

    The word that ends this state is the report's own hash, which no text can contain of itself.
    """
    from hashlib import sha256  # slow to load, and only this report needs it

    word = sha256(report.encode()).hexdigest()[:32]
    return f"::stop-commands::{word}\n{report}::{word}::\n"


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    given = ",".join(f"{key}={_escape(str(value), _IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{_escape(message, _IN_MESSAGE)}"


def _escape(text: str, escapes: Sequence[tuple[str, str]]) -> str:
    for character, escaped in escapes:
        text = text.replace(character, escaped)
    return text
