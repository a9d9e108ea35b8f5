"""Whole files that are sound by construction: what refers to anything stays, all that people read is drawn anew.

A file that is drawn by its schema alone names what is not there, so that next to none is ever built.
"""

from collections.abc import Mapping
from typing import Any

from .values import Drawer

# What no rule forbids, wherever it stands, and programs that read it too eagerly stumble over.
TELLING = (
    "**b** _i_ `c`", "&amp; &#0;", "{{ a }}", "1e999", "2026-02-30", "no", "null", "1:30", "=1+1", "\u00a0x", "%s",
    "a\u0301\u202f\U0001f600", "constructor", "__proto__", "'\"", "<", "a & b", "](", "\u200e",
    "\u4e00", "~", "$&", "-", "\\",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz\u00e9\u00df\u0416\u4e00\u05d0"
# What is data though it is text: words to look for, expressions, and messages that show values.
DATA = {"verbs", "phrases", "pattern", "message"}
# Numbers that nothing is held against.
NUMBERS = {"rev"}
# Where an entry more, beside one that is there, is as sound as that one.
LISTS = {"terms", "sources", "items", "misconceptions"}


class Sound:
    """Draws files of a format, each like one that is sound."""

    def __init__(self, drawer: Drawer) -> None:
        self.drawer, self.chance = drawer, drawer.chance
        # In rules of a lab, what stands in braces has to be known.
        self.telling = [each for each in TELLING if drawer.kind != "lab" or "{" not in each]

    def like(self, value: Any) -> Any:
        """A whole file."""
        return self._of(value, self.drawer.root, "")

    def _of(self, value: Any, given: Any, key: str) -> Any:
        part = self.drawer.resolved(given)
        if isinstance(value, dict):
            return self._object(value, part)
        if isinstance(value, list):
            return self._array(value, part, key)
        if not self._is_free(part, key):
            return value
        return self._text(value, part) if _is_text(part) else self.drawer.of(part)

    def _object(self, value: dict[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
        known, must = self.drawer.known(part, value), self.drawer.must(part, value)
        made = {
            key: self._of(inner, known.get(key, {}), key)
            for key, inner in value.items()
            if key in must or not self._is_free(known.get(key, {}), key) or self.chance.random() < 0.8
        }
        for key, inner in known.items():
            if key not in value and inner is not False and self._is_free(inner, key) and self.chance.random() < 0.4:
                made[key] = self._new(inner)
        return made

    def _array(self, value: list[Any], part: Mapping[str, Any], key: str) -> list[Any]:
        inner = part.get("items", {})
        made = [self._of(each, inner, key) for each in value]
        if key in LISTS and "id" in self.drawer.resolved(inner).get("properties", {}):
            more = range(self.chance.randrange(3))
            made += [{**self._of(value[0], inner, key), "id": f"new-{number}"} for number in more]
        elif self._is_free(inner, key) and len(made) < part.get("maxItems", 99):
            made += [self._new(inner)] * (self.chance.random() < 0.5)
        return made

    def _new(self, given: Any) -> Any:
        part = self.drawer.resolved(given)
        if part.get("type") == "array":
            return [self._new(part["items"]) for _ in range(max(1, part.get("minItems", 0)))]
        return self._text("New", part) if _is_text(part) else self.drawer.of(part)

    def _is_free(self, given: Any, key: str) -> bool:
        """Whether nothing else depends on what stands there: a text, a day, an address, a number, or a list of such."""
        part = {} if given is False else self.drawer.resolved(given)
        if part.get("type") == "array":
            return self._is_free(part.get("items", {}), key)
        if key in NUMBERS:
            return True
        return key not in DATA and part.get("type") == "string" and (_is_text(part) or "format" in part)

    def _text(self, before: str, part: Mapping[str, Any]) -> str:
        """Begins like the one before: a rule may ask for a verb there."""
        word = "".join(self.chance.choices(LETTERS, k=9))
        more = (self.chance.choice((*self.telling, word)) for _ in range(self.chance.randrange(4)))
        return " ".join([before.split(maxsplit=1)[0], word, *more])[: part.get("maxLength")].strip()


def _is_text(part: Mapping[str, Any]) -> bool:
    return part.get("pattern") == r"\S"
