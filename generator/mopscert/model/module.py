"""A module as its author describes it in `module.yaml`."""

from datetime import date
from typing import Literal

import msgspec

from mopscert.model.base import Cognitive, Kind, Status, Struct, Waiver


class Objective(Struct, frozen=True, kw_only=True):
    """What a learner can do after the module.

    `taught_in` is a heading anchor of the lesson, with its `#`; so is `made_in`, where the learner makes something that
    a rubric judges. `domain` is None where it is the module's first domain.
    `reworded`: since the last release, the text changed and what it means did not.
    """

    id: str
    text: str
    level: Cognitive
    domain: str | None = None
    taught_in: str | None = None
    made_in: str | None = None
    serves: tuple[str, ...]
    reworded: Literal[True] | None = None
    aliases: tuple[str, ...] = ()


class ModuleFile(Struct, frozen=True, kw_only=True):
    """The file `curriculum/<level>/<id>/module.yaml`.

    `former_anchors` maps anchors that the lesson had, without `#`, to the anchors, with `#`, that took their place.
    """

    title: str
    kind: Kind
    status: Status
    summary: str
    domains: tuple[str, ...]
    minutes: int
    requires: tuple[str, ...]
    objectives: tuple[Objective, ...]
    takeaways: tuple[str, ...] = ()
    sources: tuple[str, ...]
    owner: str
    reviewed_on: date | None = None
    review_by: date | None = None
    aliases: tuple[str, ...] = ()
    former_anchors: dict[str, str] = msgspec.field(default_factory=dict)
    waive: tuple[Waiver, ...] = ()
