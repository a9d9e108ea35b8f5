"""How dialogues can be played, compared with walking every run by hand."""

import random
from collections.abc import Iterator
from itertools import product

import pytest

from mopscert.measures.runs import Runs, gain, is_joined, is_sound
from mopscert.model import METERS, Dialogue

from .. import dialogues


def _random(seed: int) -> Dialogue:
    """A dialogue of four nodes without circles."""
    source = random.Random(seed)
    names = ["a", "b", "c", "d", "end-1", "end-2"]

    def option(number: int) -> tuple[tuple[int, int, int], str]:
        levels = (source.randint(-2, 2), source.randint(-2, 2), source.randint(-2, 2))
        return levels, source.choice(names[number + 1 :])

    return dialogues.make({name: [option(number) for _ in range(3)] for number, name in enumerate(names[:4])})


def _walk(dialogue: Dialogue, place: str, levels: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The meters at the end of every run from a node on."""
    node = next((node for node in dialogue.nodes if node.id == place), None)
    if node is None:
        yield levels
        return
    for option in node.options:
        moved = tuple(each + getattr(option.effects, name) for each, name in zip(levels, METERS, strict=True))
        yield from _walk(dialogue, option.next, moved)


@pytest.mark.parametrize("seed", range(60))
def test_runs_are_those_that_can_be_walked(seed):
    dialogue = _random(seed)
    assert is_sound(dialogue)
    played = Runs(dialogue)
    assert played.is_whole
    finals = list(_walk(dialogue, "a", (0, 0, 0)))
    assert set(played.finals(played.first)) == set(finals)
    assert played.can_end_well(played.first) == any(min(levels) >= 0 for levels in finals)
    for node, levels in product(("b", "c", "d"), {(0, 0, 0), (-1, 1, 0)}):
        if (node, levels) in played._after:
            well = any(min(each) >= 0 for each in _walk(dialogue, node, levels))
            assert played.can_end_well((node, levels)) == well


def test_both_answers_occur():
    played = [Runs(_random(seed)) for seed in range(60)]
    assert {each.can_end_well(each.first) for each in played} == {True, False}


def test_a_circle_comes_to_an_end():
    dialogue = dialogues.make({"a": [((1, 0, 0), "a"), ((0, -1, 0), "a"), ((0, 0, 0), "end")]})
    played = Runs(dialogue)
    assert played.is_whole
    assert played.can_end_well(played.first)
    assert not played.can_end_well(("a", (0, -1, 0)))
    assert max(levels[0] for levels in played.finals(played.first)) == 12


def test_best_options_are_those_of_the_highest_sum():
    dialogue = dialogues.make({"a": [((2, 0, -1), "x"), ((0, 1, 0), "x"), ((2, -2, 0), "x")]})
    played = Runs(dialogue)
    assert [option.id for option in played.best(played.first)] == ["a-0", "a-1"]
    assert [gain(option) for option in dialogue.nodes[0].options] == [1, 1, 0]


def test_a_dialogue_in_two_pieces_is_not_joined():
    assert is_joined(dialogues.make({"a": [((0, 0, 0), "x")] * 3}))
    assert not is_joined(dialogues.make({"a": [((0, 0, 0), "x")] * 3, "b": [((0, 0, 0), "x")] * 3}))
    assert not is_joined(dialogues.make({"a": [((0, 0, 0), "a")] * 3}))
