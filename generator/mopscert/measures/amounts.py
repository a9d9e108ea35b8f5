"""Numbers, dates, durations and ranges in authors' texts, as values that can be compared."""

import math
import re
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from mopscert.measures.words import plain

_MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "quarter": 7_889_238,
    "year": 31_556_952,
}
_MONTH = "|".join(_MONTHS)
# A number that stands by itself: neither the 2 of "B2B" nor the 3 of "phase-3a".
_NUMBER = r"(?<![\w.,-])[-−+]?\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)"
# A quick look; most texts name no amount.
_MAYBE = re.compile(rf"\d|^(?:on |in |by )?(?:{_MONTH})\b", re.I)
_NUMBERS = re.compile(_NUMBER)
_DATES = [
    re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"),
    re.compile(rf"(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?:Q|quarter )(?P<quarter>[1-4])(?: (?:of )?(?P<year>\d{4}))?"),
]
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)")
_LEAD = r"(?:(?i:about|around|roughly|after|within|in|on|at|every|by|once in|for) )?"
_MONEY = r"(?:EUR|USD|GBP|[€$£])? ?"
_UNIT = r"(?P<unit> ?%|(?: [a-z]+){0,4})"
_VALUE = rf"{_MONEY}(?P<low>[-−+]?\d+(?:,\d{{3}})*(?:\.\d+)?)"
_POINT = re.compile(_LEAD + _VALUE + _UNIT)
_RANGE = re.compile(
    r"(?:(?i:between|from) )?" + _VALUE + r"(?: ?%| [a-z]+)?(?: ?[-–—] ?| to | and )"
    rf"{_MONEY}(?P<high>\d+(?:,\d{{3}})*(?:\.\d+)?)" + _UNIT
)
_BELOW = re.compile(r"(?:under|below|less than|fewer than) " + _VALUE + _UNIT, re.I)
_UP_TO = re.compile(r"(?:up to|at most|no more than|not more than) " + _VALUE + _UNIT, re.I)
_ABOVE = re.compile(r"(?:over|above|more than) " + _VALUE + _UNIT, re.I)
_AT_LEAST = re.compile(r"(?:at least|from) " + _VALUE + _UNIT, re.I)
_OR_MORE = re.compile(_VALUE + r"(?:\+| or more| and more)" + _UNIT)


class Interval(msgspec.Struct, frozen=True):
    """What a text names that is nothing but an amount: a point where `low` equals `high`, else a range.

    Durations are in seconds, dates in days. `open_low` and `open_high` tell whether the ends are left out.
    """

    low: float
    high: float
    unit: str
    open_low: bool = False
    open_high: bool = False

    @property
    def is_point(self) -> bool:
        """True when the text names one value."""
        return self.low == self.high

    @property
    def is_below(self) -> bool:
        """True when the range has no lower end."""
        return self.low == -math.inf

    @property
    def is_above(self) -> bool:
        """True when the range has no upper end."""
        return self.high == math.inf

    def overlaps(self, other: "Interval") -> bool:
        """True when some value lies in both."""
        if self.unit != other.unit:
            return False
        first, second = sorted((self, other), key=lambda each: (each.low, each.open_low))
        if first.high != second.low:
            return first.high > second.low
        return not first.open_high and not second.open_low


def first_number(text: str) -> str:
    """The first number in digits that stands in the text by itself; "" where there is none."""
    found = _NUMBERS.search(text)
    return found[0] if found else ""


def numbers(text: str) -> Iterator[tuple[float, str]]:
    """The numbers in digits of a text in their order, each with the text behind it."""
    for found in _NUMBERS.finditer(text):
        yield _number(found[0]), text[found.end() :]


def interval(text: str) -> Interval | None:
    """The amount that a text names, or None where it names more or something else."""
    if not _MAYBE.search(text):
        return None
    text = plain(text).rstrip(".")
    return _date(text) or _time(text) or _amount(text)


def _date(text: str) -> Interval | None:
    bare = re.sub(r"^(?:on|in|by|before|after) ", "", text, flags=re.I)
    for pattern in _DATES:
        if found := pattern.fullmatch(bare):
            parts = found.groupdict()
            month = _month(parts)
            try:
                day = date(int(parts["year"] or 2000), month, int(parts.get("day") or 1)).toordinal()
            except ValueError:
                return None
            return Interval(day, day, "date")
    return None


def _month(parts: dict[str, str]) -> int:
    if "quarter" in parts:
        return 3 * int(parts["quarter"]) - 2
    return _MONTHS.index(parts["month"]) + 1 if "month" in parts else int(parts["number"])


def _time(text: str) -> Interval | None:
    found = re.fullmatch(r"(?:at |by |until )?" + _TIME.pattern, text, re.I)
    # "9.30" may be a number as well as a time; only a colon tells.
    if found is None or ":" not in text:
        return None
    minutes = 60.0 * int(found[1]) + int(found[2])
    return Interval(minutes, minutes, "time")


def _amount(text: str) -> Interval | None:
    shapes: list[tuple[re.Pattern[str], Callable[[float, float], tuple[float, float, bool, bool]]]] = [
        (_BELOW, lambda low, _: (-math.inf, low, True, True)),
        (_UP_TO, lambda low, _: (-math.inf, low, True, False)),
        (_ABOVE, lambda low, _: (low, math.inf, True, True)),
        (_AT_LEAST, lambda low, _: (low, math.inf, False, True)),
        (_OR_MORE, lambda low, _: (low, math.inf, False, True)),
        (_RANGE, lambda low, high: (low, high, False, False)),
        (_POINT, lambda low, _: (low, low, False, False)),
    ]
    for pattern, ends in shapes:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            unit, factor = _unit(parts["unit"])
            low = factor * _number(parts["low"])
            high = factor * _number(parts["high"]) if parts.get("high") else low
            first, last, open_low, open_high = ends(low, high)
            return Interval(first, last, unit, open_low, open_high) if first <= last else None
    return None


def _number(digits: str) -> float:
    return float(digits.replace(",", "").replace("−", "-"))


def _unit(text: str) -> tuple[str, float]:
    """The unit without its number of things, and how many seconds it has where it is a time."""
    words = text.split()
    if not words:
        return "", 1
    first = words[0].removesuffix("s")
    rest = " ".join(words[1:])
    if first in _SECONDS:
        return f"seconds {rest}".strip(), _SECONDS[first]
    return f"{first} {rest}".strip(), 1
