"""Statistics of the question bank against what chance would give."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from mopscert.measures.coverage import Asked
from mopscert.model import Choice, Cognitive, Curriculum, Misconception, Question, Single, answers

# Below so many questions a rate says more about luck than about the bank.
ENOUGH = 20
# How many standard errors above chance a rate must be before a rule speaks: chance alone does so once in 700 rates.
BEYOND = 3.0


class Rate(msgspec.Struct, frozen=True):
    """How often something is so among `questions`, and how often by chance; `error` is the standard error of `hits`."""

    name: str
    questions: int
    hits: float
    expected: float
    error: float

    @property
    def share(self) -> float:
        """The observed share, from 0 to 1."""
        return self.hits / self.questions if self.questions else 0.0

    @property
    def chance(self) -> float:
        """The share that chance would give, from 0 to 1."""
        return self.expected / self.questions if self.questions else 0.0

    @property
    def spread(self) -> float:
        """The standard error of the share."""
        return self.error / self.questions if self.questions else 0.0

    @property
    def z(self) -> float:
        """How many standard errors the rate lies above chance."""
        return (self.hits - self.expected) / self.error if self.error else 0.0

    @property
    def is_telling(self) -> bool:
        """True when there are enough questions and chance alone hardly explains the rate."""
        return self.questions >= ENOUGH and self.z > BEYOND


class Usage(msgspec.Struct, frozen=True):
    """A misconception, its position in its file counted from 0, and the questions whose wrong answers stand for it."""

    number: int
    misconception: Misconception
    questions: tuple[Asked, ...]


def question_type(item: Question) -> str:
    """The word that the file of a question has for its type."""
    return str(item.__struct_config__.tag)


def types(items: Iterable[Question]) -> Counter[str]:
    """How many questions there are of each type."""
    return Counter(question_type(item) for item in items)


def thinking(items: Iterable[Question]) -> Counter[Cognitive]:
    """How many questions there are at each cognitive level."""
    return Counter(item.level for item in items)


def longest_key(items: Iterable[Question]) -> Rate:
    """How often the key of a single-choice question is longer than every other option."""
    total, hits, trials = 0, 0, []
    for item in items:
        if isinstance(item, Single) and len(item.keys) == 1:
            total += 1
            lengths = [len(option.text) for option in item.options]
            most = max(lengths)
            if lengths.count(most) == 1:
                hits += len(item.keys[0].text) == most
                trials.append(1 / len(lengths))
    return _rate("longest-key", total, hits, trials)


def key_positions(items: Iterable[Question]) -> tuple[Rate, ...]:
    """How often the key stands first, second and so on, in single-choice questions whose options keep their order."""
    chances: dict[int, list[float]] = defaultdict(list)
    hits: Counter[int] = Counter()
    for item in items:
        if isinstance(item, Single) and item.order == "fixed" and len(item.keys) == 1:
            for position in range(len(item.options)):
                chances[position].append(1 / len(item.options))
            hits[item.options.index(item.keys[0])] += 1
    return tuple(_rate(str(at + 1), len(chances[at]), hits[at], chances[at]) for at in sorted(chances))


def misconceptions(curriculum: Curriculum, questions: Sequence[Asked]) -> tuple[Usage, ...]:
    """Each misconception with the questions that use it."""
    if curriculum.misconceptions is None:
        return ()
    used: dict[str, dict[str, Asked]] = defaultdict(dict)
    for each in questions:
        for answer in answers(each.item):
            if answer.misconception:
                used[answer.misconception].setdefault(each.item.id, each)
    return tuple(
        Usage(number, misconception, tuple(used[misconception.id].values()))
        for number, misconception in enumerate(curriculum.misconceptions.file.misconceptions)
    )


def choices(items: Iterable[Question]) -> tuple[Choice, ...]:
    """The questions that are answered by choosing options, and that have both right and wrong ones."""
    return tuple(item for item in items if isinstance(item, Choice) and 0 < len(item.keys) < len(item.options))


def _rate(name: str, total: int, hits: float, trials: Sequence[float]) -> Rate:
    """A rate of independent trials, each with its own probability."""
    error = math.sqrt(sum(p * (1 - p) for p in trials))
    return Rate(name, total, hits, sum(trials), error)
