"""What modules share and refer to: terms, sources, products, misconceptions, what was retired, and house style."""

from datetime import date
from typing import Literal

from mopscert.model.base import Struct, Waiver


class Term(Struct, frozen=True, kw_only=True):
    """A term of the glossary."""

    id: str
    term: str
    also: tuple[str, ...] = ()
    definition: str
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()


class Glossary(Struct, frozen=True, kw_only=True):
    """The file `curriculum/glossary.yaml`."""

    terms: tuple[Term, ...]


class Source(Struct, frozen=True, kw_only=True):
    """An authority that lessons and questions rest on. `published` may be a year, a month or a day."""

    id: str
    type: Literal["article", "book", "guidance", "law", "paper", "report", "standard"]
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    volatile: bool = False
    checked_on: date | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()


class Sources(Struct, frozen=True, kw_only=True):
    """The file `curriculum/sources.yaml`."""

    sources: tuple[Source, ...]


class Product(Struct, frozen=True, kw_only=True):
    """A product whose name lessons may not favour. `also_a_word`: the name is an ordinary word too."""

    id: str
    name: str
    maker: str
    category: str
    aliases: tuple[str, ...] = ()
    also_a_word: bool = False


class Maker(Struct, frozen=True, kw_only=True):
    """What is special about the name of a maker: it is a word too, or may be named for the reason `may_be_named`."""

    name: str
    also_a_word: bool = False
    may_be_named: str | None = None


class Vendors(Struct, frozen=True, kw_only=True):
    """The file `curriculum/vendors.yaml`."""

    products: tuple[Product, ...]
    makers: tuple[Maker, ...] = ()


class Misconception(Struct, frozen=True, kw_only=True):
    """A wrong idea that distractors stand for. `learn` is `module#anchor`, where it is repaired."""

    id: str
    idea: str
    repair: str
    learn: str | None = None
    waive: tuple[Waiver, ...] = ()


class Misconceptions(Struct, frozen=True, kw_only=True):
    """The file `quizzes/misconceptions.yaml`."""

    misconceptions: tuple[Misconception, ...]


class Retired(Struct, frozen=True, kw_only=True):
    """An id that is gone for ever, why, and what to use instead."""

    id: str
    kind: Literal["module", "objective", "question", "term", "source", "lab", "dialogue", "diagnostic"]
    retired_in: str
    because: str
    instead: str | None = None


class Retirements(Struct, frozen=True, kw_only=True):
    """The file `curriculum/retired.yaml`."""

    retired: tuple[Retired, ...]


class ReleasedVersion(Struct, frozen=True, kw_only=True):
    """A version that was released, when, and the last day on which it stays on the site; None while that is open."""

    version: str
    released_on: date
    sunset: date | None = None


class Versions(Struct, frozen=True, kw_only=True):
    """The file `releases/versions.yaml`."""

    versions: tuple[ReleasedVersion, ...]


class Filler(Struct, frozen=True, kw_only=True):
    """Phrases that say nothing, and what to write instead, if anything."""

    phrases: tuple[str, ...]
    instead: str | None = None


class Style(Struct, frozen=True, kw_only=True):
    """The file `curriculum/style.yaml`: the words that the rules about prose know."""

    fillers: tuple[Filler, ...]
    fiction: tuple[str, ...]
    abbreviations: tuple[str, ...]
    spellings: tuple[str, ...]
