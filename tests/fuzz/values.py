"""Values that fit a JSON Schema, as far as the formats of this project use it, chosen by a seed.

By a generator of our own: what derives strategies of hypothesis from schemas knows neither this draft nor its
conditions, and what hypothesis itself composes of files of this size is nearly always too large for it.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec

from mopscert.schemas import schema

Pointer = tuple[str | int, ...]
DEEP = 5  # Below that, only what must be there.
# What authors of markup, templates and tables write, in good or bad faith.
TELLING = (
    "[a](b.md)", "[x][y]", "![p](q.png)", "**b** _i_ `c`", "| a | b |\n|---|---|\n| c | d |", "# h { #a }", "{{ a }}",
    "<b>x</b>", "&amp; &#0;", "```\ncode\n```", "::: note\nx\n:::", "- a\n  - b", "1e999", "2026-02-30", "no", "null",
    "1:30", "=1+1", "a\u0301\u202f\U0001f600", "\u00a0x", "constructor", "__proto__", "%s", "\\", "'\"", "# x", "? :",
)  # fmt: skip


class Drawer:
    """Draws values of one format; `words` are ids and names that are known to others."""

    def __init__(self, kind: str, words: Sequence[str], seed: int) -> None:
        self.kind, self.root = kind, schema(kind)
        self.words = words
        self.chance = random.Random(seed)

    def whole(self) -> Any:
        """The values of a whole file."""
        return self.of(self.root)

    def of(self, given: Any, depth: int = 0) -> Any:
        """Values that fit a part of the schema."""
        part = self.resolved(given)
        if "const" in part:
            return part["const"]
        if "enum" in part:
            return self.chance.choice(part["enum"])
        kinds = part.get("type", "object" if "properties" in part else "string")
        kind = kinds if isinstance(kinds, str) else self.chance.choice(kinds)
        return getattr(self, f"_{kind}")(part, depth)

    def resolved(self, part: Any) -> dict[str, Any]:
        """A part of the schema without a reference at its top."""
        if part is True:
            return {}
        while "$ref" in part:
            target: Any = self.root
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            part = {**target, **{key: value for key, value in part.items() if key != "$ref"}}
        return dict(part)

    def places(self, value: Any, given: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Where the values of a file stand, each with the part of the schema that it has to fit."""
        part = self.resolved(given)
        yield pointer, part
        if isinstance(value, dict):
            known = self.known(part, value)
            for key, inner in value.items():
                if isinstance(known.get(key), dict):
                    yield from self.places(inner, known[key], (*pointer, key))
        elif isinstance(value, list) and isinstance(part.get("items"), dict):
            for number, inner in enumerate(value):
                yield from self.places(inner, part["items"], (*pointer, number))

    def known(self, part: Mapping[str, Any], value: Any) -> dict[str, Any]:
        """What an object may hold, each key with what its value has to fit; False for what must not be there."""
        known = dict(part.get("properties", {}))
        for then in self._consequences(part, value):
            for key, inner in then.get("properties", {}).items():
                known[key] = {**self.resolved(known.get(key, {})), **self.resolved(inner)} if inner else inner
        return known

    def must(self, part: Mapping[str, Any], value: Any) -> set[str]:
        """What an object has to hold."""
        must = {*part.get("required", ())}.union(
            *(each.get("required", ()) for each in self._consequences(part, value))
        )
        return must.union(*(needed for key, needed in part.get("dependentRequired", {}).items() if key in value))

    def _consequences(self, part: Mapping[str, Any], value: Any) -> Iterator[dict[str, Any]]:
        """What holds besides for an object that meets a condition."""
        for each in (part, *part.get("allOf", ())):
            if "if" in each and "then" in each and self._fits(each["if"], value):
                yield self.resolved(each["then"])

    def _fits(self, condition: Any, value: Any) -> bool:
        return _validator(self.kind, msgspec.json.encode(condition)).is_valid(value)

    def _object(self, part: Mapping[str, Any], depth: int) -> dict[str, Any]:
        must = set(part.get("required", ()))
        value = {
            key: self.of(inner, depth + 1)
            for key, inner in part.get("properties", {}).items()
            if inner is not False and (key in must or (depth < DEEP and self.chance.random() < 0.4))
        }
        value |= self._named(part, depth)
        for _ in range(3):
            self._settle(part, value, depth)
        return value

    def _settle(self, part: Mapping[str, Any], value: dict[str, Any], depth: int) -> None:
        """Give an object what its conditions ask for."""
        known, must = self.known(part, value), self.must(part, value)
        for key, inner in known.items():
            if inner is False:
                value.pop(key, None)
            elif (key in must and key not in value) or (key in value and not self._fits(inner, value[key])):
                value[key] = self.of(inner, depth + 1)

    def _named(self, part: Mapping[str, Any], depth: int) -> dict[str, Any]:
        """Entries whose keys are chosen by authors."""
        patterns = dict(part.get("patternProperties", {}))
        if isinstance(rest := part.get("additionalProperties"), dict):
            patterns[r"^[a-z]+$"] = rest
        count = max(part.get("minProperties", 0), self.chance.randrange(3))
        return {self._matching(key): self.of(inner, depth + 1) for key, inner in patterns.items() for _ in range(count)}

    def _array(self, part: Mapping[str, Any], depth: int) -> list[Any]:
        least = part.get("minItems", 0)
        count = min(part.get("maxItems", 99), least + (self.chance.randrange(3) if depth < DEEP else 0))
        found: list[Any] = []
        for _ in range(20 * count):
            if len(found) == count:
                break
            each = self.of(part.get("items", {}), depth + 1)
            if not (part.get("uniqueItems") and each in found):
                found.append(each)
        return found

    def _string(self, part: Mapping[str, Any], _depth: int) -> str:
        for _ in range(100):
            text = self._text(part)
            if part.get("minLength", 0) <= len(text) <= part.get("maxLength", 10_000) and self._fits(part, text):
                return text
        raise AssertionError(f"nothing fits {part}")

    def _text(self, part: Mapping[str, Any]) -> str:
        day = date(1990, 1, 1) + timedelta(self.chance.randrange(20_000))
        if form := part.get("format"):
            return {"date": f"{day}", "date-time": f"{day}T09:00:00.000Z"}.get(form, f"https://a.example/{day}")
        if self.words and self.chance.random() < 0.4:
            return self.chance.choice(self.words)
        if part.get("pattern", r"\S") != r"\S":
            return self._matching(part["pattern"])
        letters = [chr(self.chance.choice((*range(32, 127), 0xE9, 0x2014, 0x4E00, 0x1F600))) for _ in range(20)]
        return " ".join(self.chance.choice((*TELLING, "".join(letters))) for _ in range(self.chance.randrange(1, 4)))

    def _matching(self, pattern: str) -> str:
        """A text that matches one of the plain expressions that the schemas use."""
        return self._written(re._parser.parse(pattern))  # type: ignore[attr-defined]

    def _written(self, parsed: Any) -> str:
        return "".join(self._atom(str(kind), given) for kind, given in parsed)

    def _atom(self, kind: str, given: Any) -> str:
        match kind:
            case "LITERAL":
                return chr(given)
            case "IN":
                return self._one_of(given)
            case "MAX_REPEAT":
                least, most, inner = given
                return "".join(self._written(inner) for _ in range(self.chance.randint(least, min(most, least + 3))))
            case "SUBPATTERN":
                return self._written(given[-1])
            case "BRANCH":
                return self._written(self.chance.choice(given[1]))
            case "ANY":
                return self.chance.choice("a1-")
            case "AT":
                return ""
        raise AssertionError(f"no way to write {kind}")

    def _one_of(self, given: Any) -> str:
        kind, value = self.chance.choice(given)
        if str(kind) == "RANGE":
            return chr(self.chance.randint(*value))
        return chr(value) if str(kind) == "LITERAL" else self.chance.choice("aZ9-/")

    def _integer(self, part: Mapping[str, Any], _depth: int) -> int:
        low, high = part.get("minimum", -1000), part.get("maximum", 10**9)
        return self.chance.choice(
            (low, high, self.chance.randint(low, high), self.chance.randint(low, min(high, low + 9)))
        )

    def _number(self, part: Mapping[str, Any], _depth: int) -> float:
        low = part.get("exclusiveMinimum", part.get("minimum", -1e6))
        return self.chance.choice((round(self.chance.uniform(low, part.get("maximum", 1e6)), 3), int(low) + 1))

    def _boolean(self, _part: Mapping[str, Any], _depth: int) -> bool:
        return self.chance.random() < 0.5

    def _null(self, _part: Mapping[str, Any], _depth: int) -> None:
        return None


@cache
def _validator(kind: str, condition: bytes) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$defs": schema(kind).get("$defs", {}), **msgspec.json.decode(condition)}, validate_formats=True
    )
