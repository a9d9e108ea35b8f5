"""Long lists of the navigation in parts, and those in parts again, so that pages stay light whatever their number."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from mopscert.pages import words

# A page shows all lists that lead to it, with so many entries together; those of ten thousand lessons have a few more.
SHOWN = 30
# How many the lowest of these lists may have, best first; round numbers are names that readers can work with.
_LENGTHS = (25, 20, 15, 10)
# A list of fewer parts is a step that leads nowhere.
_FEWEST = 3


def in_parts(groups: Sequence[Sequence[Any]], kind: str) -> list[Any]:
    """Groups of entries one after the other; a long list of them in parts that are named after their `kind`."""
    return _parts(groups, 1, _sizes(len(groups)), words.catalogue()["nav"][kind])


def _sizes(number: int) -> list[int]:
    """How many groups a part has, from the smallest; on as few levels as can be."""
    if number <= SHOWN:
        return []
    shapes = ((levels, length) for levels in count(1) for length in _LENGTHS)
    return next(sizes for shape in shapes if (sizes := _shaped(*shape))[-1] >= number)[:-1]


def _shaped(levels: int, length: int) -> list[int]:
    """How many groups a part has, where that many levels of parts lead to lists of that length; the last is all."""
    width = max(_FEWEST, (SHOWN - length) // levels)
    return [length * width**level for level in range(levels + 1)]


def _parts(groups: Sequence[Sequence[Any]], first: int, sizes: Sequence[int], names: tuple[str, str]) -> list[Any]:
    """Groups, the first of which has that number, in parts of the largest size that makes more than one part."""
    sizes = [size for size in sizes if size < len(groups)]
    if not sizes:
        return [entry for group in groups for entry in group]
    *smaller, size = sizes
    return [
        {_name(names, start, len(part)): _parts(part, start, smaller, names)}
        for start, part in ((first + at, groups[at : at + size]) for at in range(0, len(groups), size))
    ]


def _name(names: tuple[str, str], first: int, number: int) -> str:
    one, many = names
    return (one if number == 1 else many).format(first=first, last=first + number - 1)
