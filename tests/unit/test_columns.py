"""Columns of findings in files with tabs, wide characters, marks and Windows line ends; and YAML made to explode."""

import time

import pytest

from mopscert.findings import Place
from mopscert.reading import schema as schemas
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.reports.text import finding_text

GOOD = """\
# 営業 glossary
terms:
  - id: lead
    term: lead
    definition: Someone who asked.
"""
# The change, and line, column (in characters) and the characters that are marked.
CHANGES = {
    "after wide characters": ("term: lead", "term: [営業, 見込み客]", (4, 11, "[")),
    "wide id": ("id: lead", "id: 見込み客", (3, 9, "見込み客")),
    "after an emoji": (
        "id: lead\n    term: lead\n    definition: Someone who asked.",
        "{id: lead, term: '👩‍💻', definition: x, x: 1}",
        (3, 44, "x"),
    ),
    "after combining marks": ("term: lead", "te\u0301rm: lead", (4, 5, "te\u0301rm")),
    "astral characters": ("id: lead", "id: 𝄞ead", (3, 9, "𝄞ead")),
    "after a tab": ("term: lead", "term:\t\t3", (4, 12, "3")),
    "behind a comment with tabs": ("id: lead", "id: Lead\t# a comment", (3, 9, "Lead")),
    "in quotes": ("id: lead", 'id: "Le ad"', (3, 9, '"Le ad"')),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("old", "new", "expected"), CHANGES.values(), ids=CHANGES)
def test_columns(old, new, expected, end):
    place = _only_finding(GOOD.replace(old, new, 1).replace("\n", end)).place
    assert "\r" not in place.excerpt
    marked = place.excerpt[place.column - 1 : place.column - 1 + place.length]
    assert (place.line, place.column, marked) == expected


def test_the_caret_stands_below_what_it_marks():
    shown = finding_text(_only_finding(GOOD.replace("id: lead", "id: 見込み客")))
    assert "   3 |   - id: 見込み客\n     |         ^^^^^^^^\n" in shown


BOMBS = {
    "aliases": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "itself": "terms: &a [*a]\n",
    "brackets": "terms: " + "[" * 100_000,
    "braces": "terms: " + "{a: " * 100_000,
    "dashes": "terms:\n" + "- " * 100_000 + "x\n",
    "questions": "? " * 100_000,
    "keys": "".join(f"k{number}: 1\n" for number in range(50_000)),
    "entries": "terms:\n" + "- {x: 1, y: 2, id: []}\n" * 10_000,
    "repeated keys": "terms: 1\n" * 20_000,
    "merged keys": "a: &a {x: 1}\nb: {<<: [*a, *a]}\n",
    "long number": "terms: " + "9" * 500_000,
    "long exponent": "terms: 1e" + "9" * 5_000,
    "long key": "k" * 500_000 + ": 1\n",
    "tags": "terms: " + "!!set " * 1_000 + "x\n",
    "open quotes": 'terms: "' + "x\n" * 100_000,
    "escapes": 'terms: "' + "\\u0041" * 50_000 + '"\n',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_a_finding_within_seconds(text):
    start = time.process_time()
    document, findings = load(TextFile("curriculum/glossary.yaml", text))
    if document is not None:
        findings = [*findings, *schemas.problems("glossary", document)]
    shown = [finding_text(each) for each in findings]
    assert time.process_time() - start < 5
    assert shown
    assert len(shown) <= 500


def _only_finding(text):
    document, findings = load(TextFile("curriculum/glossary.yaml", text))
    if document is not None:
        findings = [*findings, *schemas.problems("glossary", document)]
    [finding] = findings
    assert isinstance(finding.place, Place)
    return finding
