"""The order of keys that authors see in the format reference: that of the properties in the JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from mopscert.scaffold.yaml_tree import Collection, Entry, Node, Scalar, Tree
from mopscert.schemas import schema

Schema = Mapping[str, Any]


def in_order(tree: Tree, kind: str) -> Tree:
    """The tree of a file of a kind with its keys in order; a key that the schema does not know stays behind another."""
    root = schema(kind)
    return msgspec.structs.replace(tree, root=_ordered(tree.root, [root], root))


def _ordered(node: Node, schemas: list[Schema], root: Schema) -> Node:
    if isinstance(node, Scalar):
        return node
    found = [each for given in schemas for each in _applicable(given, node, root)]
    entries = [
        msgspec.structs.replace(entry, value=_ordered(entry.value, list(_inside(found, entry)), root))
        for entry in node.entries
    ]
    if node.is_object:
        ranks = {key: rank for rank, key in enumerate(_keys(found))}
        entries = _sorted(entries, ranks)
    return msgspec.structs.replace(node, entries=tuple(entries))


def _sorted(entries: list[Entry], ranks: Mapping[str, int]) -> list[Entry]:
    ranked, rank = [], -1
    for entry in entries:
        rank = ranks.get(_name(entry), rank)
        ranked.append((rank, entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _applicable(given: Schema, node: Collection, root: Schema) -> Iterator[Schema]:
    """A schema without its references, and the consequences of its conditions that a value meets."""
    if "$ref" in given:
        yield from _applicable(root["$defs"][given["$ref"].rsplit("/", 1)[-1]], node, root)
    yield given
    for each in given.get("allOf", ()):
        if "if" not in each:
            yield from _applicable(each, node, root)
        elif branch := each.get("then" if _meets(node, each["if"]) else "else"):
            yield from _applicable(branch, node, root)


def _meets(node: Collection, condition: Schema) -> bool:
    values = {_name(entry): entry.value.value for entry in node.entries if isinstance(entry.value, Scalar)}
    return all(
        values.get(key) == test["const"] if "const" in test else values.get(key) in test.get("enum", ())
        for key, test in condition.get("properties", {}).items()
    )


def _keys(found: list[Schema]) -> Iterator[str]:
    names = [key for each in found for key, value in each.get("properties", {}).items() if value is not False]
    yield from dict.fromkeys(names)


def _inside(found: list[Schema], entry: Entry) -> Iterator[Schema]:
    """Schemas of the value of an entry."""
    for each in found:
        if entry.key is None:
            candidates = [each.get("items")]
        elif _name(entry) in each.get("properties", {}):
            candidates = [each["properties"][_name(entry)]]
        else:
            patterns = each.get("patternProperties", {}).items()
            candidates = [inner for pattern, inner in patterns if re.search(pattern, _name(entry))]
            candidates = candidates or [each.get("additionalProperties")]
        yield from (candidate for candidate in candidates if isinstance(candidate, dict))


def _name(entry: Entry) -> str:
    return str(entry.key.value) if entry.key else ""
