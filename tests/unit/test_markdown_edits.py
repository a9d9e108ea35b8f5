"""Edits of Markdown: links and lines of fenced blocks change, code and look-alikes do not."""

import pytest

from mopscert.scaffold import markdown
from mopscert.scaffold.edits import edited


def _relinked(text: str) -> str:
    return edited(text, markdown.relinked(text, markdown.links("term:", "old"), "new"))


@pytest.mark.parametrize(
    "text",
    [
        "[a](term:{})",
        '[a](term:{} "title")',
        "[a]( <term:{}> )",
        "[a](\nterm:{})",
        "<term:{}>",
        "[a]\n\n[a]: term:{}\n",
        "[a](term:{}) and [b](term:{}), `[c](term:old)`, [d](term:{}#x)",
        "A ` lone mark, and [a](term:{}).\n\nAnother ` in the next paragraph.",
        "- [a](term:{})\n\n> [b](term:{})\n\n| [c](term:{}) |\n|---|\n",
    ],
)
def test_every_form_of_a_link(text):
    assert _relinked(text.replace("{}", "old")) == text.replace("{}", "new")


@pytest.mark.parametrize(
    "text",
    [
        "[a](term:older)",
        "[a](term:old-er)",
        "[a](source:old)",
        "term:old in plain text",
        "`[a](term:old)`",
        "``a ` b [a](term:old)``",
        "```text\n[a](term:old)\n```\n",
        "    [a](term:old)\n",
    ],
)
def test_what_only_looks_alike_stays(text):
    assert _relinked(text) == text


LESSON = "A.\n\n```self-check\none\ntwo\n```\n\nB.\n\n```self-check\none\n```\n\n```text\none\n```\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_fenced_blocks(end):
    text = LESSON.replace("\n", end)
    assert [text[start:][:3] for start in markdown.in_fences(text, "self-check", "one")] == ["one", "one"]
    left = "A.\n\n```self-check\ntwo\n```\n\nB.\n\n```text\none\n```\n".replace("\n", end)
    assert edited(text, markdown.without(text, "self-check", "one")) == left
