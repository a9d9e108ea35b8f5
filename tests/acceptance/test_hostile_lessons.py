"""A lesson that is made to be slow, or to be spoken of at length, is checked within seconds and in few words."""

import time

import pytest

from mopscert.checking import check
from mopscert.reading.text_file import MAX_LESSON_BYTES
from mopscert.reports import REPORTS

from .. import editing

LESSON = "curriculum/associate/clean-lists/lesson.md"
# What takes the parser longest, each repeated to the end of the file.
HOSTILE = ["![", "*[", "[a](b) ", "- a\n", "|a|b|\n|-|-|\n"]
# Seconds of the processor, so that a busy machine does not matter; a second or two is usual.
LIMIT = 6


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_lesson_takes_seconds(piece, root, tmp_path):
    copy = editing.copy(root / "tests" / "fixtures" / "tiny", tmp_path / "copy")
    text = piece * (MAX_LESSON_BYTES // len(piece))
    (copy / LESSON).write_text(text.ljust(MAX_LESSON_BYTES, "x"))
    start = time.process_time()
    found = check(copy).findings
    assert time.process_time() - start < LIMIT
    assert found
    assert "SCH004" not in {finding.rule.code for finding in found}


def test_what_is_said_of_a_long_address_is_bounded(root, tmp_path):
    """Each use of one address is a finding of its own, and may not repeat all of it."""
    copy = editing.copy(root / "tests" / "fixtures" / "tiny", tmp_path / "copy")
    text = f"{(copy / LESSON).read_text()}\n\n[a]: /{'x' * 31_000}\n\n"
    (copy / LESSON).write_text(text + "[a] " * ((MAX_LESSON_BYTES - len(text.encode())) // 4))
    checked = check(copy)
    assert len(checked.findings) > 1000
    for name, report in REPORTS.items():
        said = report(checked.findings, checked.waived)
        assert len(said) < 2_000_000, f"{name}: {len(said):,} characters"
        assert f"/{'x' * 198}…" in said or f"/{'x' * 198}\\u2026" in said
        assert "x" * 201 not in said
