"""Long lists of the navigation in parts: nothing is left out, and no page shows more than it may."""

from collections.abc import Iterator
from typing import Any

import pytest

from mopscert.pages.parts import SHOWN, in_parts

NUMBERS = (SHOWN + 1, 66, 125, 126, 226, 333, 501, 1000, 1001, 3000, 10_000)


def _listed(number: int) -> list[Any]:
    return in_parts([[f"{lesson}.md"] for lesson in range(1, number + 1)], "lessons")


def _ways(entries: list[Any], lists: tuple[int, ...] = (), names: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Each page, with how many entries the lists have that lead to it, and the names of all parts that it is in."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry, (*lists, len(entries)), names
        else:
            [(name, below)] = entry.items()
            yield from _ways(below, (*lists, len(entries)), (*names, name))


def test_a_list_that_is_not_long_has_no_parts():
    groups = [[{f"Lesson {number}": f"{number}.md"}, f"{number}/lab.md"] for number in range(SHOWN)]
    assert in_parts(groups, "lessons") == [entry for group in groups for entry in group]


def _top(number: int, kind: str = "lessons") -> list[str]:
    return [name for part in in_parts([["page.md"]] * number, kind) for name in part]


def test_parts_say_what_is_in_them():
    assert _top(66) == ["Lessons 1 to 25", "Lessons 26 to 50", "Lessons 51 to 66"]
    assert _top(51) == ["Lessons 1 to 25", "Lessons 26 to 50", "Lesson 51"]
    assert _top(51, "dialogues") == ["Dialogues 1 to 25", "Dialogues 26 to 50", "Dialogue 51"]


def test_very_long_lists_have_parts_in_parts():
    ways = {page: names for page, _, names in _ways(_listed(1001))}
    assert ways["333.md"] == ("Lessons 1 to 375", "Lessons 301 to 375", "Lessons 331 to 345")
    assert ways["1001.md"] == ("Lessons 751 to 1,001", "Lessons 976 to 1,001", "Lessons 991 to 1,001")


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_left_out_and_no_page_shows_too_much(number: int):
    ways = list(_ways(_listed(number)))
    assert [page for page, _, _ in ways] == [f"{lesson}.md" for lesson in range(1, number + 1)]
    assert max(sum(lists) for _, lists, _ in ways) <= SHOWN
    assert min(min(lists[:-1]) for _, lists, _ in ways) > 1, "no part has one part alone"


def test_there_is_a_place_for_any_number_of_lessons():
    assert len(list(_ways(_listed(100_000)))) == 100_000
