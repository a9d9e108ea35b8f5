"""What all types of the model share: the base class and the closed lists of words."""

from enum import StrEnum

import msgspec


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all types that mirror an object of a schema."""


class Waiver(Struct, frozen=True, kw_only=True):
    """A rule whose warnings do not apply to the thing that has the waiver, and why."""

    rule: str
    why: str


class Kind(StrEnum):
    """What a module asks of its learner."""

    CONCEPTUAL = "conceptual"
    HANDS_ON = "hands-on"
    SOFT_SKILL = "soft-skill"


class Status(StrEnum):
    """How far a module is: `planned` has a syllabus only, `draft` and `published` have a lesson."""

    PLANNED = "planned"
    DRAFT = "draft"
    PUBLISHED = "published"


class Cognitive(StrEnum):
    """Cognitive levels of objectives and questions, from low to high (Anderson and Krathwohl 2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


class Pool(StrEnum):
    """Where a question may be shown: in lessons or in readiness checks, never in both."""

    LESSON = "lesson"
    READINESS = "readiness"
