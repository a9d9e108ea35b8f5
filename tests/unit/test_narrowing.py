"""Steps from a validator's errors to findings, on a schema that is smaller and stranger than the real ones."""

import pytest

from mopscert.reading.narrowing import explain
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "kind"],
    "properties": {
        "name": {"$ref": "#/$defs/text", "description": "Its name. More words.", "examples": ["Larkspur"]},
        "kind": {"enum": ["list", "text"], "description": "Its kind.", "examples": ["list"]},
        "share": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 100,
            "multipleOf": 0.5,
            "description": "A share.",
        },
        "weights": {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {"^[a-z]+$": {"type": "integer"}},
            "additionalProperties": False,
        },
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}, "description": "Items."},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/text"}, "description": "Lines."},
    },
    "allOf": [
        {
            "if": {"properties": {"kind": {"const": "list"}}, "required": ["kind"]},
            "then": {"required": ["items"], "properties": {"lines": False}},
        }
    ],
    "$defs": {
        "text": {"type": "string", "minLength": 1, "description": "Words."},
        "item": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "why"],
            "properties": {
                "id": {"type": "string", "pattern": "^[a-z]+$"},
                "why": {"type": "string"},
                "big": {"const": True},
            },
        },
    },
}
CASES = {
    "mistyped": (
        """\
nmae: x
kind: text
""",
        """\
1:1 SCH020 "nmae" is not a key here
  help: did you mean "name"?
""",
    ),
    "mistyped, and optional": (
        """\
name: x
kind: text
shrae: 1
""",
        """\
3:1 SCH020 "shrae" is not a key here
  help: did you mean "share"?
""",
    ),
    "unlike all, one missing": (
        """\
nombre: x
kind: text
""",
        """\
1:1 SCH020 "nombre" is not a key here
  help: did you mean "name"?
""",
    ),
    "two mistyped": (
        """\
nmae: x
kidn: text
""",
        """\
1:1 SCH020 "nmae" is not a key here
  help: did you mean "name"?
2:1 SCH020 "kidn" is not a key here
  help: did you mean "kind"?
""",
    ),
    "unlike all, none missing": (
        """\
name: x
kind: text
zzz: 1
""",
        """\
3:1 SCH020 "zzz" is not a key here
  help: remove it; the keys here are name, kind, share, weights, items, lines
""",
    ),
    "one missing": (
        """\
kind: text
""",
        """\
1:1 SCH021 the key "name" is missing here
  help: add it, for example name: Larkspur (Its name)
""",
    ),
    "two missing": (
        """\
share: 1
""",
        """\
1:1 SCH021 the keys "name", "kind" are missing here
  help: add them, or remove the line that starts this group if it is left over
""",
    ),
    "needed by a condition": (
        """\
name: x
kind: list
""",
        """\
2:7 SCH021 "kind: list" needs "items", which is missing here
  help: add "items", or change kind
""",
    ),
    "mistyped and needed by a condition": (
        """\
name: x
kind: list
itmes: []
""",
        """\
3:1 SCH020 "itmes" is not a key here
  help: did you mean "items"?
""",
    ),
    "ruled out by a condition": (
        """\
name: x
kind: list
items: []
lines: [a]
""",
        """\
4:1 SCH020 "lines" does not go with "kind: list"
  help: remove it, or change kind
""",
    ),
    "needed and ruled out": (
        """\
name: x
kind: list
lines: [a]
""",
        """\
2:7 SCH021 "kind: list" needs "items", which is missing here, and does not go with "lines"
  help: add "items", or change kind
""",
    ),
    "slipped out of its group": (
        """\
name: x
kind: list
items:
  - id: a
why: b
""",
        """\
5:1 SCH020 "why" is not a key here, but of the group that starts at line 4
  help: indent it like the other keys of that group
""",
    ),
    "slipped into the next group": (
        """\
name: x
kind: list
items:
  - id: a
  - why: b
    id: c
    why: d
""",
        """\
7:5 SCH007 the key "why" stands here for the second time
  help: keep one of the two; if a new list item was meant, start it with a dash
""",
    ),
    "an item of another sort": (
        """\
name: x
kind: text
lines:
  - a
  - id: b
    why: c
""",
        """\
5:5 SCH022 an entry of "lines" should be text, but this is a group of keys
  help: write one text, without keys of its own
""",
    ),
    "the key of a needed list is lost": (
        """\
name: x
kind: list
lines:
  - a
  - id: b
    why: c
""",
        """\
2:7 SCH021 "kind: list" needs "items", which is missing here, and does not go with "lines"
  help: add "items", or change kind
""",
    ),
    "the key of a text is lost": (
        """\
name: x
kind: list
items:
  - id: a
      b and c
""",
        """\
4:5 SCH021 the key "why" is missing here
  help: add it, for example why: ... (see the format reference)
""",
    ),
    "a type, and nothing else about the value": (
        """\
name: x
kind: 1
""",
        """\
2:7 SCH023 "1" is not a value of "kind"
  help: use one of: list, text
""",
    ),
    "not above the limit": (
        """\
name: x
kind: text
share: 200
""",
        """\
3:8 SCH023 "share" is 200, which is too large
  help: write 100 or less
""",
    ),
    "a key that fits no pattern": (
        """\
name: x
kind: text
weights: {A1: 1}
""",
        """\
3:11 SCH020 "A1" is not a key here
  help: use the id of what it stands for
""",
    ),
    "a key with a line end fits no pattern": (
        """\
name: x
kind: text
weights: {"a\\n": 1}
""",
        """\
3:11 SCH020 "a
" is not a key here
  help: use the id of what it stands for
""",
    ),
    "a text with a line end fits no pattern": (
        """\
name: x
kind: list
items: [{id: "a\\n", why: b}]
""",
        """\
3:14 SCH023 "a" does not fit "id"
  help: write see the format reference
""",
    ),
    "no entries": (
        """\
name: x
kind: text
weights: {}
""",
        """\
3:10 SCH023 "weights" has 0 entries, which is too few
  help: give at least 1
""",
    ),
    "not true": (
        """\
name: x
kind: list
items: [{id: a, why: b, big: false}]
""",
        """\
3:25 SCH023 "big" can only be true
  help: remove the line: without it the same is said
""",
    ),
    "no group of keys": (
        """\
- x
""",
        """\
1:1 SCH022 the file should be a group of keys, but this is a list
  help: write keys with their values, each on a line of its own, indented by two spaces
""",
    ),
    "a limit without words": (
        """\
name: x
kind: text
share: 0
""",
        """\
3:8 SCH023 the value of "share" is not allowed
  help: write what the format reference says: A share
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_explanation(text, expected):
    document, findings = load(TextFile("a.yaml", text))
    found = sorted([*findings, *explain(SCHEMA, document)], key=lambda finding: finding.sort_key)
    assert "".join(map(_shown, found)) == expected


def _shown(finding):
    place = finding.place
    return f"{place.line}:{place.column} {finding.rule.code} {finding.message}\n  help: {finding.help}\n"
