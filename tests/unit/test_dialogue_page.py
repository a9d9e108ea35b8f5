"""The conversation on the page of a dialogue: everything stands there once, whatever ways lead to it."""

import pytest

from mopscert.checking import check
from mopscert.pages.dialogue_page import dialogue_page

from .. import dialogues

STAY = (0, 0, 0)


@pytest.fixture(scope="session")
def page(root):
    """Renders a dialogue on the page of a tiny module."""
    curriculum = check(root / "tests" / "fixtures" / "tiny").curriculum
    module = curriculum.by_id["kind-refusals"]
    return lambda dialogue: dialogue_page(curriculum, curriculum.programme.file, module, dialogue)


def _everything(dialogue):
    for node in dialogue.nodes:
        yield f"<p>{node.line}</p>"
        for option in node.options:
            yield f"<summary>{option.text}</summary>"
            yield f"<p>{option.consequence}</p>"
    for end in dialogue.ends:
        yield from (f"<p>{end.line}</p>", f"<p>{end.debrief}</p>")


@pytest.mark.parametrize(
    "nodes",
    [
        {"a": [(STAY, "x"), (STAY, "y"), (STAY, "z")]},
        {
            "a": [(STAY, "b"), (STAY, "c"), (STAY, "b")],
            "b": [(STAY, "c"), (STAY, "x"), (STAY, "y")],
            "c": [(STAY, "x")] * 3,
        },
        {"a": [(STAY, "a"), (STAY, "b"), (STAY, "x")], "b": [(STAY, "b"), (STAY, "a"), (STAY, "x")]},
        {
            "a": [(STAY, "b"), (STAY, "x"), (STAY, "y")],
            "b": [(STAY, "c"), (STAY, "x"), (STAY, "z")],
            "c": [(STAY, "w")] * 3,
        },
    ],
    ids=["a-node", "ways-that-meet", "circles", "a-branch"],
)
def test_everything_stands_there_once(nodes, page):
    dialogue = dialogues.make(nodes)
    html = page(dialogue)
    assert {text: html.count(text) for text in _everything(dialogue)} == dict.fromkeys(_everything(dialogue), 1)


def test_where_ways_meet_answers_link(page):
    html = page(
        dialogues.make({"a": [(STAY, "b"), (STAY, "b"), (STAY, "x")], "b": [(STAY, "x"), (STAY, "y"), (STAY, "z")]})
    )
    assert html.count('<a href="#turn-b">The conversation goes on at 2. X</a>') == 2
    assert '<h3 id="turn-b" data-search-exclude>2. X</h3>' in html
    assert html.count('<a href="#turn-x">It ends: title of x</a>') == 2
    assert '<h3 id="turn-x" data-search-exclude>The end: title of x</h3>' in html
    assert html.count('<p class="mops-ending__title">The end: title of y</p>') == 1


def test_effects_name_what_moves(page):
    html = page(dialogues.make({"a": [((2, 0, -1), "x"), ((0, 0, 0), "y"), ((0, 1, 0), "z")]}))
    assert "Outcome +2 · Governance \u22121" in html
    assert "Nothing moves" in html
