"""Chance for generators: only what gives the same numbers in every version of Python.

Of the random module, `random()` is promised to stay as it is for a seed; its other methods are not.
"""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """A seeded run of draws."""

    def __init__(self, seed: int) -> None:
        # Chance for lessons, not for secrets.
        self._next = random.Random(seed).random  # noqa: S311

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, but without, the limit."""
        return int(self._next() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """The things in a random order (Fisher and Yates)."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left

    def sample(self, things: Iterable[T], size: int) -> list[T]:
        """So many of the things, in a random order."""
        return self.shuffled(things)[:size]
