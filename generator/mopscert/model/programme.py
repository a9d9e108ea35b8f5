"""The programme: levels with their promises and outcomes, domains with their weights, cognitive levels, targets."""

from datetime import date

from mopscert.model.base import Cognitive, Kind, Struct, Waiver


class Repository(Struct, frozen=True, kw_only=True):
    """Where the sources are kept; edit links are made from it."""

    url: str
    branch: str


class CognitiveLevel(Struct, frozen=True, kw_only=True):
    """A cognitive level and the verbs that an objective of this level may start with."""

    id: Cognitive
    title: str
    summary: str
    verbs: tuple[str, ...]


class Readiness(Struct, frozen=True, kw_only=True):
    """A level's readiness check: number of questions, minutes, pass marks in percent."""

    questions: int
    minutes: int
    pass_overall: int
    pass_domain: int


class Outcome(Struct, frozen=True, kw_only=True):
    """What a holder of a level can do for an employer."""

    id: str
    text: str


class Mix(Struct, frozen=True, kw_only=True):
    """The share of a level's questions, in percent, that shall be at the cognitive levels `of`."""

    of: tuple[Cognitive, ...]
    at_least: int = 0
    at_most: int = 100


class Level(Struct, frozen=True, kw_only=True):
    """A level of the programme.

    `hours` is its promise; `other_minutes` are spent outside modules; `modules` are the ids of its modules
    in the order of study; `story` tells in plain paragraphs how they lead to each other; `mix` is what its questions
    shall ask for. Besides its own labs, it asks for `repeated_labs`
    labs, of whatever level, that were done with tools of two families.
    """

    id: str
    title: str
    motto: str
    audience: str
    summary: str
    entry: str
    hours: int
    readiness: Readiness
    other_minutes: int
    modules: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    story: tuple[str, ...] = ()
    mix: tuple[Mix, ...] = ()
    repeated_labs: int = 0
    waive: tuple[Waiver, ...] = ()


class KindShare(Struct, frozen=True, kw_only=True):
    """The share of each level's module minutes, in percent, that modules of a kind shall have."""

    kind: Kind
    at_least: int


class Targets(Struct, frozen=True, kw_only=True):
    """What a finished curriculum shall have; what is left out asks for nothing.

    `lesson`, `readiness` and `types` are the least a published module has: questions of each pool, question types.
    `per_objective` is the least number of questions of an objective, `per_misconception` of those that use a
    misconception. `single` is the most single-choice questions of a level, in percent. `forms` is how many readiness
    checks each domain's pool could fill. `largest_maker` is the most of all mentions of products, in percent, that
    products of one maker may have.
    """

    lesson: int = 0
    readiness: int = 0
    types: int = 0
    per_objective: int = 0
    per_misconception: int = 0
    single: int = 100
    forms: int = 0
    kinds: tuple[KindShare, ...] = ()
    largest_maker: int = 100


class Domain(Struct, frozen=True, kw_only=True):
    """A domain of the blueprint; `weights` maps a level's id to percent of its readiness check."""

    id: str
    title: str
    summary: str
    weights: dict[str, int]


class Study(Struct, frozen=True, kw_only=True):
    """The plans of study that each complete level has: one for each number of `weeks`; calendars begin on a Monday."""

    begins_on: date
    weeks: tuple[int, ...]


class Programme(Struct, frozen=True, kw_only=True):
    """The file `curriculum/programme.yaml`. Levels stand from the lowest to the highest."""

    title: str
    version: str
    summary: str
    repository: Repository
    cognitive_levels: tuple[CognitiveLevel, ...]
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...]
    targets: Targets = Targets()
    study: Study | None = None
    waive: tuple[Waiver, ...] = ()

    def rank(self, level_id: str) -> int:
        """Position of a level, 0 for the lowest; ValueError when there is no such level."""
        return [level.id for level in self.levels].index(level_id)
