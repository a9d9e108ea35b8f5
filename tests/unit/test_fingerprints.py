"""A finding keeps its fingerprint while others and lines come and go."""

from mopscert.findings import Place, Rule, Severity
from mopscert.reports.fingerprints import fingerprints

RULE = Rule("REF001", "unknown-module", Severity.ERROR, "")
OTHER = Rule("REF002", "unknown-domain", Severity.ERROR, "")


def _at(line, excerpt, path="a.yaml", rule=RULE, column=1):
    return rule.at(Place(path, line, column, 1, excerpt), "w", "h")


def test_lines_and_indentation_do_not_count():
    [before] = fingerprints([_at(3, "  - x:  1")])
    above, after = fingerprints([_at(1, "y: 2"), _at(9, "      - x: 1", column=7)])
    assert after == before
    assert above != before


def test_all_are_different():
    findings = [_at(1, "x"), _at(2, "x"), _at(2, "x", rule=OTHER), _at(1, "x", path="b.yaml"), _at(5, "z")]
    marks = fingerprints(findings)
    assert len(set(marks)) == len(marks)
    # Findings on equal lines are numbered.
    assert marks[1] == marks[0].removesuffix(":1") + ":2"
