"""A lesson that is made to be slow is still checked within seconds, be it as long as it may."""

import time

import pytest

from mopscert.checking import check
from mopscert.reading.text_file import MAX_LESSON_BYTES

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
