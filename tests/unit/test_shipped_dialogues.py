"""Every way through every dialogue of the curriculum: it ends, and the meters are what its answers sum up to."""

from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.measures.runs import Runs

from .. import dialogues

SHIPPED = dialogues.shipped(Path(__file__).parents[2])
EACH = pytest.mark.parametrize("name", SHIPPED)


@pytest.fixture(scope="session")
def curriculum(root):
    return check(root).curriculum


@EACH
def test_every_way_ends_with_a_debrief(name):
    ends = {end["id"]: end for end in SHIPPED[name]["ends"]}
    ways = list(dialogues.walks(SHIPPED[name]))
    assert {end for _, end, _ in ways} == set(ends), "and every end is reached"
    assert all(ends[end]["debrief"].strip() for _, end, _ in ways)
    assert len({tuple(picks) for picks, _, _ in ways}) == len(ways)


@EACH
def test_every_way_is_three_decisions_deep_or_more_unless_it_breaks_off(name):
    lengths = [len(picks) for picks, _, _ in dialogues.walks(SHIPPED[name])]
    assert min(lengths) >= 3
    assert len(SHIPPED[name]["ends"]) >= 6


@EACH
def test_the_rules_know_the_same_ends_and_meters(name, curriculum):
    played = Runs(curriculum.by_id[name].dialogue)
    ways = list(dialogues.walks(SHIPPED[name]))
    assert set(played.finals(played.first)) >= {tuple(levels) for _, _, levels in ways}
    assert played.can_end_well(played.first) == any(min(levels) >= 0 for _, _, levels in ways)


@EACH
def test_some_ways_end_well_and_some_do_not(name):
    well = [min(levels) >= 0 for _, _, levels in dialogues.walks(SHIPPED[name])]
    assert 0 < sum(well) < len(well)


@pytest.mark.parametrize(
    ("name", "picks", "end", "levels"),
    [
        # 0 -1 0, then 0 +2 +1, +1 0 0, +1 0 +1, 0 +1 +1.
        ("beyond-the-ticket", [1, 2, 2, 1], "two-dates", [2, 2, 3]),
        # 0 -1 0, then +1 +1 -2, +1 0 -1, +1 +1 -2.
        ("beyond-the-ticket", [2, 0, 0], "the-side-door", [3, 1, -5]),
        # 0 0 0, then -1 +1 +2, +2 0 0, +1 0 +1, 0 +1 +1.
        ("say-no-offer-more", [2, 1, 2, 0], "dates-on-monday", [2, 2, 4]),
        # 0 0 0, then +1 +2 -2, 0 0 -1, +1 +1 -2, 0 +1 -1.
        ("say-no-offer-more", [0, 0, 2, 0], "each-time", [2, 4, -6]),
        # 0 -1 0, then 0 +1 0, 0 +2 0, +2 0 +1, +1 0 +1, +1 +1 0, +1 0 +1.
        ("lead-change", [2, 0, 1, 2, 2, 2], "the-label", [5, 3, 3]),
        # 0 -1 0, then 0 +1 -2, -1 +1 -1, -1 +1 -2, 0 +1 -2.
        ("lead-change", [1, 0, 0, 2], "still-humming", [-2, 3, -7]),
    ],
)
def test_ways_that_were_added_up_by_hand(name, picks, end, levels):
    assert (picks, end, levels) in list(dialogues.walks(SHIPPED[name]))
