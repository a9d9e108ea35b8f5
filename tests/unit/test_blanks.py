"""Blanks that only look like spaces: each space of some files made one, and each told at its place or left alone."""

import re
from pathlib import Path

import pytest

from mopscert.reading.files import kind_of
from mopscert.reading.schema import problems
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
FILES = ["quizzes/associate/clean-lists.yaml", "curriculum/associate/tagged-links/module.yaml"]


def _findings(path, text):
    document, findings = load(TextFile(path, text))
    return findings + (problems(kind_of(path), document) if document else [])


@pytest.mark.parametrize("path", FILES)
def test_a_no_break_space_is_told_where_it_stands(path):
    text, told = (TINY / path).read_text(), 0
    for space in re.finditer(" ", text):
        start = space.start()
        findings = _findings(path, f"{text[:start]}\u00a0{text[start + 1 :]}")
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        places = [(each.rule.code, each.place.line, each.place.column) for each in findings]
        assert places in ([], [("SCH005", line, column)])
        told += len(places)
    assert told > 40


@pytest.mark.parametrize("path", FILES)
def test_a_lost_space_behind_a_dash_or_a_colon_is_told_where_it_is_missing(path):
    text, lost = (TINY / path).read_text(), 0
    for start in re.finditer(r"(?m)^ *(?:-( ))?(?:[a-z_]+:( ))?", text):
        for at in (start.start(group) for group in (1, 2) if start[group]):
            [finding] = _findings(path, text[:at] + text[at + 1 :])
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1
            assert (finding.rule.code, finding.place.line, finding.place.column) == ("SCH006", line, column)
            assert finding.help == f"put a space behind the {'dash' if text[at - 1] == '-' else 'colon'}"
            lost += 1
    assert lost >= 20
