"""What each level promises and has: questions by domain, minutes by kind."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from mopscert.model import Curriculum, Domain, Kind, Level, Module, Pool, Programme, Question, Status

# Of four questions, the 95% intervals (Wilson's) of one right and of three right share two fifths of the whole scale:
# a share of so few says nothing that a learner could use, so it is neither judged nor drawn.
FEW = 5


class DomainPool(msgspec.Struct, frozen=True):
    """The readiness questions that a level has in a domain.

    `weight` is in percent, `drawn` what one readiness check takes, `needed` what the pool shall hold.
    """

    domain: Domain
    weight: int
    drawn: int
    needed: int
    questions: int

    @property
    def has_mark(self) -> bool:
        """True when a check draws enough questions of the domain for a pass mark of its own."""
        return self.drawn >= FEW

    @property
    def missing(self) -> int:
        """How many questions the pool lacks for all the checks that it shall fill."""
        return max(0, self.needed - self.questions)

    @property
    def short(self) -> int:
        """How many questions the pool lacks for a single check."""
        return max(0, self.drawn - self.questions)


class KindTime(msgspec.Struct, frozen=True):
    """Modules of a kind at a level, their minutes, and the share of the level's module minutes that they take."""

    kind: Kind
    modules: int
    minutes: int
    share: float


class Blueprint(msgspec.Struct, frozen=True):
    """A level against its promise. `is_complete`: all its modules are sound and published, with their questions."""

    level: Level
    is_complete: bool
    pools: tuple[DomainPool, ...]
    kinds: tuple[KindTime, ...]
    minutes: int

    @property
    def can_fill(self) -> bool:
        """True when the pools hold what one readiness check of the level draws."""
        drawn = sum(min(pool.drawn, pool.questions) for pool in self.pools)
        return drawn == self.level.readiness.questions


def blueprint(curriculum: Curriculum, programme: Programme, level: Level) -> Blueprint:
    """What a level promises and has; `minutes` are those of its modules and its other minutes together."""
    modules = curriculum.of_level(level.id)
    return Blueprint(
        level=level,
        is_complete=is_complete(curriculum, level),
        pools=_pools(programme, level, modules),
        kinds=_kinds(modules),
        minutes=sum(module.minutes for module in modules) + level.other_minutes,
    )


def is_complete(curriculum: Curriculum, level: Level) -> bool:
    """True when each module of a level is published and it and its bank are sound: then the level can be judged."""
    published = {m.id for m in curriculum.of_level(level.id) if m.status == Status.PUBLISHED and m.quiz is not None}
    return bool(level.modules) and published >= set(level.modules)


def domain_of(module: Module, item: Question) -> str:
    """Id of a question's domain: that of its objective, or else the first one of its module."""
    own = next((each.domain for each in module.objectives if each.id == item.objective), None)
    return own or module.domains[0]


def quotas(programme: Programme, level: Level) -> dict[str, int]:
    """How many questions of each domain a readiness check of the level draws, by domain id.

    Shares of `readiness.questions` by weight, rounded by largest remainder: each domain gets its whole share, and the
    questions that are left go one each to the domains with the largest fractions; of equal fractions, to the larger
    weight, then to the domain that stands first. Weights that do not add up to 100 are taken in proportion.
    """
    weights = {domain.id: domain.weights.get(level.id, 0) for domain in programme.domains}
    total = sum(weights.values()) or 1
    shares = {name: divmod(weight * level.readiness.questions, total) for name, weight in weights.items()}
    left = level.readiness.questions - sum(whole for whole, _ in shares.values())
    order = sorted(
        (name for name in weights if weights[name]), key=lambda name: (shares[name][1], weights[name]), reverse=True
    )
    return {name: whole + (name in order[:left]) for name, (whole, _) in shares.items()}


def _pools(programme: Programme, level: Level, modules: tuple[Module, ...]) -> tuple[DomainPool, ...]:
    drawn = quotas(programme, level)
    held = Counter(
        domain_of(module, item) for module in modules if module.quiz for item in module.quiz.pool(Pool.READINESS)
    )
    return tuple(
        DomainPool(
            domain,
            domain.weights.get(level.id, 0),
            drawn[domain.id],
            # The level promises a check, so the pool shall fill one, whatever the targets ask for.
            drawn[domain.id] * max(1, programme.targets.forms),
            held[domain.id],
        )
        for domain in programme.domains
    )


def _kinds(modules: tuple[Module, ...]) -> tuple[KindTime, ...]:
    minutes: Mapping[Kind, int] = {kind: sum(m.minutes for m in modules if m.kind == kind) for kind in Kind}
    total = sum(minutes.values()) or 1
    counts = Counter(module.kind for module in modules)
    return tuple(KindTime(kind, counts[kind], minutes[kind], minutes[kind] / total) for kind in Kind)
