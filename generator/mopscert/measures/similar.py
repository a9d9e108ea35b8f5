"""Questions that say nearly the same, or that give each other away, found without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from math import ceil

import msgspec

from mopscert.measures.coverage import Asked, asked
from mopscert.measures.words import bare
from mopscert.model import Choice, Curriculum

# Stems are compared as sets of runs of so many words: one changed word of 40 leaves 0.8 of the runs in common.
_RUN = 4
# Two stems are alike when they share this part of all the runs that either has.
ALIKE = 0.6
# Shorter stems, such as "Which of these comes first?", say nearly nothing by themselves.
_FEWEST = 10
# Where many stems share a run, each is compared with so many before it.
_NEAREST = 8
# How many runs two stems must share among their first ones to be compared at all.
_SHARED = 3

# Words are compared by numbers that are the same in each process, as the hash of a text is not: which questions of many
# that are nearly alike meet depends on the order of the hashes of their runs.
Run = tuple[int, ...]


class Alike(msgspec.Struct, frozen=True):
    """Two questions with nearly the same stem, the earlier one first; `share` is the part of runs that both have."""

    first: Asked
    second: Asked
    share: float


class GivenAway(msgspec.Struct, frozen=True):
    """A question whose key stands word for word in the stem of one from the other pool; `key` is its text."""

    question: Asked
    key: str
    by: Asked


class _Key(msgspec.Struct, frozen=True):
    """The key of a question, as text and as its words between blanks."""

    question: Asked
    text: str
    words: str


class Likeness(msgspec.Struct, frozen=True):
    """All pairs that are too near each other, in file order."""

    alike: tuple[Alike, ...]
    given_away: tuple[GivenAway, ...]


@lru_cache(maxsize=1)
def likeness(curriculum: Curriculum) -> Likeness:
    """Pairs of questions that are alike, and questions that another one gives away, in one pass over all stems.

    Of stems that share a part ALIKE of their runs, the first so many in any common order must share some (the prefix
    filter; Chaudhuri, Ganti and Kaushik 2006). Only questions that meet there are compared word by word.
    """
    questions = list(asked(curriculum.modules))
    keys = _keys(questions)
    starts = frozenset(keys)
    firsts: list[Sequence[int]] = []
    given_away: list[GivenAway] = []
    for question in questions:
        hashes = set(map(hash, _runs(question.item.stem)))
        firsts.append(_first(hashes))
        for start in starts & hashes:
            given_away += _gives_away(question, keys[start])
    order = {question.item.id: position for position, question in enumerate(questions)}
    given_away.sort(key=lambda each: (order[each.question.item.id], order[each.by.item.id], each.key))
    return Likeness(tuple(_alike(questions, firsts)), tuple(given_away))


def _first(hashes: set[int]) -> Sequence[int]:
    if len(hashes) < _FEWEST:
        return ()
    return sorted(hashes)[: len(hashes) - ceil(ALIKE * len(hashes)) + _SHARED]


def _alike(questions: Sequence[Asked], firsts: Sequence[Sequence[int]]) -> Iterator[Alike]:
    """Each question with every earlier one that it was compared with and is alike."""
    met = Counter(_meetings(firsts))
    for a, b in sorted(pair for pair, shared in met.items() if shared >= _SHARED):
        one, other = set(_runs(questions[a].item.stem)), set(_runs(questions[b].item.stem))
        share = len(one & other) / len(one | other)
        if share >= ALIKE:
            yield Alike(questions[a], questions[b], share)


def _meetings(firsts: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the smaller one first, once for each hash that they share."""
    again = _again(firsts)
    places: dict[int, list[int]] = defaultdict(list)
    for position, first in enumerate(firsts):
        for value in again.intersection(first):
            before = places[value]
            yield from [(other, position) for other in before[-_NEAREST:]]
            before.append(position)


def _again(firsts: Iterable[Sequence[int]]) -> set[int]:
    """The hashes that more than one question has: most others need no place."""
    seen: set[int] = set()
    found: set[int] = set()
    for first in firsts:
        found |= seen.intersection(first)
        seen.update(first)
    return found


def _keys(questions: Sequence[Asked]) -> Mapping[int, Sequence[_Key]]:
    """Keys that are long enough to be told from chance, by the hash of their first run."""
    found: dict[int, list[_Key]] = defaultdict(list)
    for question in questions:
        if isinstance(question.item, Choice):
            for option in question.item.keys:
                words = bare(option.text)
                if len(words) > _RUN:
                    key = _Key(question, option.text, f" {' '.join(words)} ")
                    found[hash(next(_runs(option.text)))].append(key)
    return found


def _gives_away(by: Asked, keys: Sequence[_Key]) -> Iterator[GivenAway]:
    """Questions of the other pool whose keys stand in the stem of `by`."""
    stem = f" {' '.join(bare(by.item.stem))} "
    for key in keys:
        if key.question.item.pool != by.item.pool and key.words in stem:
            yield GivenAway(key.question, key.text, by)


def _runs(text: str) -> Iterator[Run]:
    """All runs of neighbouring words."""
    words = list(map(_number, bare(text)))
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


@cache
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest())
