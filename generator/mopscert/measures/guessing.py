"""What a guesser would score who knows test-taking and nothing else: a fair bank gives no strategy more than chance."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

import msgspec

from mopscert.measures.bank import Rate, choices
from mopscert.measures.words import bare
from mopscert.model import Choice, Question

_DIGIT = re.compile(r"\d")
# Shorter words stand in nearly every option.
_CONTENT = 4
# Words that make a statement careful, and with it more often true.
_HEDGES = frozenset(
    bare(
        "can could depending depends generally likely mainly may might most mostly often partly perhaps probably some "
        "sometimes tend tends typically unless usually"
    )
)


class Seen(msgspec.Struct, frozen=True):
    """What a guesser sees of a question's options, one value an option.

    Their lengths in characters, whether they hold a digit, how many hedging words, how many content words of the stem,
    and how many content words of the other options.
    """

    lengths: Sequence[int]
    digits: Sequence[bool]
    hedges: Sequence[int]
    echoes: Sequence[int]
    shared: Sequence[int]


# Of one question: the expected number of right picks, that by chance, and the variance of that.
Pick = tuple[float, float, float]
# How much each option appeals to a guesser.
Strategy = Callable[[Seen], Sequence[int]]
STRATEGIES: Mapping[str, Strategy] = {
    "longest": lambda seen: seen.lengths,
    "shortest": lambda seen: [-each for each in seen.lengths],
    "number": lambda seen: seen.digits,
    "hedged": lambda seen: seen.hedges,
    "echo": lambda seen: seen.echoes,
    "alike": lambda seen: seen.shared,
    "odd": lambda seen: [-each for each in seen.shared],
}


def guesses(items: Iterable[Question]) -> tuple[Rate, ...]:
    """The expected score of each strategy over the questions where it prefers some options to others.

    A guesser picks one of the options that appeal most; `hits` is the expected number of picks that are right, also
    where several options are. By chance, each set of options is equally likely to be the right one.
    """
    picks = [_picks(item) for item in choices(items)]
    return tuple(_rate(name, [each[number] for each in picks]) for number, name in enumerate(STRATEGIES))


def _rate(name: str, picks: Sequence[Pick | None]) -> Rate:
    made = [pick for pick in picks if pick]
    hits, expected, variances = zip(*made, strict=True) if made else ((), (), ())
    return Rate(name, len(made), sum(hits), sum(expected), math.sqrt(sum(variances)))


@cache
def _picks(item: Choice) -> tuple[Pick | None, ...]:
    """By each strategy, None where all options appeal alike.

    It is asked for by a rule and by a page, and of a live site after each save, of which few change a question.
    """
    seen = _look(item)
    right = [option.correct is True for option in item.options]
    return tuple(_pick(strategy(seen), right) for strategy in STRATEGIES.values())


def _pick(appeal: Sequence[int], right: Sequence[bool]) -> Pick | None:
    most, n = max(appeal), len(appeal)
    t = appeal.count(most)
    if t == n:
        return None
    p = sum(right) / n
    hits = sum(is_right for is_right, each in zip(right, appeal, strict=True) if each == most) / t
    # The mean of t options drawn without putting back from n, of which the share p is right.
    return hits, p, p * (1 - p) / t * (n - t) / (n - 1)


def _look(item: Choice) -> Seen:
    texts = [option.text.lower() for option in item.options]
    said = [bare(text) for text in texts]
    words = [frozenset([word for word in each if len(word) >= _CONTENT]) for each in said]
    stem = frozenset(bare(item.stem))
    return Seen(
        lengths=[len(text) for text in texts],
        digits=[_DIGIT.search(text) is not None for text in texts],
        hedges=[0 if _HEDGES.isdisjoint(each) else sum(map(_HEDGES.__contains__, each)) for each in said],
        echoes=[len(each & stem) for each in words],
        shared=_shared(words),
    )


def _shared(words: Sequence[frozenset[str]]) -> Sequence[int]:
    """How many words each set has in common with the others, added up."""
    counts = [0] * len(words)
    for a, b in combinations(range(len(words)), 2):
        common = len(words[a] & words[b])
        counts[a] += common
        counts[b] += common
    return counts
