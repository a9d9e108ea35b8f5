"""A level divided into weeks of study, in its order and as evenly as that allows."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate


def weeks(minutes: Sequence[int], count: int) -> list[range]:
    """Numbers of the parts of each week; no week is empty, so there are fewer than `count` where there are fewer parts.

    Of all ways to divide the parts in their order, one whose longest week is shortest, found by trying each length that
    a week can have; the later weeks are the fuller ones, when learners know their way.
    """
    return list(_weeks(tuple(minutes), count))


@lru_cache(maxsize=64)
def _weeks(minutes: tuple[int, ...], count: int) -> tuple[range, ...]:
    sums = [0, *accumulate(minutes)]
    lengths = sorted({later - earlier for i, earlier in enumerate(sums) for later in sums[i + 1 :]})
    possible = (_filled(minutes, length) for length in lengths if length >= max(minutes))
    found = next((each for each in possible if len(each) <= count), [])
    while len(found) < min(count, len(minutes)):
        found = _with_one_more(found, minutes)
    return tuple(found)


def _filled(minutes: Sequence[int], limit: int) -> list[range]:
    """As few weeks as a limit of minutes allows, filled from the last part on; no part is longer than the limit."""
    found: list[range] = []
    end = len(minutes)
    while end:
        start = end - 1
        while start and sum(minutes[start - 1 : end]) <= limit:
            start -= 1
        found.insert(0, range(start, end))
        end = start
    return found


def _with_one_more(found: list[range], minutes: Sequence[int]) -> list[range]:
    """The longest week that can be divided, divided where its halves differ least."""
    number = max(
        (n for n, week in enumerate(found) if len(week) > 1), key=lambda n: sum(minutes[part] for part in found[n])
    )
    week = found[number]
    cut = min(week[1:], key=lambda at: abs(sum(minutes[week.start : at]) - sum(minutes[at : week.stop])))
    return [*found[:number], range(week.start, cut), range(cut, week.stop), *found[number + 1 :]]
