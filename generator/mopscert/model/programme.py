"""The programme: levels with their promises and outcomes, domains with their weights, cognitive levels."""

from mopscert.model.base import Cognitive, Struct, Waiver


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


class Level(Struct, frozen=True, kw_only=True):
    """A level of the programme.

    `hours` is its promise; `other_minutes` are spent outside modules; `modules` are the ids of its modules
    in the order of study.
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


class Domain(Struct, frozen=True, kw_only=True):
    """A domain of the blueprint; `weights` maps a level's id to percent of its readiness check."""

    id: str
    title: str
    summary: str
    weights: dict[str, int]


class Programme(Struct, frozen=True, kw_only=True):
    """The file `curriculum/programme.yaml`. Levels stand from the lowest to the highest."""

    title: str
    version: str
    summary: str
    repository: Repository
    cognitive_levels: tuple[CognitiveLevel, ...]
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...]
    waive: tuple[Waiver, ...] = ()

    def rank(self, level_id: str) -> int:
        """Position of a level, 0 for the lowest; ValueError when there is no such level."""
        return [level.id for level in self.levels].index(level_id)
