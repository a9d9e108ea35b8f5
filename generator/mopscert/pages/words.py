"""The interface's words, and the one place where counts, numbers and dates become text."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def catalogue() -> Mapping[str, Any]:
    """All words by group and name."""
    text = resources.files("mopscert.pages").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def count(n: int, what: str) -> str:
    """A number with its noun, as in "1 module" and "3 modules"."""
    one, many = catalogue()["count"][what]
    return str(one if n == 1 else many).format(n=n)


def number(n: int) -> str:
    """A small number as a word, a larger one in digits."""
    words = catalogue()["number"]
    return str(words[n]) if n < len(words) else str(n)


def amount(value: float, unit: str = "") -> str:
    """A number with up to two decimals and its unit, which stay on one line; of a unit of ours, one is singular.

    A percent sign follows its number at once, as in lessons.
    """
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    if digits == "1":
        unit = _singular().get(unit, unit)
    space = "" if unit in ("", "%") else "\u00a0"
    return f"{digits}{space}{unit}"


@cache
def _singular() -> Mapping[str, str]:
    """The word for one thing, by the word for many."""
    pairs = catalogue()["count"].values()
    return {many.removeprefix("{n} "): one.removeprefix("{n} ") for one, many in pairs}


def signed(n: int) -> str:
    """A number with its sign, as in "+2" and "\u22121"."""
    return str(n) if n == 0 else f"+{n}" if n > 0 else f"\u2212{-n}"


def size(size_in_bytes: int) -> str:
    """The size of a file as people say it, as in "612 B" and "85.3 kB"."""
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if size_in_bytes >= factor:
            return f"{size_in_bytes / factor:.1f}".removesuffix(".0") + f"\u00a0{unit}"
    return f"{size_in_bytes}\u00a0B"


def listing(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence, as in "a, b and c"."""
    *others, last = texts
    return str(catalogue()["and"]).format(others=", ".join(others), last=last) if others else last


def duration(minutes: int) -> str:
    """Minutes as people say them: "45 minutes", "2 hours", "1 hour 15 minutes"."""
    hours, rest = divmod(minutes, 60)
    if hours == 0 or (hours == 1 and rest):
        return " ".join([count(hours, "hour")] * bool(hours) + [count(rest, "minute")])
    return " ".join([count(hours, "hour"), count(rest, "minute")]) if rest else count(hours, "hour")


def hours(minutes: int) -> str:
    """Minutes as hours with one decimal, without a trailing zero: 1005 becomes "16.8"."""
    return f"{minutes / 60:.1f}".removesuffix(".0")


def day(value: date) -> str:
    """A day as people write it, as in "20 November 2026"."""
    return f"{value.day} {value:%B} {value.year}"
