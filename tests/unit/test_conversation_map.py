"""The map of a dialogue: numbers from top to bottom, tones of ends, and circles."""

from xml.etree import ElementTree as ET

import msgspec

from mopscert.model import Dialogue
from mopscert.pages.figures import conversation_svg, draw_conversation

from .. import dialogues

STAY = (0, 0, 0)
HOSTILE = "</svg><script>alert(1)</script> & 'x'"


def test_ends_are_told_apart_by_how_runs_come_to_them():
    dialogue = dialogues.make(
        {
            "a": [((1, 0, 0), "b"), ((-1, 0, 0), "b"), (STAY, "good")],
            "b": [(STAY, "mixed"), ((-2, 0, 0), "bad"), (STAY, "mixed")],
        }
    )
    html = draw_conversation(dialogue, "map")
    assert "<strong>The end: title of good</strong>: all runs that come here end in balance" in html
    assert "<strong>The end: title of mixed</strong>: some runs that come here end in balance" in html
    assert "<strong>The end: title of bad</strong>: no run that comes here ends in balance" in html
    assert (html.count('class="f-gain"'), html.count('class="f-neutral"'), html.count('class="f-risk"')) == (2, 2, 2)


def test_a_circle_is_told_in_the_text():
    dialogue = dialogues.make(
        {"a": [(STAY, "b"), (STAY, "b"), (STAY, "x")], "b": [(STAY, "a"), (STAY, "b"), (STAY, "y")]}
    )
    html = draw_conversation(dialogue, "map")
    assert "<li>text of b-0 (Nothing moves) → 1. X</li><li>text of b-1 (Nothing moves) → 2. X</li>" in html


def test_what_authors_write_is_text():
    made = dialogues.make({"a": [(STAY, "x")] * 3})
    ends = [msgspec.structs.replace(end, title=HOSTILE) for end in made.ends]
    dialogue = msgspec.structs.replace(made, title=HOSTILE, ends=tuple(ends))
    for text in (conversation_svg(dialogue), draw_conversation(dialogue, "map")):
        assert "<script" not in text
        assert "&lt;script&gt;" in text
    assert ET.fromstring(conversation_svg(dialogue)).find("{http://www.w3.org/2000/svg}title").text == HOSTILE


def test_numbers_run_from_top_to_bottom():
    # Runs come to `c` before `b`, which stands above it.
    dialogue = dialogues.make(
        {"a": [(STAY, "c"), (STAY, "b"), (STAY, "b")], "c": [(STAY, "x")] * 3, "b": [(STAY, "c")] * 3}
    )
    html = draw_conversation(dialogue, "map")
    places = [
        html.index(text)
        for text in (
            "<strong>1. X</strong>: line of a",
            "<strong>2. X</strong>: line of b",
            "<strong>3. X</strong>: line of c",
        )
    ]
    assert places == sorted(places)


def _drawn(dialogue: Dialogue) -> str:
    """All that is written in the drawing."""
    drawn = ET.fromstring(conversation_svg(dialogue)).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(each.text or "" for each in drawn)


def test_a_turn_is_known_by_the_first_words_of_what_is_said():
    made = dialogues.make({"a": [(STAY, "x")] * 3})
    said = msgspec.structs.replace(made.nodes[0], line="We have, as you know, **ten** minutes for this.")
    assert "We have, as you know\u2026" in _drawn(msgspec.structs.replace(made, nodes=(said,)))
    assert "line of a" in _drawn(made)
